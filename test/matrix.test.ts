import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { afterAll, describe, expect, it } from 'vitest';
import { markdown } from '../src/document/markdown.ts';
import { terminal } from '../src/document/terminal.ts';
import type { Result } from '../src/model/result.ts';
import type { Look } from '../src/report/look.ts';
import { learnersMatrices, unitsMatrix } from '../src/report/matrix/cohort-matrix.ts';
import { matrixCsv } from '../src/report/matrix/csv.ts';
import { matrixDocument } from '../src/report/matrix/document.ts';
import { evidenceMatrices } from '../src/report/matrix/evidence-matrix.ts';
import { onlyHoles } from '../src/report/matrix/holes.ts';
import type { Matrix, MatrixRow } from '../src/report/matrix/matrix.ts';
import { signs } from '../src/report/matrix/signs.ts';
import { lookOf } from './formats/views.ts';
import { copyExamples } from './support/examples.ts';
import { markdownFaults } from './support/markdown-faults.ts';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid as run } from './support/terminal.ts';
import {
  assessment,
  check,
  decided,
  type Given,
  item,
  smallUnit,
  today,
  unit,
  unitWithParts,
  workspaceFiles,
  yaml,
} from './support/workspace.ts';

const examples = copyExamples();
afterAll(() => {
  removeFolders();
  rmSync(examples, { recursive: true, force: true });
});
const evid: typeof run = (args, { cwd = examples, ...more } = {}) => run(args, { cwd, ...more });
const shown = async (args: readonly string[], columns?: number) =>
  (await evid(['matrix', ...args], columns === undefined ? {} : { columns })).stdout;

const matrixOf = async (given: Given, id = 'B9'): Promise<Matrix> =>
  evidenceMatrices((await check(given)).result).find((each) => each.unit === id)!;
const row = ({ rows }: Matrix, label: string): MatrixRow => rows.find((each) => each.label === label)!;
const cells = (matrix: Matrix, label: string) =>
  row(matrix, label).cells.map(({ column, sign }) => `${column} ${sign}`);

const matrixTable = (matrices: readonly Matrix[], look: Look) =>
  terminal(matrixDocument(matrices, '2026-06-30', look), look);
const matrixMarkdown = (matrices: readonly Matrix[]) => markdown(matrixDocument(matrices, '2026-06-30', lookOf()));

const fits = (text: string, width: number) =>
  expect(text.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);

describe('evid matrix', () => {
  it('sets criteria and requirements against evidence, in pages where the terminal is narrow', async () => {
    const eighty = await shown(['amira-khan', '--unit', 'B9'], 80);
    fits(eighty, 80);
    await expect(eighty).toMatchFileSnapshot('snapshots/matrix-80.txt');
    const wide = await shown(['amira-khan', '--unit', '58A'], 120);
    fits(wide, 120);
    await expect(wide).toMatchFileSnapshot('snapshots/matrix-120.txt');
    const narrow = await shown(['grace-oyelaran', '--unit', '329'], 60);
    fits(narrow, 60);
    await expect(narrow).toMatchFileSnapshot('snapshots/matrix-60.txt');
  });

  it('shows with --holes what is not met, under the totals of everything', async () => {
    const { status, stdout, stderr } = await evid(['matrix', '--holes'], { columns: 80 });
    expect([status, stderr]).toEqual([0, '']);
    fits(stdout, 80);
    await expect(stdout).toMatchFileSnapshot('snapshots/matrix-holes.txt');
  });

  it('says one fact a line with --plain, without a symbol', async () => {
    const plain = await shown(['--plain']);
    expect(plain).not.toMatch(/[^\p{L}\p{N}\p{P}\s+]/u);
    await expect(plain).toMatchFileSnapshot('snapshots/matrix-plain.txt');
  });

  it('sets a cohort against its units, and the criteria of a unit against the cohort', async () => {
    const text = `${await shown(['--cohort'], 80)}\n${await shown(['--cohort', '--unit', 'B8,329', '--holes'], 80)}`;
    fits(text, 80);
    await expect(text).toMatchFileSnapshot('snapshots/matrix-cohort.txt');
    await expect(await shown(['--cohort', '--format', 'csv'])).toMatchFileSnapshot('snapshots/matrix-cohort.csv');
  });

  it('has the complete text of every row in Markdown and CSV', async () => {
    const md = await shown(['tomasz-wrobel', '--format', 'md']);
    expect(await shown(['tomasz-wrobel', '--format', 'markdown'])).toBe(md);
    await expect(md).toMatchFileSnapshot('snapshots/matrix-tomasz.md');
    await expect(await shown(['tomasz-wrobel', '--format', 'csv'])).toMatchFileSnapshot('snapshots/matrix-tomasz.csv');
  });

  it('writes any format to a file, and asks for one it knows', async () => {
    const { status, stdout } = await evid(['matrix', 'tomasz-wrobel', '--format', 'csv', '-o', 'out/matrix.csv']);
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(join(examples, 'out/matrix.csv'), 'utf8')).toBe(
      await shown(['tomasz-wrobel', '--format', 'csv']),
    );
    const unknown = await evid(['matrix', '--format', 'tabel']);
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      'evid: there is no format tabel here\n  help: did you mean table?\n',
    ]);
  });

  it('hides names with --anonymise, and colours only when asked to', async () => {
    for (const args of [[], ['--cohort'], ['--cohort', '--unit', 'B9'], ['--format', 'md'], ['--format', 'csv']])
      expect(await shown([...args, '--anonymise'])).not.toMatch(/Amira|Khan|Grace|Tomasz|AK|GO/);
    const coloured = await shown(['tomasz-wrobel', '--color', 'always'], 120);
    expect(coloured).toContain('\u001b[32m●\u001b[39m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with it.
    expect(coloured.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '')).toBe(await shown(['tomasz-wrobel'], 120));
  });

  it('says only the totals with --quiet, and the titles of the evidence with --verbose', async () => {
    expect(await shown(['tomasz-wrobel', '--quiet'])).toBe(
      'Tomasz Wróbel (L-0198): B8: complete · 16/16 criteria met · 4/4 requirements · 0\n  gaps\n',
    );
    expect(await shown(['tomasz-wrobel', '--verbose'])).toContain(
      '\n  E07: Team messages on the night the lift failed (work-product)\n',
    );
  });
});

