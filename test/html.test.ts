import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { bodyHtml } from '../src/page/evidence-body.ts';
import { packer, reader } from '../src/page/packing.ts';
import { withSeparators } from '../src/words/counts.ts';
import { everyKind } from './support/every-report.ts';
import { copyExamples } from './support/examples.ts';
import { hostile } from './support/hostile.ts';
import { htmlPage } from './support/page.ts';
import { evid as run } from './support/terminal.ts';
import { pagesMadeOf, wholePage } from './support/whole-page.ts';
import { assessment, item, smallUnit, unit, verification, workspaceFiles } from './support/workspace.ts';

const examples = copyExamples();
afterAll(() => rmSync(examples, { recursive: true, force: true }));
const evid: typeof run = (args, world = {}) => run(args, { cwd: examples, ...world });
const pageOf = async (...args: string[]): Promise<string> => {
  const { status, stdout, stderr } = await evid([...args, '--format', 'html']);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};

const tagsOf = (html: string): string[] => html.replace(/<script>[\s\S]*?<\/script>/g, '').match(/<[a-z][^>]*>/g) ?? [];
const attributes = (html: string, name: string): string[] =>
  tagsOf(html).flatMap((tag) =>
    [...tag.matchAll(new RegExp(`(?<=\\s)${name}="([^"]*)"`, 'g'))].map(([, value]) => value!),
  );
const insides = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(([, text]) => text!);

