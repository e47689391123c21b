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

const usual = { width: 1280, height: 900 };
type Look = Parameters<Browser['newPage']>[0];

/** Opens files in a browser, one at a time, and watches each from the first moment. */
export function opener(browser: Browser) {
  // A page of its own costs more than all that a test does in it: only one that looks otherwise than usual has one.
  let shared: Page | undefined;
  let own: Page | undefined;
  let watched = { file: '', faults: [] as string[] };

  const pageLike = async (look: Look) => {
    await own?.close();
    own = undefined;
    if (look !== undefined) {
      own = watch(await browser.newPage({ viewport: usual, ...look }));
      return own;
    }
    shared ??= watch(await browser.newPage({ viewport: usual }));
    await shared.emulateMedia({ media: null });
    await shared.mouse.move(0, 0);
    return shared;
  };
  const watch = (page: Page) => {
    page.on('console', (message) => watched.faults.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => watched.faults.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => watched.faults.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      const url = request.url().split('#')[0]!;
      if (url !== 'about:blank' && url !== `file://${watched.file}`) watched.faults.push(`request: ${url}`);
    });
    return page;
  };

  return async (file: string, { hash = '', ...look }: { hash?: string } & Look = {}): Promise<Watched> => {
    const page = await pageLike(Object.keys(look).length > 0 ? look : undefined);
    await page.goto('about:blank');
    watched = { file, faults: [] };
    await page.goto(`file://${file}${hash}`);
    return { page, faults: watched.faults };
  };
}