describe('a cell', () => {
  it('is the state of the claim; drafts and what does not count have signs of their own', async () => {
    const matrix = await matrixOf({
      specs: [smallUnit([{ id: '1', rules: [{ admit: { contexts: { not: ['simulation'] }, for: 'performance' } }] }])],
      evidence: [
        item('E1', { criteria: ['B9/1.1'] }),
        item('E2', { criteria: ['B9/1.1'] }),
        item('E3', { criteria: ['B9/1.1'] }),
        item('E4', { criteria: ['B9/1.1'], customers: ['C-1'] }),
        item('E5', { criteria: ['B9/1.1'] }),
        item('E6', { criteria: ['B9/1.1'], draft: true }),
        item('E7', { criteria: ['B9/1.1'], context: 'simulation' }),
        item('E8', { criteria: ['B9/1.2'], withdrawn: '2026-05-01' }),
      ],
      judged: [item('E4', { criteria: ['B9/1.1'] })],
      records: [
        decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met'),
        decided('A2', '2026-05-02', 'E2', 'B9/1.1', 'partial'),
        decided('A3', '2026-05-02', 'E3', 'B9/1.1', 'not-yet'),
        decided('A4', '2026-05-02', 'E4', 'B9/1.1', 'met'),
      ],
    });
    expect(cells(matrix, '1.1')).toEqual([
      ...['E1 accepted', 'E2 partial', 'E3 not-yet', 'E4 stale', 'E5 claimed', 'E6 draft', 'E7 idle'],
    ]);
    expect(matrix.columns.map(({ key }) => key)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7']);
    expect(row(matrix, '1.1').cells[6]?.because).toBe('not admitted by B9/ER1: simulation');
    expect([row(matrix, '1.2').words, row(matrix, '1.2').cells]).toEqual(['missing', []]);
  });

  it('of a requirement says whether the item counted, will count once accepted, or nearly did', async () => {
    const both = { criteria: ['B9/1.1'], tags: ['partner/uncooperative'] };
    const matrix = await matrixOf({
      specs: [
        smallUnit([
          {
            id: '5',
            rules: [{ cover: { facet: 'partner', values: ['uncooperative'], where: { kind: 'performance' } } }],
          },
          { id: '6', rules: [{ count: { of: 'items', 'at-least': '5', where: { tags: ['partner/uncooperative'] } } }] },
          { id: '7', rules: [{ judge: {} }] },
        ]),
      ],
      evidence: [
        item('E1', both),
        item('E2', both),
        item('E3', { ...both, draft: true }),
        item('E4', { criteria: ['B9/1.1'] }),
        // The knowledge is accepted, but the performance that the first rule asks for is not decided yet.
        item('E5', { ...both, criteria: ['B9/1.1', 'B9/2.1'] }),
      ],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [
            { evidence: 'E1', criteria: ['B9/1.1'], tags: ['partner/uncooperative'], outcome: 'met' },
            { evidence: 'E2', criteria: ['B9/1.1'], outcome: 'met' },
            { evidence: 'E5', criteria: ['B9/2.1'], tags: ['partner/uncooperative'], outcome: 'met' },
          ],
        }),
      ],
    });
    const kinds = Object.fromEntries(matrix.rows.map(({ label, words }) => [label, words]));
    expect(kinds).toMatchObject({ ER5: 'met', ER6: 'gap', ER7: 'claimed' });
    expect(cells(matrix, 'ER5')).toEqual(['E1 accepted', 'E2 claimed', 'E5 claimed']);
    expect(cells(matrix, 'ER6')).toEqual(['E1 accepted', 'E2 claimed', 'E5 accepted', 'E3 draft', 'E4 nearly']);
    expect([row(matrix, 'ER7').cells, row(matrix, 'ER7').asksNothing]).toEqual([[], true]);
  });

  it('is there for what the assessor credited, and parts have rows of their own', async () => {
    const matrix = await matrixOf(
      {
        specs: [unitWithParts()],
        portfolio: { units: ['329'] },
        evidence: [item('E1', { criteria: ['329/9.1a'] }), item('E2', { criteria: ['329/9.2'] })],
        records: [
          decided('A1', '2026-05-02', 'E2', '329/9.1a', 'met'),
          assessment('A2', '2026-05-03', {
            decisions: [{ criteria: ['329/9.1c'], outcome: 'not-applicable', reason: 'It never arose.' }],
          }),
        ],
      },
      '329',
    );
    expect(matrix.rows.map(({ label, isPart, words }) => [label, isPart, words])).toEqual([
      ['9.1', false, 'missing'],
      ['9.1a', true, 'met'],
      ['9.1b', true, 'missing'],
      ['9.1c', true, 'not applicable'],
      ['9.2', false, 'claimed'],
    ]);
    expect(cells(matrix, '9.1a')).toEqual(['E1 claimed', 'E2 accepted']);
    expect(row(matrix, '9.1a').cells[1]?.because).toBe('met in A1, credited in A1');
    expect(row(matrix, '9.1c').why).toBe('A2: It never arose.');
    expect(onlyHoles(matrix).rows.map(({ label }) => label)).toEqual(['9.1', '9.1b', '9.2']);
  });
});

