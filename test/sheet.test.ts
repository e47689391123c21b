import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lint } from 'markdownlint/promise';
import { afterAll, describe, expect, it } from 'vitest';
import { cssString } from '../src/document/page-foot.ts';
import { copyExamples } from './support/examples.ts';
import { type Captured, evid as run } from './support/terminal.ts';
import {
  assessment,
  decided,
  type Given,
  home,
  item,
  partner,
  smallUnit,
  unit,
  unitWithParts,
  verification,
  workspaceFiles,
} from './support/workspace.ts';

const examples = copyExamples();
const folders = [examples];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const ofExample = async (...args: string[]) => (await run(['sheet', ...args], { cwd: examples })).stdout;

/** The sheet of a workspace of the test's own. */
async function sheetOf(given: Given, ...args: string[]): Promise<string> {
  return (await runOn(given, ...args)).stdout;
}

async function runOn(given: Given, ...args: string[]): Promise<Captured> {
  const folder = mkdtempSync(join(tmpdir(), 'evid-sheet-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(await workspaceFiles(given))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return run(['sheet', home, '--today', '2026-06-30', ...args], { cwd: folder });
}

/** What markdownlint says, but for the length of lines: words are quoted as published. */
async function faultsOf(markdown: string): Promise<string[]> {
  const found = await lint({ strings: { sheet: markdown }, config: { default: true, MD013: false } });
  return found.sheet!.map(({ lineNumber, ruleNames, errorDetail }) => `${lineNumber} ${ruleNames[0]} ${errorDetail}`);
}

/** Elements that are not closed, or not in their order; every `<` begins a tag. */
function nestingFaults(html: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const body = html.replace(/<style>[\s\S]*?<\/style>/, '');
  for (const [tag, slash, name, rest] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)?([^<]*?(?:>|$))/g)) {
    if (tag === '<!doctype html>' || name === 'meta' || name === 'br' || name === 'wbr') continue;
    if (name === undefined || !/^(?: [a-z-]+="[^"<>]*")*>$/.test(rest!)) faults.push(tag);
    else if (slash === '') open.push(name);
    else if (open.pop() !== name) faults.push(tag);
  }
  return [...faults, ...open];
}

const section = (markdown: string, heading: string): string =>
  (markdown.split(`### ${heading}\n\n`)[1] ?? '').split('\n\n#')[0]!;

const wild = [
  '| a | b |',
  '<script>alert(1)</script></style>',
  '::error::no',
  '"quoted" \'words\' `code` & co',
  '\u001b[31mred\u001b[0m',
  '\u202eleft',
  ']]> */ } \\',
  '=SUM(A1)',
  'x'.repeat(10_000),
].join(' ');

const hostile = (): Given => ({
  specs: [
    unit('B9', {
      outcomes: { 'Do the work': ['1.1', '1.2'] },
      facets: partner,
      requirements: [
        {
          id: '5',
          text: 'occasions when the partner is',
          rules: [{ cover: { facet: 'partner', values: ['cooperative'] } }],
        },
        { id: '6' },
      ],
    }),
  ],
  config: { centre: { name: wild, number: wild } },
  portfolio: {
    learner: { id: 'L-1', name: wild.slice(0, 150), uln: wild },
    workplace: { name: wild, sector: wild },
    assessor: 'j-okafor',
  },
  evidence: [
    item('E1', { title: wild, criteria: ['B9/1.1'], tags: ['partner/cooperative'], held: wild, customers: ['C-1'] }),
  ],
  records: [
    assessment('A1', '2026-05-02', {
      decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'partial', reason: wild }],
      judgements: [{ requirement: 'B9/ER6', outcome: 'met', reason: wild, basis: ['E1'] }],
      actions: [{ id: '1', text: wild, owner: wild }],
    }),
    verification('V1', '2026-05-04', [{ assessment: 'A1', evidence: 'E1', outcome: 'agreed', reason: wild }]),
  ],
});

