import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { diskFolder } from '../src/load/folder.ts';
import { describeInChromium, launch, opener } from './support/chromium.ts';
import { copyExamples } from './support/examples.ts';
import { hostile } from './support/hostile.ts';
import { htmlPage } from './support/page.ts';
import { evid } from './support/terminal.ts';
import { workspaceFiles } from './support/workspace.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in the page as it stands, each with the first element that it is about; `whole` looks at what is hidden too. */
async function accessibilityFaults(page: Page, { rules, whole = false }: { rules?: string[]; whole?: boolean } = {}) {
  await page.evaluate(`globalThis.axe === undefined && (() => { ${axe} })()`);
  const asked = { resultTypes: ['violations'], selectors: false, ...(rules === undefined ? {} : { runOnly: rules }) };
  // Nine elements of ten are hidden, and axe walks through each before it leaves it out.
  return page.evaluate<string[]>(`(async () => {
    const isHidden = (each) => !each.checkVisibility() && each.parentElement.checkVisibility();
    const left = ${whole} ? [] : [...document.querySelectorAll('body *')].filter(isHidden);
    const hidden = left.map((each) => [each, new Comment()]);
    for (const [each, mark] of hidden) each.replaceWith(mark);
    const { violations } = await axe.run(document, ${JSON.stringify(asked)});
    for (const [each, mark] of hidden) mark.replaceWith(each);
    return violations.map(({ id, nodes }) => id + ': ' + nodes[0].html);
  })()`);
}

/** Goes to a part of the page, and waits until the page has heard of it. */
const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate(`location.hash === ${JSON.stringify(hash)} ? undefined : new Promise((heard) => {
    addEventListener('hashchange', () => setTimeout(heard), { once: true });
    location.hash = ${JSON.stringify(hash)};
  })`);
};
/** Until the page has heard of what was done last: an address changes first, and what goes by it is told of that some tasks later. */
const heard = (page: Page): Promise<void> => page.waitForTimeout(50);
const click = async (what: Locator): Promise<void> => {
  await what.click();
  await heard(what.page());
};
const press = async (where: Page | Locator, key: string): Promise<void> => {
  if ('keyboard' in where) await where.keyboard.press(key);
  else await where.press(key);
  await heard('keyboard' in where ? where : where.page());
};
const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.textContent.trim().slice(0, 60)');
/** How many sheets of paper the page takes as it stands. */
const sheets = async (page: Page): Promise<number> =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type ?\/Page\b/g)!.length;