describe('a unit without anything to show', () => {
  it('says how it stands', async () => {
    const { result } = await check({
      portfolio: { units: ['B9', { unit: 'B8', route: 'credit-transfer', certificate: 'OCR 2024' }] },
    });
    const text = matrixTable(evidenceMatrices(result), lookOf({ verbose: false }));
    expect(text).toMatch(/\n {2}ref +asks for +status\n {2}1 Do the work\n {2}1\.1 .* missing\n/);
    expect(text).toMatch(/\nL-1: B8\n {2}carried over\n$/);
    const cohort = learnersMatrices(evidenceMatrices(result));
    expect(matrixMarkdown([cohort[1]!])).toBe(
      '# Matrix on 2026-06-30\n\n## B8\n\n1 learner · 1 carried over · 0/0 criteria met · 0 gaps\n',
    );
  });
});

describe('what cannot be read', () => {
  it('is named in every format, a unit with its learner and a portfolio by its folder', async () => {
    const cwd = folderWith({
      ...(await workspaceFiles({
        specs: [unit('B9'), ['specs/B8.unit.yaml', 'id: [\n']],
        portfolio: { units: ['B9', 'B8'] },
      })),
      'portfolios/broken/portfolio.yaml': 'learner: [\n',
    });
    const output = async (...args: string[]) => (await run(['matrix', ...args, '--today', today], { cwd })).stdout;
    const text = await output();
    expect(text).toContain('\nL-1: B8\n  unknown: something cannot be read\n');
    expect(text).toContain('\nportfolios/broken\n  unknown: something cannot be read\n');
    expect(await output('--plain')).toContain('\nportfolios/broken\n  unknown: something cannot be read\n');
    expect(await output('--format', 'md')).toContain('\n## portfolios/broken\n\nunknown: something cannot be read\n');
    const csv = await output('--format', 'csv', '--holes');
    expect(csv).toContain('\r\nportfolios/amira,L-1,,B8,,,,,unknown: something cannot be read,\r\n');
    expect(csv).toContain('\r\nportfolios/broken,,,,,,,,unknown: something cannot be read,\r\n');
    expect(await output('--cohort', '--unit', 'B9')).toMatch(/1\.1 .* · +\? +0 of 2 met/);
  });
});

