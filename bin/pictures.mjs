// Makes the pictures of the documentation from the example portfolios with the built program: npm run pictures.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { session, terminalPicture } from './terminal-picture.mjs';

const folder = 'docs/pictures';
/** The day on which everything in the documentation takes place. */
const day = ['--today', '2026-11-22'];
/** No picture may take longer to load than the page that shows it. */
const most = 200_000;

const scratch = mkdtempSync(join(tmpdir(), 'evid-pictures-'));
try {
  const shown = session.commands.map((command) => ({
    command,
    output: run([...command, ...day, '--color=always']),
  }));
  writeFileSync(join(folder, 'terminal.svg'), terminalPicture(session, shown));
  const page = join(scratch, 'page.html');
  run([
    'gaps',
    'portfolios/amira-khan',
    'portfolios/grace-oyelaran',
    'portfolios/tomasz-wrobel',
    ...day,
    '--format',
    `html=${page}`,
  ]);
  await photograph(page);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/evid.js', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`evid ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The page as a person sees it who has opened a cell of a learner's matrix, in light and in dark. */
async function photograph(file) {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('the page was not photographed, for there is no Chromium here');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 760 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    await page.goto(`file://${file}#/amira-khan/matrix`);
    await page.getByRole('link', { name: 'E01 on B9/1.1' }).click();
    await page.evaluate('scrollTo(0, 0)');
    await page.mouse.move(0, 0);
    const path = join(folder, `page-${colorScheme}.png`);
    await page.screenshot({ path });
    if (statSync(path).size > most) throw new Error(`${path} is larger than ${most} bytes`);
    await page.close();
  }
  await browser.close();
}