describe('evid sheet', () => {
  it.each([
    ['tomasz-wrobel', 'md'],
    ['tomasz-wrobel', 'html'],
    ['amira-khan', 'md'],
    ['amira-khan', 'html'],
  ])('is the unit record of %s as %s', async (portfolio, ending) => {
    const text = await ofExample(portfolio, '--format', ending);
    const shown = text.replace(/<style>[\s\S]*<\/style>\n|'sha256-[^']*'/g, '');
    await expect(shown).toMatchFileSnapshot(`snapshots/sheet-${portfolio}.${ending}`);
    expect(await ofExample(portfolio, '--format', ending)).toBe(text);
  });

  it.each(['tomasz-wrobel', 'amira-khan', 'grace-oyelaran'])('of %s is tidy Markdown and nested HTML', async (name) => {
    expect(await faultsOf(await ofExample(name))).toEqual([]);
    expect(await faultsOf(await ofExample(name, '--format', 'mapping'))).toEqual([]);
    expect(nestingFaults(await ofExample(name, '--format', 'html'))).toEqual([]);
  });

  it('as a mapping names every criterion or part, with each item that is to show it, its place and its decision', async () => {
    const { portfolios } = JSON.parse(
      (await run(['check', 'grace-oyelaran', '--format', 'json'], { cwd: examples })).stdout,
    );
    const text = await ofExample('grace-oyelaran', '--unit', '329', '--format', 'mapping');
    const rows = [...text.matchAll(/^\| ([\d.]+[a-z]?) \| (.*?) \| (E\d+|–) \| (.*?) \| (.*) \|$/gm)].map((row) =>
      row.slice(1),
    );
    const unit = portfolios[0].units.find((each: { unit: string }) => each.unit === '329');
    const leaves = unit.criteria.flatMap((row: { parts?: unknown[] }) => row.parts ?? [row]);
    const claims = leaves.flatMap(({ ref, claims = [] }: { ref: string; claims?: { evidence: string }[] }) =>
      claims.length === 0 ? [[ref, '–']] : claims.map(({ evidence }) => [ref, evidence]),
    );
    expect(rows.map(([id, , evidence]) => [`329/${id}`, evidence])).toEqual(claims);
    expect(rows.find(([id]) => id === '9.1a')?.[1]).toBe(
      'Follow procedures, within agreed timescale, to … process problems and complaints',
    );
  });

  it('in HTML leads to the items and their files from where it lies, and breaks no date', async () => {
    await run(['sheet', 'amira-khan', '--format', 'html', '-o', 'out/sheet.html'], { cwd: examples });
    const html = readFileSync(join(examples, 'out/sheet.html'), 'utf8');
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => decodeURIComponent(link!));
    expect(links).toContain('../portfolios/amira-khan/attachments/courier-delay-thread.txt');
    expect(links.filter((link) => !existsSync(join(examples, 'out', link)))).toEqual([]);
    expect(html).toContain('<span class="day">2026-03-04</span>, <span class="day">2026-03-05</span>');
  });

  it('gives a unit the same section alone as among the others', async () => {
    const alone = await ofExample('amira-khan', '--unit', '58A');
    const [, section, ...others] = alone.split(/^(?=## Organise)/m);
    expect([section?.split('\n')[0], others]).toEqual([
      '## Organise the delivery of reliable customer service (58A)',
      [],
    ]);
    expect(await ofExample('amira-khan')).toContain(section);
  });

  it('puts the countersigning assessor beside the trainee, and the place beside every decision', async () => {
    const markdown = await ofExample('amira-khan', '--unit', 'B9');
    expect(markdown).toContain(
      '- **B9/2.3** (met): Negotiate with internal customers and internal or external suppliers to establish service procedures that are acceptable to all and contribute to excellent customer service\n' +
        '  - E05, line 31: met in A02 by T. Bello on 2026-05-08, countersigned by J. Okafor in A03\n',
    );
    expect(markdown).toContain('- **B9/3.6** (not met: no evidence): Evaluate the formal');
  });

  it('leaves lines to sign where a declaration is still to come', async () => {
    const open = section(await ofExample('amira-khan', '--unit', 'B9'), 'B9: declarations');
    expect(open.match(/Signed …+ Date …+ \|/g)).toHaveLength(3);
    const complete = section(await ofExample('tomasz-wrobel'), 'B8: declarations');
    expect(complete).toBe(
      [
        '| Who | Name | Declares | When |',
        '| --- | --- | --- | --- |',
        '| Learner | Tomasz Wróbel | All the evidence of this unit is my own. | declared on 2026-09-14 |',
        '| Assessor | R. Lindqvist | The learner has achieved this unit. | signed off: A04 by R. Lindqvist on 2026-09-16 |',
        '| Internal verifier | M. Grant | I have sampled the assessment of this unit and agree with it. | final sample agreed: V02 by M. Grant on 2026-09-23 |',
      ].join('\n'),
    );
  });

  it('shows neither name nor learner number with --anonymise', async () => {
    for (const format of ['markdown', 'html']) {
      expect(await ofExample('amira-khan', '--format', format)).toContain('Amira Khan (L-0231), ULN 1234567890');
      const hidden = await ofExample('amira-khan', '--format', format, '--anonymise');
      expect(hidden).toContain('L-0231');
      expect(hidden.replaceAll('portfolios/amira-khan', '')).not.toMatch(/Amira Khan|1234567890|&amp;|ULN/);
    }
  });

  it('says in a sentence what is withdrawn, certificated or carried over', async () => {
    const markdown = await sheetOf({
      specs: [unit('B7'), unit('B8'), unit('B9')],
      portfolio: {
        units: [
          { unit: 'B7', withdrawn: '2026-05-01' },
          { unit: 'B8', certificated: '2026-05-01' },
          { unit: 'B9', route: 'credit-transfer', certificate: 'OCR 4711' },
        ],
      },
    });
    expect(markdown).not.toContain('###');
    expect(markdown.match(/^(?:The learner withdrew|This unit).*/gm)).toEqual([
      'The learner withdrew from this unit on 2026-05-01. Nothing more is asked of it.',
      'This unit was certificated on 2026-05-01. Nothing more is asked of it; its record is the sheet that was printed before.',
      'This unit is carried over by credit transfer: OCR 4711. It needs no evidence.',
    ]);
  });

  it('begins with what keeps it from being filed', async () => {
    const given: Given = {
      specs: [unit('B8'), unit('B9')],
      portfolio: { units: ['B9', 'B8'] },
      evidence: [item('E1', { criteria: ['B9/1.1'], context: undefined })],
      files: { [`${home}/evidence/E2.md`]: 'no front matter\n' },
    };
    const { status, stdout, stderr } = await runOn(given);
    expect([status, stderr]).toEqual([0, '2 errors in the files; see evid check\n']);
    const [, ofB9, ofB8] = stdout.split('\n## ');
    const notices = (text = '') => text.split('\n\n')[2];
    expect(notices(ofB9)).toMatchInlineSnapshot(`
      "- The status of this unit is unknown, because something cannot be read. Do not file this sheet.
      - 2 errors in the files of this unit; put them right before this sheet is filed.
      - Error at portfolios/amira/evidence/E1.md:6: B9/1.1 is a performance criterion, but E1 does not say its context
      - Error at portfolios/amira/evidence/E2.md:1: this file does not begin with front matter"
    `);
    expect(notices(ofB8)).toMatchInlineSnapshot(`
      "- The status of this unit is unknown, because something cannot be read. Do not file this sheet.
      - 1 error in the files of this unit; put it right before this sheet is filed.
      - Error at portfolios/amira/evidence/E2.md:1: this file does not begin with front matter"
    `);
  });

  it('is not blamed for an error about another unit, be it in a specification, a record or a claim', async () => {
    const sheet = await sheetOf({
      specs: [unit('B8'), unit('B9'), ['specs/B7.unit.yaml', 'id: [\n']],
      portfolio: { units: ['B9', 'B8'] },
      evidence: [item('E1', { criteria: ['B9/1.1', 'B8/1.1'] })],
      records: [decided('A1', '2026-05-02', 'E1', 'B8/1.1', 'met', { closes: ['A9/1'] })],
    });
    const [, ofB9, ofB8] = sheet.split('\n## ');
    expect(ofB9).not.toContain('Error at');
    expect(ofB8).toContain('- 1 error in the files of this unit; put it right before this sheet is filed.');
    expect(ofB8).toContain('Error at portfolios/amira/assessments/A1.md');
  });

  it('tells of a decision on several items taken together in every report, and of the basis of a judgement', async () => {
    const given: Given = {
      specs: [smallUnit([{ id: '3', rules: [{ judge: {} }] }])],
      evidence: [item('E1', { criteria: ['B9/1.1'] }), item('E2', { criteria: ['B9/1.1'] })],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ basis: ['E1', 'E2'], criteria: ['B9/1.1'], outcome: 'met' }],
          judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Enough', basis: ['E1'] }],
        }),
      ],
    };
    const sheet = await sheetOf(given);
    expect(sheet).toContain('met in A1 by J. Okafor on 2026-05-02, together with E2');
    expect(sheet).toContain('met in A1 by J. Okafor on 2026-05-02, together with E1');
    expect(sheet).toContain('Judged met in A1 by J. Okafor on 2026-05-02, resting on E1: “Enough”');
    const cwd = folders.at(-1)!;
    const output = async (...args: string[]) =>
      (await run([...args, '--today', '2026-06-30'], { cwd, columns: 300 })).stdout;
    expect(await output('gaps')).toContain('met in A1 by J. Okafor on 2026-05-02, together with E2');
    // Who wrote the record, and when, stands where it is named first.
    expect(await output('gaps')).toContain('Judged met in A1, resting on E1: “Enough”');
    expect(await output('why', 'amira', 'B9/1.1')).toContain('met in A1 by J. Okafor on 2026-05-02, together with E2');
    expect(await output('gaps', '--format', 'html')).toContain('record A1, together with E2.');
    const [row] = JSON.parse(await output('check', '--format', 'json')).portfolios;
    expect(row.units[0].criteria[0].claims[0].decision).toMatchObject({ record: 'A1', with: ['E2'] });
  });

  it('begins with everything that keeps a unit from being complete, and says when to sign', async () => {
    const markdown = await sheetOf({
      specs: [unit('B9', { outcomes: { 'Do the work': ['1.1', '1.2'] }, requirements: [{ id: '3' }] })],
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }],
          judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Often seen.', basis: ['E1'] }],
          actions: [{ id: '1', text: 'Show 1.2.', due: '2026-06-01' }],
          units: [{ unit: 'B9', outcome: 'achieved' }],
        }),
        verification('V1', '2026-05-04', [
          { assessment: 'A1', requirement: 'B9/ER3', outcome: 'not-agreed', reason: 'Once only.' },
          { assessment: 'A1', evidence: 'E1', criteria: ['B9/1.1'], outcome: 'not-agreed', reason: 'Not there.' },
          { assessment: 'A1', unit: 'B9', outcome: 'not-agreed', reason: 'Too early.' },
        ]),
        decided('A2', '2026-05-05', 'E1', 'B9/1.1', 'met'),
        verification('V2', '2026-05-06', [
          { assessment: 'A2', evidence: 'E1', criteria: ['B9/1.1'], outcome: 'not-agreed', reason: 'Still not.' },
        ]),
      ],
    });
    expect(markdown.split('\n\n')[3]).toMatchInlineSnapshot(`
      "- 3 gaps are open: 2 for the learner, 1 for the assessor.
      - To be decided anew: B9/1.1 on E1 (the verifier did not agree); B9/ER3, judged met in A1, which is stale: not agreed in V1.
      - The learner has not declared that the evidence is their own.
      - The sign-off in A1 of 2026-05-02 no longer holds: V1 did not agree with the sign-off in A1: “Too early.”
      - 1 action of the portfolio is overdue: A1/1 (due 2026-06-01).
      - Decided since the sign-off in A1 of 2026-05-02: B9/1.1 on E1 met (A2, 2026-05-05)."
    `);
    expect(section(markdown, 'B9: evidence requirements')).toMatchInlineSnapshot(`
      "- **B9/ER3** (not met: claimed, its judgement is stale): requirement 3
        - Judged met in A1 by J. Okafor on 2026-05-02, resting on E1, which is stale: not agreed in V1. Its reason: “Often seen.”"
    `);
    expect(section(markdown, 'B9: declarations')).toContain('(To be signed only when nothing above is open.)');
    expect(section(markdown, 'B9: open actions of the portfolio')).toBe('- A1/1, by 2026-06-01, overdue: Show 1.2.');
  });

  it('says why a criterion does not apply, and lists parts under what they are parts of', async () => {
    const markdown = await sheetOf({
      specs: [unitWithParts()],
      portfolio: { units: ['329'] },
      evidence: [item('E1', { criteria: ['329/9.1a'] })],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ criteria: ['329/9.1b'], outcome: 'not-applicable', reason: 'Nobody asked.' }],
        }),
      ],
    });
    expect(markdown.split('outcome 1)\n\n')[1]!.split('\n\n')[0]).toMatchInlineSnapshot(`
      "- **329/9.1** (not met: see its parts): Follow procedures to
        - **329/9.1a** (not met: claimed, not decided): process problems
          - E1, line 10: claimed, not decided yet
        - **329/9.1b** (not applicable): tell others, where necessary
          - Decided in A1 by J. Okafor on 2026-05-02: Nobody asked.
        - **329/9.1c** (not met: no evidence): refer problems, where necessary
      - **329/9.2** (not met: no evidence): Escalate, where necessary"
    `);
  });

  it('calls a sign-off that no longer holds what it is, and a sample without authority', async () => {
    const markdown = await sheetOf({
      specs: [unit('B9')],
      portfolio: { assessor: 'j-okafor', verifier: 'm-grant' },
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }],
          units: [{ unit: 'B9', outcome: 'achieved' }],
        }),
        verification('V1', '2026-05-04', [
          { assessment: 'A1', unit: 'B9', stage: 'summative', outcome: 'not-agreed', reason: 'Too early.' },
        ]),
        verification('V2', '2026-05-05', [{ assessment: 'A1', unit: 'B9', stage: 'summative', outcome: 'agreed' }], {
          verifier: 'r-lind',
        }),
      ],
    });
    expect(section(markdown, 'B9: declarations')).toMatchInlineSnapshot(`
      "| Who | Name | Declares | When |
      | --- | --- | --- | --- |
      | Learner | L-1 | All the evidence of this unit is my own. | Signed …………………… Date …………………… |
      | Assessor | J. Okafor | The learner has achieved this unit. (The sign-off in A1 of 2026-05-02 no longer holds: V1 did not agree with the sign-off in A1: “Too early.”.) | Signed …………………… Date …………………… |
      | Internal verifier | M. Grant | I have sampled the assessment of this unit and agree with it. (Not agreed in the final sample V1 of 2026-05-04.) | Signed …………………… Date …………………… |"
    `);
    expect(section(markdown, 'B9: internal quality assurance')).toMatchInlineSnapshot(`
      "Sampled by an internal verifier in V1.

      - V1 by M. Grant on 2026-05-04, summative, the sign-off of B9 in A1: not agreed: “Too early.”
      - V2 by R. Lind on 2026-05-05, summative, the sign-off of B9 in A1: agreed (no effect: the verifier lacks the authority, or is the assessor)"
    `);
  });

  it('shows a waived gap as waived, and not as met', async () => {
    const markdown = await sheetOf({
      specs: [unit('B9')],
      evidence: [],
      files: {
        'waivers.yaml': [
          'waivers:',
          '  - { reference: B9/1.1, portfolio: amira, reason: The site has closed., by: m-grant, until: 2026-12-31, approval: OCR-77 }',
          '',
        ].join('\n'),
      },
    });
    expect(markdown).toContain(
      '- **B9/1.1** (not met: no evidence): criterion 1.1\n' +
        '  - Waived under OCR-77 by M. Grant until 2026-12-31, not met: The site has closed.\n',
    );
    expect(markdown).toContain('- **Status:** not started, 0/1 criteria met, 1 gap, waived\n');
  });

  it('lets no text of a file do anything', async () => {
    const markdown = await sheetOf(hostile());
    expect(await faultsOf(markdown)).toEqual([]);
    expect(markdown).not.toMatch(/<|\p{Cc}(?<!\n)|\u202e|^\s*::/mu);
    const html = await sheetOf(hostile(), '--format', 'html');
    expect(nestingFaults(html)).toEqual([]);
    expect(html).not.toMatch(/<script|\p{Cc}(?<!\n)|\u202e|^\s*::/mu);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('is a page that loads nothing, runs nothing and allows its own style alone', async () => {
    const html = await ofExample('amira-khan', '--format', 'html');
    expect(html).toMatch(
      /content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'"/,
    );
    const withoutFiles = html.replaceAll(/<a href="portfolios\/amira-khan\/[^":]*">/g, '');
    expect(withoutFiles).not.toMatch(
      /<(?:script|link|img|iframe|form)|\son\w+=|\sstyle=|\s(?:src|href)=|url\(|@import/,
    );
    expect(html).toContain('<html lang="en-GB">');
    expect(html.match(/<th(?! scope="(?:col|row|rowgroup)")[ >]/g)).toBe(null);
  });

  it('names each printed page by its unit and learner, whatever they are called', () => {
    expect(cssString('a"</style>é')).toBe('"a\\22 \\3c \\2f style\\3e \\e9 "');
  });

  it('writes to a file that is named, and refuses what it does not know', async () => {
    const { status, stdout } = await run(['sheet', 'tomasz-wrobel', '--format', 'html', '-o', 'out/B8.html'], {
      cwd: examples,
    });
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(join(examples, 'out/B8.html'), 'utf8')).toBe(
      (await ofExample('tomasz-wrobel', '--format', 'html')).replaceAll(' href="', ' href="../'),
    );
    const refused = async (...args: string[]) => {
      const { status: code, stderr } = await run(['sheet', ...args], { cwd: examples });
      return [code, stderr];
    };
    expect(await refused('tomasz-wrobel', '--format', 'htm')).toMatchInlineSnapshot(`
      [
        2,
        "evid: there is no format htm here
        help: did you mean html?
      ",
      ]
    `);
    expect(await refused('tomasz-wrobel', '--unit', 'B8,B9')).toMatchInlineSnapshot(`
      [
        2,
        "evid: portfolios/tomasz-wrobel lists no unit B9
        help: evid status shows the units of every portfolio; evid check what is wrong in its files
      ",
      ]
    `);
  });
});