describe('a waiver', () => {
  it('shows where a cohort is set against units, and where it is set against criteria', async () => {
    const waivers = [{ reference: 'B9/1.1', portfolio: 'amira', reason: 'Ill.', by: 'm-grant', approval: 'OCR/1' }];
    const cwd = folderWith({
      ...(await workspaceFiles({ specs: [smallUnit()], files: { 'waivers.yaml': yaml({ waivers }) } })),
    });
    const output = async (...args: string[]) =>
      (await run(['matrix', '--cohort', ...args, '--today', today], { cwd })).stdout;
    expect(await output()).toMatch(/· 0\/3 +3 \(1 waived\)\n/);
    expect(await output('--format', 'csv')).toMatch(/^\u{feff}portfolio,learner,gaps,waived,B9,/u);
    expect(await output('--format', 'csv')).toContain('portfolios/amira,L-1,3,1,not started,0,3\r\n');
    const criteria = await output('--unit', 'B9');
    expect(criteria).toMatch(/1\.1 +criterion 1\.1 +· w +0 of 1 met\n/);
    expect(criteria).toContain('w waived, and not met by it');
    expect(await output('--unit', 'B9', '--plain')).toContain('missing: L-1 (waived)');
    expect(await output('--unit', 'B9', '--format', 'csv')).toContain('"missing, waived"');
  });
});

/** A unit of twenty criteria with sixty items, each of which claims two of them. */
const wide: Given = {
  specs: [
    unit('B9', {
      outcomes: { 'Do the work': Array.from({ length: 20 }, (_, at) => `1.${at + 1}`) },
      requirements: [{ id: '4', rules: [{ count: { of: 'items', 'at-least': '70' } }] }],
    }),
  ],
  portfolio: { learner: { id: 'L-0231', name: 'Amira 漢字 Khan with a name that is longer than most of them' } },
  evidence: Array.from({ length: 60 }, (_, at) =>
    item(`E${String(at + 1).padStart(2, '0')}`, { criteria: [`B9/1.${(at % 20) + 1}`, `B9/1.${((at + 7) % 20) + 1}`] }),
  ),
  records: [decided('A1', '2026-05-02', 'E33', 'B9/1.13', 'not-yet', {})],
};

describe('a wide matrix', () => {
  it('is paged: no line is longer than the terminal, and every cell stands under its item', async () => {
    const { result } = await check(wide);
    const matrices = evidenceMatrices(result);
    for (const width of [48, 60, 80, 97, 120, 200, 400]) {
      const text = matrixTable(matrices, lookOf({ width, verbose: false }));
      fits(text, width);
      expect(glyphsUnderIds(text)).toEqual(glyphsOf(matrices[0]!));
    }
    fits(matrixTable(matrices, lookOf({ width: 30 })), 30);
  });

  it('breaks a word that is longer than a page', async () => {
    const records = [
      assessment('A1', '2026-05-02', {
        decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'not-yet', reason: 'x'.repeat(5000) }],
      }),
    ];
    const { result } = await check({ specs: [smallUnit()], evidence: [item('E1', { criteria: ['B9/1.1'] })], records });
    for (const width of [40, 80]) {
      const text = matrixTable(evidenceMatrices(result), lookOf({ width }));
      fits(text, width);
      expect(text.match(/x/g)!.length).toBeGreaterThanOrEqual(5000);
    }
  });

  it('of a cohort is paged as well', async () => {
    const { result } = await check(wide);
    const [portfolio] = result.portfolios;
    const portfolios = Array.from({ length: 60 }, (_, at) => ({
      ...portfolio!,
      path: `portfolios/p${at}`,
      learner: { id: `L-${at}`, name: `Learner ${at}` },
      units: portfolio!.units.flatMap((each) => [each, { ...each, unit: `${each.unit}-${at % 30}` }]),
    }));
    const matrices = evidenceMatrices({ portfolios });
    for (const width of [60, 80, 120]) {
      fits(matrixTable([unitsMatrix(matrices)], lookOf({ width, verbose: false })), width);
      fits(matrixTable(learnersMatrices(matrices), lookOf({ width, verbose: false })), width);
    }
  });
});