describeInChromium('the page in a browser', () => {
  const root = copyExamples();
  const cohort = join(root, 'out/status.html');
  const single = join(root, 'out/amira.html');
  let browser: Browser;
  let open: ReturnType<typeof opener>;

  beforeAll(async () => {
    const made = [
      await evid(['status', '--format', 'html', '-o', 'out/status.html'], { cwd: root }),
      await evid(['matrix', 'amira-khan', '--format', 'html', '-o', 'out/amira.html'], { cwd: root }),
    ];
    expect(made.map(({ status }) => status)).toEqual([0, 0]);
    browser = await launch();
    open = opener(browser);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('leads by mouse from the cohort to a learner, a cell, its passage and the place in the text', async () => {
    const { page, faults } = await open(cohort);
    await click(page.getByRole('link', { name: 'Amira Khan' }));
    expect(await page.locator('h1:visible').textContent()).toBe('Amira Khan');
    await click(page.getByRole('link', { name: 'Matrix' }));
    await click(page.getByRole('link', { name: 'E03 on B9/1.5: accepted' }));
    const panel = page.getByRole('complementary');
    await expect.poll(() => panel.textContent()).toContain('the desk and I changed three bookings');
    expect(await panel.textContent()).toContain('Decided met by J. Okafor on 2026-03-18, record A01.');
    await click(panel.getByRole('link', { name: 'E03, line 32' }));
    await expect.poll(() => page.locator('.here').textContent()).toMatch(/^Meanwhile the maintenance desk/);
    expect(await page.locator('.here').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  it('leads the same way by keyboard, and back', async () => {
    const { page, faults } = await open(cohort);
    await press(page, '/');
    await page.keyboard.type('amira');
    await expect.poll(() => page.locator('#found').textContent()).toBe('1 of 3 shown, 15 gaps');
    await page.getByRole('link', { name: 'Amira Khan' }).focus();
    await press(page, 'Enter');
    await expect.poll(() => focused(page)).toBe('Amira Khan');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('none');
    await press(page.getByRole('link', { name: 'Matrix' }), 'Enter');
    await page.getByRole('link', { name: '1.4', exact: true }).first().focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await press(page, key);
    const cell = await focused(page);
    expect(cell).toBe('↺E10 on B9/2.6: stale');
    await press(page, 'Enter');
    await expect.poll(() => focused(page)).toMatch(/^B9\/2\.6/);
    await press(page, 'Escape');
    await expect.poll(() => focused(page)).toBe(cell);
    expect(await page.locator('#panel').isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  it('opens what an address names, and goes back with the browser', async () => {
    const { page, faults } = await open(cohort, { hash: '#/amira-khan/B9/1.5' });
    const panel = page.locator('#panel');
    expect(await panel.locator('.claim').count()).toBe(3);
    await click(panel.getByRole('link', { name: /^E06/ }).first());
    await expect.poll(() => panel.locator('h2').first().textContent()).toMatch(/^E06/);
    await page.goBack();
    await expect.poll(() => panel.locator('h2').first().textContent()).toMatch(/^B9\/1\.5/);
    await click(page.getByRole('button', { name: /^Close/ }));
    expect(await panel.isVisible()).toBe(false);
    await click(page.getByRole('link', { name: 'All learners' }));
    await expect.poll(() => page.locator('#overview').isVisible()).toBe(true);
    await page.goBack();
    await expect.poll(() => page.locator('h1:visible').textContent()).toBe('Amira Khan');
    await page.goto(`file://${cohort}#/amira-khan/E99`);
    await expect.poll(() => page.locator('#lost').isVisible()).toBe(true);
    await page.goto('about:blank');
    await page.goto(`file://${cohort}#elsewhere`);
    await expect.poll(() => page.locator('#overview').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  it('keeps the words of the filter with the page that they were asked of, and the unit where there is one', async () => {
    const { page, faults } = await open(cohort);
    const filter = page.getByLabel('Filter');
    const units = page.locator('#unit-filter');
    await filter.fill('amira');
    await units.selectOption('B8');
    await expect
      .poll(() => page.locator('#nothing').innerText())
      .toMatch(/^Nothing here matches “amira” and is of B8\./);
    await units.selectOption('B9');
    await click(page.getByRole('link', { name: 'Amira Khan' }));
    await expect.poll(() => filter.inputValue()).toBe('');
    expect(await units.inputValue()).toBe('B9');
    await click(page.getByRole('link', { name: 'Gaps', exact: true }));
    await filter.fill('no such words');
    await expect.poll(() => page.locator('#nothing').isVisible()).toBe(true);
    expect(await page.locator('.unit:visible').count()).toBe(0);
    await click(page.getByRole('button', { name: 'Clear the filter' }));
    expect(await page.locator('#nothing').isVisible()).toBe(false);
    expect(await page.locator('.unit:visible').count()).toBe(2);
    await units.selectOption('58A');
    await goTo(page, '#/grace-oyelaran');
    expect(await units.inputValue()).toBe('');
    await goTo(page, '#/');
    expect([await filter.inputValue(), await units.inputValue()]).toEqual(['amira', '58A']);
    expect(await page.locator('.cohort tbody tr:visible').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('gives the keyboard back to the last cell that was opened, or to the page where its link is folded away', async () => {
    const { page, faults } = await open(cohort, { hash: '#/amira-khan/matrix' });
    await click(page.getByRole('link', { name: 'E03 on B9/1.5: accepted' }));
    await click(page.getByRole('link', { name: 'E06 on B9/1.5: accepted' }));
    await click(page.locator('#panel').getByRole('link', { name: /^E06/ }).first());
    await expect.poll(() => page.locator('#panel h2').first().textContent()).toMatch(/^E06/);
    await press(page, 'Escape');
    await expect.poll(() => focused(page)).toBe('●E06 on B9/1.5: accepted');
    await goTo(page, '#/unit/B9');
    await click(page.locator('.by-criterion td.s-stale a').first());
    await press(page, 'Escape');
    await expect.poll(() => focused(page)).toBe('↺');
    expect(faults).toEqual([]);
    const { page: deep } = await open(cohort, { hash: '#/amira-khan/B9/1.5/E03' });
    await press(deep, 'Escape');
    await expect.poll(() => focused(deep)).toBe('Amira Khan');
  });

  it('makes room for the panel, so that the cell stays in sight, and goes on beside it with the arrow keys', async () => {
    const { page, faults } = await open(cohort, { hash: '#/amira-khan/matrix' });
    await click(page.getByRole('link', { name: 'E25 on B9/2.6' }));
    const isInSight = () =>
      page.evaluate(`(() => {
        const { left, right, top, bottom } = document.querySelector('.matrix .open').getBoundingClientRect();
        const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return there.closest('.open') !== null;
      })()`);
    expect(await isInSight()).toBe(true);
    await press(page, 'ArrowLeft');
    await expect.poll(() => focused(page)).toMatch(/^B9\/2\.6/);
    expect(page.url()).toMatch(/#\/amira-khan\/B9\/2\.6\/E10$/);
    expect(await isInSight()).toBe(true);
    await press(page, 'Escape');
    await expect.poll(() => focused(page)).toBe('↺E10 on B9/2.6: stale');
    expect(await page.evaluate('location.hash')).toBe('#/amira-khan/matrix');
    expect(faults).toEqual([]);
  });

  it('opens with the learners of a unit where evid matrix --cohort was asked for one', async () => {
    const made = async (units: string, file: string) => {
      await evid(['matrix', '--cohort', '--unit', units, '--format', 'html', '-o', file], { cwd: root });
      return join(root, file);
    };
    const { page: several } = await open(await made('B9,B8', 'out/units.html'));
    expect(await several.locator('#overview').isVisible()).toBe(true);
    const { page, faults } = await open(await made('B9', 'out/unit.html'));
    expect(await page.locator('h1:visible').textContent()).toMatch(/^B9 /);
    await click(page.getByRole('link', { name: 'All learners' }));
    await expect.poll(() => page.locator('#overview').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  it('has the words of a unit’s criteria below its table, where the heads lead', async () => {
    const { page, faults } = await open(cohort, { hash: '#/unit/B9' });
    await click(page.getByRole('link', { name: '2.4', exact: true }));
    await expect.poll(() => focused(page)).toMatch(/^2\.4Develop positive relationships/);
    expect(await page.locator('#lost').isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  it('leads from the head of a learner’s page to actions, feedback and what waits, in the view of the status', async () => {
    const { page, faults } = await open(cohort, { hash: '#/amira-khan/matrix' });
    await click(page.getByRole('link', { name: '1 record without a countersignature' }));
    await expect.poll(() => focused(page)).toBe('Waiting for a countersignature 1');
    expect(await page.locator('details.note').nth(2).innerText()).toContain('is not countersigned yet');
    expect(await page.locator('.views [aria-current]').textContent()).toBe('Status');
    expect(faults).toEqual([]);
  });

  it('shows only what is open, or only what is asked for, and counts it', async () => {
    const { page, faults } = await open(single);
    const found = page.locator('#found');
    await page.getByLabel('Open only').check();
    await page.getByLabel('Unit').selectOption('B9');
    expect(await page.locator('.matrix [data-row]:visible th').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^3\.6 /), expect.stringMatching(/^ER5b /)]),
    );
    expect(await page.locator('.matrix [data-row]:visible .s-met.sign').count()).toBe(0);
    expect(await found.textContent()).toBe('7 of 65 shown');
    await page.getByLabel('Filter').fill('cooperative');
    await expect.poll(() => found.textContent()).toBe('1 of 65 shown');
    await page.getByLabel('Filter').fill('no such words');
    await expect.poll(() => found.textContent()).toBe('Nothing matches');
    expect(faults).toEqual([]);
  });

  it('sorts the cohort, and shows a unit criterion by criterion', async () => {
    const { page, faults } = await open(cohort);
    const learners = () => page.locator('.cohort tbody th a').allTextContents();
    await click(page.getByRole('button', { name: 'Gaps' }));
    expect(await learners()).toEqual(['Tomasz Wróbel', 'Amira Khan', 'Grace Oyelaran']);
    await click(page.getByRole('button', { name: 'Gaps' }));
    expect(await learners()).toEqual(['Grace Oyelaran', 'Amira Khan', 'Tomasz Wróbel']);
    await click(page.getByRole('navigation', { name: 'Units' }).getByRole('link', { name: 'B9', exact: true }));
    await click(page.locator('.by-criterion td.s-stale a').first());
    await expect.poll(() => page.locator('#panel h2').first().textContent()).toBe('B9/2.4 ↺ stale');
    expect(faults).toEqual([]);
  });

  it('has nothing for axe to find', async () => {
    const { page, faults } = await open(cohort);
    for (const hash of ['#/', '#/unit/B9', '#/amira-khan/gaps', '#/amira-khan/B9/2.4', '#/amira-khan/58A/ER5']) {
      await goTo(page, hash);
      expect({ hash, found: await accessibilityFaults(page) }).toEqual({ hash, found: [] });
    }
    await goTo(page, '#/grace-oyelaran/matrix');
    await goTo(page, '#/grace-oyelaran/E02');
    expect(await accessibilityFaults(page, { whole: true })).toEqual([]);
    await goTo(page, '#/');
    await page.getByLabel('Filter').fill('no such words');
    await expect.poll(() => page.locator('#nothing').isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('has enough contrast in the dark too, and changes between light and dark when asked', async () => {
    const { page, faults } = await open(cohort, { colorScheme: 'dark' });
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await ground()).toBe('rgb(22, 24, 27)');
    for (const hash of ['#/', '#/amira-khan/matrix', '#/amira-khan/E03', '#/grace-oyelaran/gaps']) {
      await goTo(page, hash);
      expect({ hash, found: await accessibilityFaults(page, { rules: ['color-contrast'] }) }).toEqual({
        hash,
        found: [],
      });
    }
    await click(page.getByRole('button', { name: 'Light' }));
    expect(await ground()).toBe('rgb(250, 249, 246)');
    expect(await page.locator('#theme').textContent()).toBe('Dark');
    expect(faults).toEqual([]);
  });

  it('fits a telephone, where the panel takes the whole width', async () => {
    const { page, faults } = await open(cohort, { viewport: { width: 360, height: 740 } });
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    for (const hash of [
      '#/',
      '#/amira-khan/gaps',
      '#/amira-khan/matrix',
      '#/amira-khan/evidence',
      '#/amira-khan/E03',
    ]) {
      await goTo(page, hash);
      expect({ hash, overflow: await overflow() }).toEqual({ hash, overflow: 0 });
    }
    const inert = "[...document.querySelectorAll('main, #bar, #foot, .skip')].map((each) => each.inert)";
    expect(await page.evaluate(inert)).toEqual([true, true, true, true]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1600, height: 740 });
    await expect.poll(() => page.evaluate(inert)).toEqual([false, false, false, false]);
    await page.setViewportSize({ width: 360, height: 740 });
    await goTo(page, '#/');
    expect(await page.locator('.cohort tbody tr').first().innerText()).toMatch(/^Amira Khan/);
    expect(await page.locator('.cohort tr:first-child td:visible').count()).toBe(6);
    expect(await page.evaluate("document.getElementById('bar').offsetHeight")).toBeLessThan(110);
    await goTo(page, '#/amira-khan/matrix');
    const hint = "getComputedStyle(document.querySelector('.view[data-view=matrix] .scroll'), '::before').content";
    expect(await page.evaluate(hint)).toContain('scroll sideways');
    await page.setViewportSize({ width: 1600, height: 740 });
    await expect.poll(() => page.evaluate(hint)).toBe('none');
    expect(faults).toEqual([]);
  });

  it('prints what is on the screen: the view that is open, the rows that the filter leaves, what is unfolded', async () => {
    const { page, faults } = await open(single, { hash: '#/amira-khan/gaps' });
    const shown = (what: string) => page.locator(what).filter({ visible: true }).count();
    await page.getByLabel('Unit').selectOption('B9');
    const [rows, folds, plain] = [await shown('[data-row]'), await shown('details[open]'), await sheets(page)];
    await page.emulateMedia({ media: 'print' });
    expect([await shown('[data-row]'), await shown('details[open]')]).toEqual([rows, folds]);
    expect(await shown('#bar, #panel, .views, .appendix, .view[data-view=matrix]')).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    await goTo(page, '#/amira-khan/B9/1.5');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#panel').innerText()).toContain('Decided met by');
    await page.emulateMedia({ media: 'screen' });
    expect(plain).toBeLessThan(5);
    expect(faults).toEqual([]);
  });

  it('prints all of it for who chooses so, and stands afterwards as before', async () => {
    const { page, faults } = await open(single, { hash: '#/amira-khan/gaps' });
    await page.getByLabel('Open only').check();
    await page.evaluate('globalThis.print = () => {}');
    await click(page.getByRole('button', { name: 'Print all' }));
    await page.emulateMedia({ media: 'print' });
    for (const words of [
      'What is covered',
      'Explain who is involved',
      'Decided met by',
      'Saltmere Couriers have carried',
    ]) {
      await expect.poll(() => page.getByText(words).first().isVisible()).toBe(true);
    }
    expect(await page.locator('.learner [data-row]:visible').count()).toBe(
      await page.locator('.learner [data-row]').count(),
    );
    expect(await page.locator('.appendix .entry:visible').count()).toBe(await page.locator('.entry').count());
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('details.covered[open]').count()).toBe(0);
    expect(await page.locator('.appendix').isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  it('counts what the filter leaves, group by group and unit by unit', async () => {
    const { page, faults } = await open(single, { hash: '#/amira-khan/gaps' });
    const missing = page.locator('.unit').first().locator('.fold').first().locator('.count');
    const all = Number(await missing.textContent());
    await page.getByLabel('Filter').fill('cooperative');
    await expect.poll(() => missing.textContent()).toBe(`2 of ${all}`);
    await page.getByLabel('Filter').fill('');
    await expect.poll(() => missing.textContent()).toBe(String(all));
    expect(faults).toEqual([]);
  });

  it('can be read where no script runs', async () => {
    const { page, faults } = await open(single, { javaScriptEnabled: false });
    const words = await page.locator('body').innerText();
    expect(words).toContain('What is missing');
    expect(words).toContain('the desk and I changed three bookings');
    expect(words).toContain('Saltmere Couriers have carried our keys');
    expect(words).not.toContain('Open only');
    await click(page.locator('.matrix a', { hasText: 'E03 on B9/1.5: accepted' }));
    expect(page.url()).toMatch(/#\/amira-khan\/B9\/1\.5\/E03$/);
    expect(await page.locator(':target h5').textContent()).toMatch(/^E03/);
    expect(faults).toEqual([]);
  });

  it('shows hostile text as what it is, and runs none of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evid-hostile-'));
    for (const [path, content] of Object.entries(await workspaceFiles(hostile))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    await evid(['gaps', '--format', 'html', '-o', 'x.html'], { cwd: folder });
    const { page, faults } = await open(join(folder, 'x.html'));
    expect(await page.locator('h1').textContent()).toBe(`<img src=x onerror="alert('name')">`);
    await click(page.getByRole('link', { name: 'Evidence', exact: true }));
    await click(page.getByRole('link', { name: 'E01', exact: true }));
    const body = page.locator('#panel .body');
    await expect.poll(() => body.textContent()).toContain("<script>alert('body')</script>");
    expect(await page.locator('#panel h2').first().textContent()).toBe(
      "E01 </noscript></script><script>alert('title')</script>",
    );
    expect(await body.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'https://example.org/?a=%22b%22',
      null,
    ]);
    expect(await page.locator('#stage, #panel').locator('img, script, iframe, style, svg:not(.bar)').count()).toBe(0);
    expect(faults).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('fits forty learners and ten units into 1280 pixels, the words of a cell where one points, goes by keyboard or taps', async () => {
    const { result } = await checkWorkspace({ folder: diskFolder(root), today: '2026-11-22' });
    const [amira] = result.portfolios;
    const units = Array.from({ length: 10 }, (_, index) => ({ ...amira!.units[index % 2]!, unit: `Unit-${index}` }));
    const portfolios = Array.from({ length: 40 }, (_, index) => ({
      ...amira!,
      path: `portfolios/learner-${index}`,
      learner: { id: `L-${index}`, name: `Learner with a name ${index}` },
      units,
    }));
    const file = join(root, 'out/wide.html');
    const page = htmlPage({ ...result, portfolios }, { fileText: () => '' }, { opens: 'status', base: '../' });
    writeFileSync(file, page);
    const { page: wide, faults } = await open(file);
    expect(await wide.locator('.scroll.fits').count()).toBe(1);
    const words = wide.locator('.cohort small:visible', { hasText: 'claimed' });
    expect(await words.count()).toBe(0);
    await wide.locator('.heat a').nth(11).hover();
    expect(await words.allTextContents()).toEqual(['in progress · 3 claimed · 3/5 ERs']);
    await wide.mouse.move(0, 0);
    await wide.getByRole('link', { name: 'Learner with a name 0' }).focus();
    await press(wide, 'Tab');
    expect(await words.count()).toBe(1);
    expect(await accessibilityFaults(wide)).toEqual([]);
    const { page: touched } = await open(file, { hasTouch: true, isMobile: true });
    const cell = touched.locator('.heat a').nth(11);
    await cell.tap();
    expect(await touched.locator('.told small:visible').count()).toBe(1);
    await cell.tap();
    await expect.poll(() => touched.locator('h1:visible').textContent()).toBe('Learner with a name 1');
    expect(faults).toEqual([]);
  });

  it('has the glyphs of a row on one line, and for what is missing another shape than for what is met', async () => {
    const { page, faults } = await open(cohort, { hash: '#/unit/B9' });
    const tops = await page
      .locator('.by-criterion tbody tr:first-child i')
      .evaluateAll((glyphs) => glyphs.map((each) => Math.round(each.getBoundingClientRect().top)));
    expect(tops.length).toBeGreaterThan(20);
    expect(new Set(tops).size).toBe(1);
    const corners = await page.evaluate(
      "getComputedStyle(document.querySelector('.s-missing i'), '::after').borderRadius",
    );
    expect([corners, await page.locator('td.s-met i').first().textContent()]).toEqual(['0px', '●']);
    expect(faults).toEqual([]);
  });

  it('holds a large cohort as data, says what it leaves out, and makes the page of a learner that is opened', async () => {
    const { result } = await checkWorkspace({ folder: diskFolder(root), today: '2026-11-22' });
    const [amira] = result.portfolios;
    const portfolios = Array.from({ length: 60 }, (_, index) => ({
      ...amira!,
      path: `portfolios/learner-${index}`,
      learner: index < 50 ? { id: `L-${index}`, name: `Learner ${index}, \ue000 and \uf8ff` } : { id: `L-${index}` },
    }));
    const onDisk = (file: string) => join(root, file.replace(/learner-\d+/, 'amira-khan'));
    const look = { fileText: (file: string) => readFileSync(onDisk(file), 'utf8') };
    const file = join(root, 'out/large.html');
    const html = htmlPage({ ...result, portfolios }, look, { opens: 'status', base: '../', mostItems: 100 });
    expect(html.length).toBeLessThan(60 * 12_000);
    writeFileSync(file, html);
    const { page, faults } = await open(file);
    expect(await page.locator('.cohort tbody tr').count()).toBe(60);
    expect(await page.locator('#foot').textContent()).toContain('There are more than 100 items');
    await click(page.getByRole('link', { name: 'Learner 42', exact: false }));
    expect(await page.locator('h1:visible').textContent()).toBe('Learner 42, \ue000 and \uf8ff');
    await click(page.getByRole('link', { name: 'Matrix' }));
    await click(page.getByRole('link', { name: 'E03 on B9/1.5: accepted' }));
    await expect.poll(() => page.locator('#panel').textContent()).toContain('the desk and I changed three bookings');
    await page
      .locator('#panel')
      .getByRole('link', { name: /^E03 Courier/ })
      .click();
    await expect.poll(() => page.locator('#panel').textContent()).toContain('The text is left out of this page');
    await page.goto(`file://${file}#/learner-52/B9/1.5`);
    await expect.poll(() => page.locator('#stage h1').textContent()).toBe('L-52');
    expect(await page.evaluate('location.hash')).toBe('#/L-52/B9/1.5');
    expect(await page.locator('#panel h2').first().textContent()).toMatch(/^B9\/1\.5/);
    expect(faults).toEqual([]);
  });
});
