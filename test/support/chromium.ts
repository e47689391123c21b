import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describe } from 'vitest';

/** Where Debian and its relatives put the browser. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const installed = places.find((path) => existsSync(path));

/** Tests that need a browser; where there is none they are skipped, and said to be. */
export function describeInChromium(name: string, tests: () => void): void {
  if (installed === undefined) {
    process.stderr.write(`\n${name}: skipped, for there is no Chromium here (${places.join(', ')})\n`);
  }
  describe.skipIf(installed === undefined)(name, tests);
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: installed!, args: ['--no-sandbox', '--disable-gpu'] });

/** What a page did that it must not: messages, errors, requests for anything but itself, breaches of its own policy. */
export interface Watched {
  page: Page;
  faults: string[];
}

/** Opens a file in a page of its own and watches it from the first moment. */
export async function openWatched(
  browser: Browser,
  file: string,
  { hash = '', ...options }: { hash?: string } & Parameters<Browser['newPage']>[0] = {},
): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const faults: string[] = [];
  const own = `file://${file}`;
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== own) faults.push(`request: ${request.url()}`);
  });
  await page.goto(`${own}${hash}`);
  return { page, faults };
}