/** Row by row what stands under each id, page by page. */
function glyphsUnderIds(text: string): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  let ids: { id: string; at: number }[] = [];
  for (const line of text.split('\n')) {
    const heads = [...line.matchAll(/(?<= )E\d\d(?=$| )/g)].map((match) => ({
      id: match[0],
      at: widthBefore(line, match.index),
    }));
    if (/^ +ref +asks for /.test(line)) ids = heads;
    // What follows the table is none.
    if (line.trim() === '') ids = [];
    const label = /^ *((?:1\.|ER)\d+)(?= )/.exec(line)?.[1];
    if (label === undefined || ids.length === 0) continue;
    for (const { id, at } of ids) {
      const glyph = line[at + 1];
      if (glyph !== undefined && glyph !== '·' && glyph !== ' ') found[label] = { ...found[label], [id]: glyph };
    }
  }
  return found;
}
const widthBefore = (line: string, index: number) => stringWidth(line.slice(0, index));
const glyphsOf = ({ rows }: Matrix) =>
  Object.fromEntries(
    rows.map(({ label, cells: all }) => [
      label,
      Object.fromEntries(all.map(({ column, sign }) => [column, signs[sign].glyph])),
    ]),
  );

/** CSV as a spreadsheet reads it: as UTF-8, because it begins with a byte order mark. */
function parseCsv(text: string): string[][] {
  expect(text.startsWith('\u{feff}')).toBe(true);
  return text
    .slice(1)
    .replace(/\r\n$/, '')
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
}
function cellsInCsv(text: string): Record<string, Record<string, string>> {
  const [head = [], ...lines] = parseCsv(text);
  return Object.fromEntries(
    lines.map((line) => {
      const named = head.map((key, at) => [key, line[at]] as const);
      const about = Object.fromEntries(named.slice(0, 10));
      return [
        `${about.portfolio} ${about.ref}`,
        Object.fromEntries(named.slice(10).filter(([, words]) => words !== '')) as Record<string, string>,
      ];
    }),
  );
}
const cellsIn = (matrices: readonly Matrix[]) =>
  Object.fromEntries(
    matrices.flatMap(({ portfolio, rows }) =>
      rows.map(({ ref, cells: all }) => [
        `${portfolio} ${ref}`,
        Object.fromEntries(all.map(({ column, sign }) => [column, signs[sign].words])),
      ]),
    ),
  );