describe('the HTML page', () => {
  it('allows by its own policy the script and the styles that it has, and nothing else', async () => {
    const html = await pageOf('gaps');
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const styles = insides(html, 'style').map(hash).join(' ');
    const scripts = insides(html, 'script').map(hash).join(' ');
    expect(html).toContain(
      `content="default-src 'none'; style-src ${styles}; script-src ${scripts}; base-uri 'none'; form-action 'none'"`,
    );
    expect(tagsOf(html).filter((tag) => /\s(?:on\w+|style|src|srcset|action|formaction)=/.test(tag))).toEqual([]);
  });

  it.each(['gaps', 'matrix', 'status', 'gaps amira-khan', 'gaps --anonymise'])(
    'of evid %s has no link that leads nowhere and no address twice',
    async (command) => {
      const html = wholePage(await pageOf(...command.split(' ')));
      const ids = attributes(html, 'id');
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const known = new Set([
        '/',
        '/gaps',
        '/unit/B9',
        '/unit/58A',
        '/unit/B8',
        '/unit/329',
        '/unit/CFACSB9',
        'main',
        ...ids,
        ...attributes(html, 'data-page'),
      ]);
      const links = attributes(html, 'href');
      expect(links.filter((link) => link.startsWith('#') && !known.has(link.slice(1)))).toEqual([]);
      const files = links.filter((link) => !link.startsWith('#')).map((link) => decodeURIComponent(link));
      // A way to a file holds the name of its folder.
      expect(files.length > 0).toBe(!command.includes('--anonymise'));
      expect(files.filter((file) => !existsSync(join(examples, file)))).toEqual([]);
    },
  );

  it('links to files of the portfolio from where it is written', async () => {
    await evid(['status', '--format', 'html', '-o', 'out/a b/page.html']);
    const links = attributes(wholePage(readFileSync(join(examples, 'out/a b/page.html'), 'utf8')), 'href');
    const files = links.filter((link) => link.includes('attachments/'));
    expect(files).toContain('../../portfolios/amira-khan/attachments/courier-delay-thread.txt');
    expect(files.every((file) => existsSync(join(examples, 'out/a b', decodeURIComponent(file))))).toBe(true);
    const { stdout } = await evid(['status', '--format', 'html'], { cwd: join(examples, 'portfolios') });
    expect(attributes(wholePage(stdout), 'href')).toContain(
      '../portfolios/amira-khan/attachments/courier-delay-thread.txt',
    );
  });

  it('is the same for the same files, says what it was asked for, and has the totals of every other format', async () => {
    const html = await pageOf('gaps', '--unit', 'B9');
    expect(await pageOf('gaps', '--unit', 'B9')).toBe(html);
    expect(html).toContain('Only B9.');
    const { summary } = JSON.parse((await evid(['check', '--unit', 'B9', '--format', 'json'])).stdout);
    expect(html).toContain(`with ${summary.evidence} items of evidence: ${summary.gaps} gaps.`);
  });

  it('opens one portfolio at once and several with an overview; the holes are asked for beforehand', async () => {
    expect(await pageOf('matrix', 'amira-khan', '--holes')).toMatch(
      /data-opens="matrix"[\s\S]*id="holes-filter" checked/,
    );
    expect(await pageOf('status', 'amira-khan')).not.toContain('id="overview"');
    expect(await pageOf('status')).toMatch(/data-opens="status">[\s\S]*id="overview"/);
    expect(await pageOf('gaps')).toContain('data-starts="/gaps"');
    expect(await pageOf('matrix')).toContain('data-starts="/unit/B9"');
    expect(await pageOf('matrix', '--cohort')).not.toContain('data-starts');
    expect(await pageOf('matrix', '--cohort', '--unit', 'B8')).toContain('data-starts="/unit/B8"');
  });

  it('begins the overview in the order that evid status was asked for', async () => {
    const learners = (html: string) => [...html.matchAll(/<th scope="row" data-v="([^"]*)"/g)].map(([, name]) => name);
    expect(learners(await pageOf('status'))).toEqual(['amira khan', 'grace oyelaran', 'tomasz wróbel']);
    expect(learners(await pageOf('status', '--sort', 'gaps'))).toEqual([
      'grace oyelaran',
      'amira khan',
      'tomasz wróbel',
    ]);
  });

  it('keeps a name to itself with --anonymise, in texts and addresses too', async () => {
    const html = wholePage(await pageOf('gaps', '--anonymise'));
    expect(html).not.toMatch(/Amira|Khan|amira-khan/);
    expect(html).toContain('id="/L-0231/B9/1.5/E03"');
  });

  it('says of a claim what it is worth as it stands, and what assessor and verifier wrote last', async () => {
    const html = await pageOf('gaps', 'amira-khan');
    const claim = (id: string) => html.split(`id="/amira-khan/B9/${id}">`)[1]!.split('</article>')[0]!;
    expect(claim('1.1/E01')).toContain('<li>It counts.</li>');
    expect(claim('2.4/E09')).toContain('<li>It counts again once it is decided anew.</li>');
    expect(claim('3.5/E24')).toContain('<li>It counts once it is decided.</li>');
    expect(html).toContain('<h2>Latest feedback</h2> <span class="count">2</span>');
    expect(html).toContain('<p>This is a portfolio that is nearly there, and it was a pleasure to read.</p>');
  });

  it('has in its overview the numbers of evid status, and a legend of its signs', async () => {
    const html = await pageOf('status', '--today', '2027-01-10');
    const row = html
      .split('<a href="#/amira-khan">')[1]!
      .split('<tr')[0]!
      .replace(/<[^>]*>/g, ' ');
    expect(row.replace(/\s+/g, ' ').trim()).toBe(
      'Amira Khan L-0231 L3-CSP: short 15 104 d learner (7) , assessor (8) 1 open 1 overdue ◐ 13/18 in progress · 2 claimed · 5/6 ERs ◐ 18/23 in progress · 3 claimed · 3/5 ERs not registered – not registered – not registered –',
    );
    expect(html).toContain('<i aria-hidden="true">◐</i></b> in progress');
  });

  it('tells what the learner does not take from what has nothing met, and what is complete by more than its shade', async () => {
    const html = await pageOf('status');
    const cell = (learner: string, unit: string) =>
      html.split(`<a href="#/${learner}">`)[1]!.split(`<td data-unit="${unit}"`)[1]!.split('<td')[0]!;
    expect(cell('amira-khan', 'B8')).toContain('not registered');
    expect(cell('tomasz-wrobel', 'B8')).toMatch(/class="heat h10 done".*16\/16.*complete/);
  });

  it('says of what is covered who decided it and when', async () => {
    const covered = (await pageOf('gaps', 'amira-khan', '--unit', 'B9')).split('<ul class="rows covered">')[1]!;
    expect(covered).toMatch(/^<li data-row><a[^>]*>B9\/1\.1<\/a>.*?E01<\/a> J\. Okafor, 2026-03-18</);
  });

  it('says of every kind of gap what is asked, why, by which evidence, who moves next, and what is waived', async () => {
    const files = await workspaceFiles({
      specs: [
        smallUnit([
          { id: '1', rules: [{ admit: { contexts: { not: ['simulation'] } } }] },
          { id: '2', rules: [{ cover: { facet: 'partner', values: ['uncooperative'] } }] },
          { id: '3', force: 'may' },
          { id: '4', rules: [{ judge: {} }] },
        ]),
        unit('B8'),
        unit('B7'),
        unit('B6', { more: { outcomes: [] } }),
      ],
      config: {
        policy: {
          rules: [
            {
              id: 'CP1',
              text: 'Observe',
              units: ['B9'],
              rules: [{ count: { of: 'items', where: { methods: ['observation'] } } }],
            },
          ],
        },
      },
      portfolio: { units: ['B9', { unit: 'B8', declared: '2026-06-01' }, 'B7', 'B6'] },
      evidence: [
        item('E1', { criteria: ['B9/1.1', 'B8/1.1', 'B7/1.1'], tags: ['partner/cooperative'] }),
        item('E2', { criteria: ['B9/2.1'], date: '2026-09-01', draft: true, signed: undefined }),
        ...['E3', 'E4', 'E5', 'E6', 'E7', 'E8'].map((id) => item(id, { criteria: ['B9/1.2'] })),
      ],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [
            { evidence: 'E1', criteria: ['B9/1.1', 'B8/1.1', 'B7/1.1'], outcome: 'met' },
            { evidence: 'E3', criteria: ['B9/1.2'], outcome: 'not-yet', reason: 'More of it.' },
          ],
          judgements: [{ requirement: 'B9/ER4', outcome: 'met', reason: 'Seen.', basis: ['E1'] }],
          units: [{ unit: 'B8', outcome: 'achieved' }],
        }),
        verification('V1', '2026-05-09', [
          { assessment: 'A1', unit: 'B8', outcome: 'not-agreed', reason: 'Too early.' },
        ]),
      ],
      files: {
        'waivers.yaml': `waivers:
  - { reference: B9/CP1, portfolio: amira, reason: No visitors, by: m-grant, until: 2026-12-31 }
  - { reference: B9/ER2, portfolio: amira, reason: Closed, by: m-grant, approval: OCR/1 }
`,
      },
    });
    const { result } = await checkWorkspace({ folder: memoryFolder(files), today: '2026-06-30' });
    const page = htmlPage(result, { fileText: () => '' }, { opens: 'gaps', base: '' });
    const view = page.split(/data-view="gaps"[^>]*>/)[1]!.split('<section class="view"')[0]!;
    const texts = view
      .replace(/<(h3|h4|li|p|dt|section)\b[^>]*>/g, '\n$1 ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/ +/g, ' ');
    expect(
      texts
        .split('\n')
        .map((line) => line.trim())
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "
      section B9 Unit B9
      p in progress · 1/3 criteria met · 1 claimed · 2/4 requirements · 4 gaps, 2 of them waived
      h3 What is missing 1
      li
      h4 B9/2.1 · missing
      p criterion 2.1
      p Next, learner finish E2
      dt Why only planned so far, in E2
      dt Evidence E2 (planned)
      h3 Waiting for the assessor 1
      li
      h4 B9/1.2 ○ claimed
      p criterion 1.2
      p Next, assessor decide on E4, E5, E6 and 2 more
      dt Why claimed with E4, E5, E6 and 2 more, not decided yet
      dt Evidence E4 , E5 , E6 , E7 , E8
      dt Waiting 116 days
      h3 Waived, not met 2
      li
      h4 B9/ER2 · gap waived, not met
      p requirement 2
      dt Why no evidence shows uncooperative
      dt Waived under OCR/1, by M. Grant: Closed
      li
      h4 B9/CP1 · gap centre policy waived, not met
      p Observe
      dt Why 0 of 1 shown (at least 1 item, by observation); nearest: E1, but its method is work-product, not observation
      dt Closest E1 (its method is work-product, not observation), E4 (its method is work-product, not observation), E5 (its method is work-product, not observation), E6 (its method is work-product, not observation), E7 (its method is work-product, not observation), 1 more
      dt Waived by M. Grant until 2026-12-31: No visitors
      h3 What is covered 3
      li B9/1.1 criterion 1.1 E1 J. Okafor, 2026-05-02
      li B9/ER1 requirement 1
      li B9/ER4 requirement 4 judged by J. Okafor, 2026-05-02
      h3 Advice, no gap 1
      li B9/ER9 requirement 9
      h3 Notes 1
      li B9/ER3 requirement 3
      section B8 Unit B8
      p awaiting sign-off · 1/1 criteria met · 0 gaps
      h3 Waiting for the assessor
      li
      h4 B8 ◕ awaiting sign-off
      p Next, assessor sign the unit off
      dt Why V1 did not agree with the sign-off in A1: “Too early.”
      dt Waiting 52 days
      h3 What is covered 1
      li B8/1.1 criterion 1.1 E1 J. Okafor, 2026-05-02
      section B7 Unit B7
      p awaiting sign-off · 1/1 criteria met · 0 gaps
      h3 What is missing
      li
      h4 B7 ◕ awaiting sign-off
      p Next, learner declare the unit to be complete
      h3 What is covered 1
      li B7/1.1 criterion 1.1 E1 J. Okafor, 2026-05-02
      section B6
      p unknown: something cannot be read
      p What this unit lacks is not known: something cannot be read."
    `);
  });

  it('names a record that waits for a countersignature as such, not as a fault', async () => {
    const html = await pageOf('gaps', 'amira-khan');
    const fold = (title: string) => html.split(`<h2>${title}</h2>`)[1]!.split('</details>')[0]!;
    expect(fold('Waiting for a countersignature')).toContain('A08');
    expect(fold('Faults in files')).not.toContain('countersigned');
  });

  it('writes large numbers with separators', () => {
    expect(withSeparators('12345 of 1234567 gaps, 999 items')).toBe('12,345 of 1,234,567 gaps, 999 items');
  });

  it('says what must not look green', async () => {
    const files = await workspaceFiles({ files: { 'portfolios/amira/evidence/E09.md': '---\nid: E09\n' } });
    const { result } = await checkWorkspace({ folder: memoryFolder(files), today: '2026-06-30' });
    const look = { fileText: () => '' };
    expect(htmlPage(result, look, { opens: 'gaps', base: '' })).toContain(
      '1 error in the files; evid check names them.',
    );
    const unusable = htmlPage(result, { ...look, unusable: true }, { opens: 'gaps', base: '' });
    expect(unusable).toContain('cannot be used, so this page is not to be relied on');
  });

  it('says of an empty workspace that there is no portfolio', async () => {
    const { result } = await checkWorkspace({
      folder: memoryFolder({ 'evid.yaml': 'version: 1\n' }),
      today: '2026-06-30',
    });
    expect(htmlPage(result, { fileText: () => '' }, { opens: 'gaps', base: '' })).toContain('<h1>No portfolio</h1>');
  });

  it('has no element of a hostile learner, alone or as one of several', async () => {
    const files = await workspaceFiles(hostile);
    const look = { fileText: (file: string) => String(files[file] ?? '') };
    const { result } = await checkWorkspace({ folder: memoryFolder(files), today: '2026-06-30' });
    const [one] = result.portfolios;
    const several = { ...result, portfolios: [one!, { ...one!, path: 'portfolios/</script><b>' }] };
    for (const [shown, scripts] of [[result, 1] as const, [several, 4] as const]) {
      const html = htmlPage(shown, look, { opens: 'gaps', base: '' });
      expect(html).not.toMatch(/[\u202a-\u202e]/);
      expect(html).not.toContain('\u0007');
      expect(html.match(/<script/g)?.length).toBe(scripts);
      expect(html.match(/<\/script>/g)?.length).toBe(scripts);
      expect(html.match(/<\/noscript/g)?.length).toBe(2);
      const made = [html, ...pagesMadeOf(html).values()];
      expect(made.length).toBe(scripts === 1 ? 1 : 5);
      for (const page of made)
        expect(page).not.toMatch(/<script>alert|<img|<b onmouseover|href="(?:javascript|data|vbscript):/i);
    }
  });

  it('counts in every view of a page the gaps of the result, each once', async () => {
    const { result } = await checkWorkspace({ folder: memoryFolder(await everyKind()), today: '2026-06-30' });
    const [one] = result.portfolios;
    const several = { ...result, portfolios: [one!, { ...one!, path: 'portfolios/other' }] };
    const made = pagesMadeOf(htmlPage(several, { fileText: () => '' }, { opens: 'gaps', base: '' }));
    const numbers = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, count]) => Number(count));
    const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
    const gaps = one!.units.map((unit) => unit.gaps.length);
    expect(sum(gaps)).toBeGreaterThan(10);
    expect(numbers(made.get('/gaps')!, /class="number gap-count">(\d+)/g)).toEqual([...gaps, ...gaps]);
    const [, view] = made.get('/amira')!.split('data-view="gaps"');
    const units = view!.split('data-view="matrix"')[0]!.split('<section class="unit"').slice(1);
    expect(units.map((unit) => sum(numbers(unit, /data-count="(\d+)"/g)))).toEqual(gaps);
    for (const unit of units) {
      const folds = unit.split('<details').filter((fold) => fold.includes('data-count'));
      expect(folds.map((fold) => Number(/class="count">(\d+)/.exec(fold)![1]))).toEqual(
        folds.map((fold) => sum(numbers(fold, /data-count="(\d+)"/g))),
      );
    }
  });

  it('makes the pages of several learners what the page of each alone is', async () => {
    const article = (html: string) => /<article class="learner"[\s\S]*<\/section><\/article>/.exec(html)![0];
    const alone = article(await pageOf('gaps', 'tomasz-wrobel'));
    const made = pagesMadeOf(await pageOf('gaps')).get('/tomasz-wrobel')!;
    expect(made.replace(/<nav class="crumb".*?<\/nav>/, '')).toBe(alone);
  });
});

describe('the page of several learners', () => {
  it('says the same of each whether they were packed as they came, without texts, or together', async () => {
    const files = await everyKind();
    const look = { fileText: (file: string) => String(files[file] ?? '') };
    const { result } = await checkWorkspace({ folder: memoryFolder(files), today: '2026-06-30' });
    const [one] = result.portfolios;
    const portfolios = ['amira', 'ben', 'cai'].map((name) => ({ ...one!, path: `portfolios/${name}` }));
    const of = (mostItems: number) =>
      pagesMadeOf(htmlPage({ ...result, portfolios }, look, { opens: 'gaps', base: '', mostItems }));
    const [whole, bare] = [of(2000), of(one!.evidence.length + 1)];
    const withoutTexts = (page: string) =>
      page.replace(
        /<div class="body">[\s\S]*?<\/div>(?=<\/section>)|<p class="none">The text is left out.*?<\/p>/g,
        '',
      );
    expect([...bare.keys()]).toEqual([...whole.keys()]);
    for (const [address, page] of bare) {
      expect(page).not.toContain('class="body"');
      expect(withoutTexts(page)).toBe(withoutTexts(whole.get(address)!));
    }
    expect([...bare.values()].filter((page) => page.includes('The text is left out')).length).toBe(3);
  });
});

describe('the text of an item in the page', () => {
  const place = {
    firstLine: 10,
    located: new Set([11, 15]),
    idOf: (line: number) => `L${line}`,
    isLocator: (ref: string) => ref === 'B9/1.1',
    hrefOf: (file: string) => (file === 'attachments/a b.txt' ? '../attachments/a%20b.txt' : undefined),
    heading: 5,
  };

  it('keeps its form, marks locators, and has an anchor where a claim leads', () => {
    const text = '# Title\nOne [B9/1.1 @ p. 2] two\n\n### Deeper\n- a\n- b [x/y] `c`\n';
    expect(bodyHtml(text, place)).toBe(
      [
        '<h5 data-l="10">Title</h5>',
        '<p data-l="11"><span class="line" id="L11"></span>One <mark>B9/1.1 @ p. 2</mark> two</p>',
        '<h6 data-l="13">Deeper</h6>',
        '<ul data-l="14">',
        '<li data-l="14">a</li>',
        '<li data-l="15"><span class="line" id="L15"></span>b [x/y] <code>c</code></li>',
        '</ul>',
        '',
      ].join('\n'),
    );
  });

  it('links to the web and to files of the item, to nothing else', () => {
    const links = (text: string) => attributes(bodyHtml(text, place), 'href');
    expect(links('[a](https://example.org) [b](mailto:a@example.org) [c](<attachments/a b.txt>)')).toEqual([
      'https://example.org',
      'mailto:a@example.org',
      '../attachments/a%20b.txt',
    ]);
    expect(links('[a](javascript:x) [b](//example.org/x) [c](file:///etc/passwd) [d](../../x) [e](#/other)')).toEqual(
      [],
    );
    expect(bodyHtml('![a *b*](https://example.org/x.png)', place)).toBe(
      '<p data-l="10"><span class="picture">picture: a *b*</span></p>\n',
    );
  });

  it('never has an element or attribute that it was not made with', () => {
    const allowed =
      /^<\/?(?:p|h5|h6|ul|ol|li|em|strong|code|pre|blockquote|hr|br|s|table|thead|tbody|tr|th|td|mark|span|a)(?: (?:data-l="\d+"|class="(?:line|picture)"|id="L\d+"|start="\d+"|tabindex="0"|rel="noopener noreferrer"|href="(?:https?:|mailto:)[^"<>]*"))*>$/i;
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '[a](',
      ')',
      '![',
      ']',
      '`',
      '```\n',
      '\n',
      '# ',
      '- ',
      '| ',
      '|--|\n',
      '*',
      '\\',
      '<b onclick=x>',
      '</p>',
      'javascript:',
      'https://x',
      '&lt;',
      '<!--',
      '\u202e',
      'a',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 25 }),
        (parts) => {
          const html = bodyHtml(parts.join(''), place);
          expect((html.match(/<[^>]*>/g) ?? []).filter((tag) => !allowed.test(tag))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('packed data', () => {
  it('is the same data when it is read again, and ends no script', () => {
    const text = fc.oneof(
      fc.constantFrom('</script>', '<!--', 'a word that comes again', ''),
      fc.string({ unit: 'binary' }),
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.oneof(fc.nat(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
        fc.boolean(),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('ref', 'text', '</script>', 'claims', 'n'), tie('tree'), {
          noNullPrototype: true,
        }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (values) => {
        const { pack, shared } = packer();
        const packed = values.map(pack);
        const read = reader(JSON.parse(shared()));
        expect(packed.map((each) => read(JSON.parse(each)))).toEqual(
          values.map((each) => (Object.is(each, -0) ? 0 : each)),
        );
        expect([...packed, shared()].filter((each) => each.includes('<'))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