describe('every format', () => {
  const refs = ['B9/1.1', 'B9/1.2', 'B9/2.1'];
  const ids = ['E1', 'E2', 'E10'];
  const workspaces = fc.record({
    items: fc.tuple(
      ...ids.map((id) =>
        fc
          .record({
            criteria: fc.subarray(refs),
            tags: fc.subarray(['partner/cooperative', 'partner/uncooperative']),
            context: fc.constantFrom('paid-work', 'simulation', undefined),
            draft: fc.constantFrom(true, undefined, undefined),
          })
          .map((keys) => item(id, keys)),
      ),
    ),
    decisions: fc.array(
      fc.record({
        evidence: fc.constantFrom(...ids),
        criteria: fc.subarray(refs, { minLength: 1 }),
        outcome: fc.constantFrom('met', 'partial', 'not-yet'),
      }),
      { maxLength: 5 },
    ),
  });
  const requirements = [
    { id: '1', rules: [{ admit: { contexts: { not: ['simulation'] }, for: 'performance' } }] },
    { id: '4', rules: [{ count: { of: 'items', 'at-least': '2', where: { kind: 'performance' } } }] },
    { id: '5', rules: [{ cover: { facet: 'partner', 'separate-occasions': true } }] },
  ];

  it('has the totals of the result and the same cells, for random workspaces', async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, async ({ items, decisions }) => {
        const records = decisions.map((each, at) => assessment(`A${at}`, '2026-05-02', { decisions: [each] }));
        const { result } = await check({ specs: [smallUnit(requirements)], evidence: items, records });
        const matrices = evidenceMatrices(result);
        const [{ rows, totals }] = matrices as [Matrix];
        const [one] = result.portfolios[0]!.units;
        expect(totals).toMatchObject({ met: one!.criteriaMet, total: one!.criteriaTotal, gaps: result.summary.gaps });
        const holes = rows.filter(({ isHole, words }) => isHole && !words.startsWith('advice'));
        expect(holes.map(({ ref }) => ref)).toEqual(one!.gaps.map(({ ref }) => ref));
        expect(rows.filter(({ ref, sign }) => refs.includes(ref) && sign === 'met')).toHaveLength(one!.criteriaMet);
        expect(cellsInCsv(matrixCsv(matrices))).toEqual(cellsIn(matrices));
        const facts = totals.facts.join(', ');
        const dotted = totals.facts.join(' · ');
        const look = lookOf({ verbose: false });
        expect(matrixMarkdown(matrices)).toContain(`\n${dotted}\n`);
        expect(matrixTable(matrices, { ...look, plain: true })).toContain(`\n  ${facts}\n`);
        expect(matrixTable(matrices, look)).toContain(`\n  ${dotted}\n`);
        expect(matrixTable(matrices.map(onlyHoles), look)).toContain(`\n  ${dotted}\n`);
        expect(unitsMatrix(matrices).totals).toMatchObject({ met: totals.met, gaps: totals.gaps });
        expect(learnersMatrices(matrices)[0]!.totals).toMatchObject({ total: totals.total, claimed: totals.claimed });
      }),
      { numRuns: 25 },
    );
  });

  const hostile = [
    'a | b || c |',
    '<script>alert(1)</script><!-- -->',
    '::error::boo ##[error]boo',
    'one\ntwo\r\n\n# three\n::error::four\n- five\n\n| six |',
    '\u001b[2J\u001b]0;title\u0007\u009b31m\b\u0000',
    '\u202eright to left\u2066\u200f',
    ']]> &amp; " \' `code` **b** [click](https://evil.example) @someone #123',
    '=HYPERLINK("https://evil.example","click")',
    '+1, "two"',
    '-1+cmd|calc',
    '@SUM(A1)',
    '\\',
    '',
    'x '.repeat(5000),
    '漢字'.repeat(100),
  ];
  const withText = (result: Result, text: string): Result =>
    JSON.parse(JSON.stringify(result), (key, value) =>
      typeof value === 'string' && ['title', 'text', 'name', 'why', 'reason', 'what'].includes(key) ? text : value,
    );

  it.each(hostile.map((text) => [JSON.stringify(text.slice(0, 40)), text]))('is safe with %s', async (_, text) => {
    const given = await check({
      specs: [smallUnit(requirements)],
      portfolio: { learner: { id: 'L-1', name: 'Amira' } },
      evidence: [item('E1', { criteria: ['B9/1.1'] }), item('E2', { criteria: ['B9/2.1'], context: 'simulation' })],
      records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'not-yet', {})],
    });
    const calm = evidenceMatrices(withText(given.result, 'words'));
    const wild = evidenceMatrices(withText(given.result, text));
    const cohorts = (matrices: Matrix[]) => [[unitsMatrix(matrices)], learnersMatrices(matrices)];
    for (const [at, matrices] of [wild, ...cohorts(wild)].entries()) {
      const quiet = [calm, ...cohorts(calm)][at]!;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
      const unsafe = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
      const [csv, table] = [matrixCsv(matrices), matrixTable(matrices, lookOf())];
      const md = matrixMarkdown(matrices);
      for (const output of [csv, table, md, matrixTable(matrices, lookOf({ plain: true }))]) {
        expect(output).not.toMatch(unsafe);
        expect(output).not.toMatch(/^\s*::/m);
      }
      if (!text.includes('漢')) fits(table, 80);
      const lines = parseCsv(csv);
      expect(new Set(lines.map((line) => line.length))).toEqual(new Set([lines[0]!.length]));
      expect(lines.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
      // A learner whose name is empty is called by the id, and is in no list of names.
      const shape = (report: string) =>
        (text === '' ? report.replace(/\n\n- L-1: .*/, '') : report)
          .split('\n')
          .map((line) => /^(#+ |\| |- |)/.exec(line)![0]);
      expect(shape(md)).toEqual(shape(matrixMarkdown(quiet)));
      expect(md).not.toMatch(/[<>]/);
    }
  });

  it('passes markdownlint', async () => {
    for (const args of [[], ['--holes'], ['--cohort'], ['--cohort', '--unit', 'B9,329'], ['--plain']]) {
      expect(await markdownFaults(await shown([...args, '--format', 'md']))).toEqual([]);
    }
  });
});
