import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { checks } from '../src/checks/index.ts';
import { exampleDiagnostics } from '../src/commands/explain.ts';
import { markdownPart } from '../src/document/markdown-text.ts';
import { oneLine } from '../src/document/safe-text.ts';
import { diskFolder, memoryFolder } from '../src/load/folder.ts';
import type { Diagnostic, Result } from '../src/model/result.ts';
import { fingerprints } from '../src/report/ci/fingerprint.ts';
import { cutReport } from '../src/report/cut-report.ts';
import { sarifSchema } from './formats/sarif-schema.ts';
import {
  commandIn,
  type Format,
  formatNames,
  formats,
  isCommand,
  lookOf,
  totalsIn,
  waivedIn,
} from './formats/views.ts';
import { type Element, elementsOf, parseXml } from './formats/xml.ts';
import { refsIn } from './support/gap-report.ts';
import { once, onceEach } from './support/once.ts';
import { evid } from './support/terminal.ts';
import {
  type Given,
  home,
  item,
  markdown,
  smallUnit,
  today,
  unitWithParts,
  workspaceFiles,
  yaml,
} from './support/workspace.ts';

const scratch = mkdtempSync(join(tmpdir(), 'evid-formats-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const examples = once(
  async (): Promise<Result> =>
    plainData((await checkWorkspace({ folder: diskFolder('.'), today: '2026-11-22' })).result),
);
const plainData = (result: Result): Result => JSON.parse(JSON.stringify(result));

/** A workspace with every sort of row: faults of each severity, gaps of both layers, advice, a unit carried over, one unknown. */
const mixed: Given = {
  specs: [
    smallUnit([
      { id: '4', rules: [{ count: { of: 'occasions', 'at-least': '2', per: 'criterion' } }] },
      { id: '5', parts: [{ id: 'a', text: 'one', rules: [{ cover: { facet: 'partner' } }] }] },
      { id: '6', force: 'may' },
    ]),
    unitWithParts(),
  ],
  config: { policy: { rules: [{ id: 'CP1', text: 'More', rules: [{ count: { of: 'items', 'at-least': '9' } }] }] } },
  portfolio: {
    units: ['B9', '329', 'B77', { unit: 'B8', route: 'credit-transfer', certificate: 'OCR 2024' }],
  },
  evidence: [
    item('E1', { criteria: ['B9/1.1', 'B9/9.9', 'B9/9.8'], signed: undefined }),
    item('E2', { criteria: ['B9/1.2'], tags: ['partner/cooperative'], body: 'Nothing.\n' }),
    item('E3', { criteria: ['329/9.1a'] }),
  ],
};
/** The same, some of each sort of fault and gap waived; one of the two errors of E1 still stands. */
const partlyWaived: Given = {
  ...mixed,
  files: {
    'waivers.yaml': yaml({
      waivers: [
        { code: 'unsigned-evidence', portfolio: 'amira' },
        { code: 'unknown-criterion', portfolio: 'amira', subject: 'B9/9.9', until: '2026-12-31' },
        { code: 'unknown-unit', portfolio: 'amira', subject: 'B77' },
        { code: 'unlocated-tag', portfolio: 'amira' },
        { reference: 'B9/CP1', portfolio: 'amira' },
        { reference: 'B9/2.1', portfolio: 'amira', approval: 'OCR/SC-2026-118' },
        { reference: '329/9.1', portfolio: 'amira', approval: 'OCR/SC-2026-119' },
      ].map((each) => ({ ...each, reason: 'It will do.', by: 'm-grant' })),
    }),
  },
};
const resultOf = onceEach(
  async (given: Given): Promise<{ result: Result; files: Record<string, string | Uint8Array> }> => {
    const files = await workspaceFiles(given);
    const { result } = await checkWorkspace({ folder: memoryFolder(files), today });
    return { result: plainData(result), files };
  },
);
const sourceOf = (files: Readonly<Record<string, string | Uint8Array>>) => (file: string, line: number) =>
  files[file]?.toString().split('\n')[line - 1];

/** A run that would fail on gaps: the formats for alerts then have them too. */
const gate = lookOf({ failOn: ['gap'] });
/** A look at which a format counts gaps and calls them none of its failures. */
const counting = (format: string) => (format === 'junit' ? lookOf() : gate);

describe('the totals', () => {
  const agree = (result: Result) => {
    const { errors, warnings, infos, gaps, waived = { errors: 0, warnings: 0, infos: 0, gaps: 0 } } = result.summary;
    // These two have no mark for what is accepted, and show it as an info.
    const demoted = {
      errors: errors - waived.errors,
      warnings: warnings - waived.warnings,
      infos: infos + waived.errors + waived.warnings,
    };
    for (const [format, totals] of Object.entries(totalsIn)) {
      const found = totals(formats[format as Format](result, counting(format)));
      const faults = format === 'gitlab' || format === 'rdjson' ? demoted : { errors, warnings, infos };
      expect({ format, ...found }).toEqual({ format, ...faults, ...('gaps' in found ? { gaps } : {}) });
    }
    const lines = formats.github(result, lookOf()).split('\n').slice(0, -1);
    const more = Number(/^(\d+) more/.exec(lines.at(-1) ?? '')?.[1] ?? 0);
    for (const [format, marks] of Object.entries(waivedIn)) {
      // GitHub shows no more than ten.
      if (format === 'github' && more > 0) continue;
      const faults = waived.errors + waived.warnings + waived.infos;
      const found = marks(formats[format as Format](result, counting(format)));
      expect({ format, ...found }).toEqual({ format, faults, ...('gaps' in found ? { gaps: waived.gaps } : {}) });
    }
    expect(lines.filter((line) => line.startsWith('::')).length + more).toBe(errors + warnings + infos);
    const root = parseXml(formats.junit(result, lookOf()));
    expect(attributesOf(root)).toEqual([...countedIn(root).slice(0, 3), Number.NaN]);
    for (const suite of elementsOf(root, 'testsuite')) expect(attributesOf(suite)).toEqual(countedIn(suite));
  };
  const attributesOf = ({ attributes: { tests, failures, errors, skipped } }: Element) =>
    [tests, failures, errors, skipped].map(Number);
  const countedIn = (element: Element) =>
    ['testcase', 'failure', 'error', 'skipped'].map((name) => elementsOf(element, name).length);

  it('of the examples are the same in every format', async () => agree(await examples()));

  it('of a workspace with every sort of row are the same in every format', async () => {
    const { result } = await resultOf(mixed);
    expect(
      Math.min(result.summary.errors, result.summary.warnings, result.summary.infos, result.summary.gaps),
    ).toBeGreaterThan(0);
    agree(result);
  });

  it('of what is waived are the same in every format', async () => {
    const { result } = await resultOf(partlyWaived);
    const { waived, ...all } = result.summary;
    expect(waived).toEqual({ errors: 2, warnings: 1, infos: 1, gaps: 5 });
    expect(all).toEqual((await resultOf(mixed)).result.summary);
    agree(result);
  });

  it('of any workspace are the same in every format', async () => {
    const refs = ['B9/1.1', 'B9/1.2', 'B9/9.9', '329/9.1a', '329/9.1c', 'B7/1.1', 'X'];
    const keys = fc.record({
      criteria: fc.subarray(refs),
      tags: fc.subarray(['partner/cooperative', 'partner/none']),
      signed: fc.constantFrom('2026-03-06', '2026-03-01', undefined),
      context: fc.constantFrom('paid-work', 'simulation', undefined, 'office'),
      draft: fc.constantFrom(true, undefined),
      colour: fc.constantFrom('red', undefined),
    });
    const portfolio = fc.record({
      units: fc.shuffledSubarray(['B9', '329', 'B77', { unit: 'B8', route: 'exemption' }]),
      withdrawn: fc.constantFrom('2026-05-01', undefined, undefined),
    });
    const waivers = fc.constantFrom(mixed, partlyWaived);
    await fc.assert(
      fc.asyncProperty(fc.array(keys, { maxLength: 14 }), portfolio, waivers, async (each, own, given) => {
        const evidence = each.map((one, index) =>
          item(`E${index}`, { ...one, body: index % 2 ? 'Words.\n' : undefined! }),
        );
        agree((await resultOf({ ...given, portfolio: own, evidence })).result);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the same result', () => {
  it.each(formatNames)('gives the same bytes in %s, whatever the day or hour', async (format) => {
    const { result, files } = await resultOf(mixed);
    const write = (seconds: number) => formats[format](result, lookOf({ sourceLine: sourceOf(files), seconds }));
    expect(write(0)).toBe(write(0));
    if (format !== 'pretty') expect(write(0)).toBe(write(77));
    expect(write(0)).toMatch(/\n$/);
  });

  it.each(formatNames)('is not changed by writing it in %s', async (format) => {
    const { result } = await resultOf(mixed);
    const before = JSON.stringify(result);
    formats[format](result, lookOf());
    expect(JSON.stringify(result)).toBe(before);
  });
});

const long = 'x '.repeat(5000);
const hostile = [
  'a | b || c |',
  '<script>alert(1)</script><!-- -->',
  '::error::boo',
  ' \u00a0::add-mask::e',
  'see ::stop-commands::x and ##[error]boo ##[add-mask]x',
  'one\ntwo\r\n\n# three\n::error::four\n- five\n\n| six |',
  '\u001b[2J\u001b]0;title\u0007\u009b31m\b\u0000',
  '\u202eright to left\u2066\u200f',
  ']]> <![CDATA[ &amp; &#0; &nosuch; " \' \ufffe\uffff',
  '100% %0A%3A, a=b::c',
  '[click](https://evil.example) ![i](x) <https://evil.example> https://evil.example www.evil.example a@evil.example',
  '@someone #123 !45 GH-7 owner/repo#9 $x$ ~~s~~ **b** __c__ `code` ``` {0} {{1}}',
  '\\',
  '`',
  '***',
  '\ud800 lone \udc00',
  '',
  '   ',
  long,
];

/** The result with a text in every place where words of a learner, an assessor or a specification may stand. */
function withText(result: Result, text: string): Result {
  const words = ['message', 'help', 'why', 'next', 'what', 'text', 'title', 'name', 'reason', 'record'];
  const free = new Set([...words, 'approval', 'by']);
  const copy = (part: unknown, key?: string): unknown => {
    if (typeof part === 'string') return key !== undefined && free.has(key) ? text : part;
    if (Array.isArray(part)) return part.map((each) => copy(each));
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, copy(value, name)]));
  };
  return copy(result) as Result;
}

describe.each(hostile.map((text) => [JSON.stringify(text.slice(0, 40)), text]))('with %s for every text', (_, text) => {
  const given = once(async () => {
    const { result, files } = await resultOf(partlyWaived);
    return {
      calm: withText(result, 'words'),
      wild: withText(result, text),
      look: lookOf({ sourceLine: sourceOf(files) }),
    };
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

  it.each(formatNames)('%s has nothing that acts on a terminal, and no command but its own', async (format) => {
    const { wild, look } = await given();
    for (const width of [40, 80]) {
      for (const plain of [false, true]) {
        const output = formats[format](wild, { ...look, width, plain });
        if (format !== 'json') expect(output).not.toMatch(unsafe);
        const lines = output.split('\n');
        expect(lines.filter((line) => isCommand(line) && !(format === 'github' && line.startsWith('::')))).toEqual([]);
      }
    }
  });

  it('concise and github have a line for each fault, and markdown the same lines', async () => {
    const { calm, wild, look } = await given();
    for (const format of ['concise', 'github', 'markdown'] as const) {
      const shape = (result: Result) =>
        formats[format](result, look)
          .split('\n')
          .map((line) => /^( *- (?:\*\*[^*]+\*\*)?|#+ |\| |::\w+ |[\w/.-]+:\d+:\d+: \w+)?/.exec(line)![0]);
      expect(shape(wild)).toEqual(shape(calm));
    }
  });

  it('github says what it should, and in the place where it should', async () => {
    const { wild, look } = await given();
    const commands = formats
      .github(wild, look)
      .split('\n')
      .flatMap((line) => commandIn(line) ?? []);
    const errors = wild.diagnostics.filter(({ severity, waived }) => severity === 'error' && !waived).slice(0, 10);
    expect(commands.slice(0, errors.length)).toEqual(
      errors.map(({ code, file, line, endLine, column, endColumn, help }) => ({
        name: 'error',
        properties: {
          ...{ file, line: `${line}`, endLine: `${endLine}`, title: code },
          ...(line === endLine ? { col: `${column}`, endColumn: `${endColumn}` } : {}),
        },
        data: help === undefined ? oneLine(text) : `${oneLine(text)}\nhelp: ${oneLine(text)}`,
      })),
    );
  });

  it('markdown lets the text do nothing', async () => {
    const { wild, look } = await given();
    const report = formats.markdown(wild, look);
    tidy(report);
    expect(report).not.toMatch(/[<>]/);
    expect(report).not.toMatch(/:\/\/|www\.|@\w|(?<![&])#\d|!\d|!\[|GH-\d/);
    expect(report.replace(/\(`[a-z-]+`\)$/gm, '')).not.toMatch(/(?<!\\)(?:\\\\)*`/);
    const pipes = report
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.replace(/\\./g, '').split('|').length);
    expect(new Set(pipes)).toEqual(new Set([11]));
  });

  it('junit is well-formed, with unique names', async () => {
    const { wild, look } = await given();
    const cases = elementsOf(parseXml(formats.junit(wild, look)), 'testcase').map(
      ({ attributes: { classname, name } }) => `${classname} ${name}`,
    );
    expect(new Set(cases).size).toBe(cases.length);
  });

  it('sarif keeps to the standard', async () => {
    const { wild, look } = await given();
    expect(sarifFaults(formats.sarif(wild, { ...look, failOn: ['gap'] }))).toEqual([]);
  });
});

/** What markdownlint's default rules are about, but for the length of lines. */
function tidy(report: string): void {
  const lines = report.split('\n');
  expect(lines.filter((line) => /[ \t]$/.test(line))).toEqual([]);
  expect(report).not.toMatch(/\n\n\n|\n\n$/);
  expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1);
  expect(lines[0]).toMatch(/^# /);
  const headings = lines.filter((line) => /^#+ /.test(line));
  expect(headings.filter((line) => /[.,;:!]$/.test(line))).toEqual([]);
  expect(headings.map((line) => line.replace(/^#+ /, '')).filter((each, at, all) => all.indexOf(each) !== at)).toEqual(
    [],
  );
  const kind = (line = '') =>
    /^(?:(#)|(\|)|( *- )|$)/.exec(line)?.slice(1).find(Boolean)?.trim() ?? (line === '' ? '' : 'text');
  for (const [at, line] of lines.entries()) {
    const [here, next] = [kind(line), kind(lines[at + 1])];
    if (here === '#') expect(next).toBe('');
    else if (here !== '' && next !== '') expect([line, next]).toEqual([line, here]);
  }
}

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
const isSarif = ajv.compile(sarifSchema);
const sarifFaults = (text: string) => {
  isSarif(JSON.parse(text));
  return isSarif.errors ?? [];
};

describe('markdown', () => {
  it('begins with how every unit stands, then faults by file, then gaps in the order of the unit', async () => {
    const { result } = await resultOf(mixed);
    const report = formats.markdown(result, lookOf());
    tidy(report);
    expect(report.split('\n').filter((line) => /^[#|]/.test(line))).toEqual([
      '# Evidence on 2026-06-30',
      '| learner | unit | status | met | claimed | ERs | gaps | next | waits |',
      '| --- | --- | --- | ---: | ---: | ---: | ---: | --- | ---: |',
      '| L-1 | B9 | in progress | 0/3 | 2 | 0/3 | 6 | learner (4), assessor (2) | 118 d |',
      '| L-1 | 329 | in progress | 0/2 | 0 | 0/1 | 5 | learner (4), assessor (1) | 116 d |',
      '| L-1 | B77 | unknown: something cannot be read | – | – | – | – | – | – |',
      '| L-1 | B8 | carried over | – | – | – | – | – | – |',
      '## Faults in files',
      '### portfolios/amira/evidence/E1.md',
      '### portfolios/amira/evidence/E2.md',
      '### portfolios/amira/portfolio.yaml',
      '## Gaps',
      '### L-1, B9 “Unit B9”',
      '#### L-1, B9: still to be shown, 4 gaps',
      '#### L-1, B9: waiting for the assessor, 2 gaps',
      '### L-1, 329 “Unit 329”',
      '#### L-1, 329: still to be shown, 4 gaps',
      '#### L-1, 329: waiting for the assessor, 1 gap',
    ]);
    const gaps = result.portfolios[0]!.units.flatMap((unit) => unit.gaps.map(({ ref }) => ref));
    const told = [...report.matchAll(/^- \*\*([^*]+)\*\* \(/gm)].flatMap(([, refs]) => refsIn(refs!));
    expect(told.sort()).toEqual(gaps.sort());
    expect(report).toContain('- **B9/CP1** (gap): “More”\n  - Centre policy asks for it.');
    expect(report).toContain('Advice, no gap:\n\n- **B9/ER9** “requirement 9”\n');
    expect(report).toContain('Notes:\n\n- **B9/ER6** “requirement 6”\n');
  });

  it('is tidy for the examples', async () => tidy(formats.markdown(await examples(), lookOf())));

  it('shows words as they are written', () => {
    expect(markdownPart('a_b *c* [d](e) `f` <g> h|i #j @k https://l.m AT&T \\')).toBe(
      'a\\_b \\*c\\* \\[d\\](e) \\`f\\` &lt;g&gt; h\\|i \\#&#8203;j @&#8203;k https:&#8203;//l.m AT&amp;T \\\\',
    );
    expect(markdownPart('&1 ~bug %2 $3 & ~ % $')).toBe(
      '&amp;&#8203;1 \\~&#8203;bug %&#8203;2 \\$&#8203;3 &amp; \\~ % \\$',
    );
    expect(markdownPart(':smile: :thumbs_up: at 10:30:00')).toBe(':&#8203;smile: :&#8203;thumbs\\_up: at 10:30:00');
    expect(markdownPart('Amira Khan’s 3 e-mails, 50% (sent: 09:15) – fine!')).toBe(
      'Amira Khan’s 3 e-mails, 50% (sent: 09:15) – fine!',
    );
  });

  it('keeps two portfolios of one name apart', async () => {
    const { result } = await resultOf(mixed);
    const twice = {
      ...result,
      portfolios: [...result.portfolios, { ...result.portfolios[0]!, path: 'portfolios/other' }],
    };
    tidy(formats.markdown(twice, lookOf()));
  });

  it('says so where there is nothing to say', async () => {
    const { result } = await resultOf({ portfolio: { units: [] } });
    expect(formats.markdown(result, lookOf())).toBe(
      '# Evidence on 2026-06-30\n\nChecked 1 spec, 1 portfolio, 0 items of evidence: no errors, 0 warnings, 0 infos, no gaps.\n\n## Faults in files\n\nNone.\n\n## Gaps\n\nNone.\n',
    );
  });
});

const fault = (severity: Diagnostic['severity'], line: number): Diagnostic => ({
  ...{ code: 'unknown-key', severity, message: `m${line}`, file: 'a.md' },
  ...{ line, column: 1, endLine: line, endColumn: 2 },
});

describe('github', () => {
  const withFaults = async (...faults: Diagnostic[]) => ({ ...(await resultOf(mixed)).result, diagnostics: faults });

  it('shows ten of each level, errors first, and counts the others', async () => {
    const levels = ['info', 'warning', 'error'] as const;
    const faults = levels.flatMap((severity, at) =>
      Array.from({ length: 8 + at * 4 }, (_, line) => fault(severity, line + 1)),
    );
    const lines = formats.github(await withFaults(...faults), lookOf()).split('\n');
    const names = lines.slice(0, -2).map((line) => commandIn(line)?.name);
    expect(names).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning'), ...Array(8).fill('notice')]);
    expect(lines.slice(-2)).toEqual(['8 more: see the summary', '']);
  });

  it('speaks of the summary only where there is one', async () => {
    const faults = Array.from({ length: 11 }, (_, line) => fault('error', line + 1));
    const commands = formats.github(await withFaults(...faults), lookOf({ summary: false }));
    expect(commands.split('\n').at(-2)).toBe('1 more: evid check names them all');
  });

  it('names a file in one line, as the concise format does', async () => {
    const odd = { ...fault('error', 3), file: './a\u001b[31m\nb\u202e.md' };
    const result = await withFaults(odd);
    expect(commandIn(formats.github(result, lookOf()).trim())?.properties.file).toBe('a b�.md');
    expect(formats.concise(result, lookOf())).toContain('a b�.md:3:1');
  });

  it('escapes as the toolkit does', async () => {
    const odd = { ...fault('error', 3), file: 'a,b:c%d.md', message: '50%, see: a' };
    expect(formats.github(await withFaults(odd), lookOf())).toBe(
      '::error file=a%2Cb%3Ac%25d.md,line=3,endLine=3,col=1,endColumn=2,title=unknown-key::50%25, see: a\n',
    );
  });

  it('gives columns only for places on one line', async () => {
    const wide = { ...fault('warning', 3), endLine: 5 };
    expect(commandIn(formats.github(await withFaults(wide), lookOf()).trim())?.properties).toEqual({
      ...{ file: 'a.md', line: '3', endLine: '5', title: 'unknown-key' },
    });
  });

  it('shows gaps only where the run fails on them, after the faults', async () => {
    const result = await withFaults(fault('error', 1));
    expect(formats.github(result, lookOf())).not.toContain('gap');
    const lines = formats.github(result, lookOf({ failing: ['gap'] })).split('\n');
    expect(lines.slice(0, -2).map((line) => commandIn(line)?.name)).toEqual(Array(10).fill('error'));
    expect(commandIn(lines[1]!)?.properties).toMatchObject({ file: `${home}/portfolio.yaml`, title: 'gap B9/1.1' });
    expect(lines.at(-2)).toBe(`${result.summary.gaps - 9} more: see the summary`);
  });
});

describe('what goes to standard output', () => {
  it('is one format, or GitHub’s commands after a report for people', async () => {
    const parts = await Promise.all(
      ['pretty', 'concise', 'github'].map((format) => evid(['check', '--format', format])),
    );
    const [prettyAlone, conciseAlone, githubAlone] = parts.map(({ stdout }) => stdout);
    for (const order of [
      ['pretty', 'github'],
      ['github', 'pretty'],
    ]) {
      const { stdout } = await evid(['check', ...order.flatMap((each) => ['--format', each])]);
      expect(stdout).toBe(`${prettyAlone}${githubAlone}`);
    }
    const both = await evid(['check', '--format', 'concise', '--format', 'github']);
    expect(both.stdout).toBe(`${conciseAlone}${githubAlone}`);
    expect(both.stderr).toContain('Checked 5 specs');
  });

  it.each([
    ['json', 'github'],
    ['markdown', 'github'],
    ['github', 'github'],
    ['pretty', 'concise'],
    ['pretty', 'concise', 'github'],
    ['pretty', 'github', 'github'],
  ])('is not %s and %s', async (...names) => {
    const { status, stdout, stderr } = await evid(['check', ...names.flatMap((each) => ['--format', each])]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('cannot both go to standard output');
  });

  it('does not hold the formats that go to files', async () => {
    const to = (format: string) => join(scratch, `examples.${format}`);
    const names = formatNames.filter((format) => format !== 'pretty');
    const { status, stdout } = await evid(['check', ...names.flatMap((each) => ['--format', `${each}=${to(each)}`])]);
    expect([status, stdout]).toEqual([0, '']);
    const result = await examples();
    for (const format of ['markdown', 'junit', 'sarif', 'gitlab'] as const)
      expect(readFileSync(to(format), 'utf8')).toBe(formats[format](result, lookOf()));
  });
});

describe('the step summary', () => {
  const limit = 1024 * 1024;
  const run = async (path: string, ...more: string[]) =>
    evid(['check', '--format', 'pretty', '--format', 'github', ...more], { env: { GITHUB_STEP_SUMMARY: path } });

  it('gets the Markdown report, after what stands there', async () => {
    const path = join(scratch, 'summary.md');
    const report = formats.markdown(await examples(), lookOf());
    await run(path);
    expect(readFileSync(path, 'utf8')).toBe(report);
    writeFileSync(path, 'earlier');
    await run(path);
    expect(readFileSync(path, 'utf8')).toBe(`earlier\n\n${report}`);
  });

  it('is left alone by other formats', async () => {
    const path = join(scratch, 'untouched.md');
    await evid(['check', '--format', 'markdown'], { env: { GITHUB_STEP_SUMMARY: path } });
    expect(existsSync(path)).toBe(false);
  });

  it('never grows beyond 1 MiB', async () => {
    const path = join(scratch, 'full.md');
    for (const room of [0, 1, 100, 400, 5000]) {
      writeFileSync(path, `${'x'.repeat(limit - room - 1)}\n`);
      await run(path);
      expect(statSync(path).size).toBeLessThanOrEqual(limit);
      const added = readFileSync(path, 'utf8').slice(limit - room);
      if (room >= 400) expect(added).toMatch(/^\n# Evidence[\s\S]*\n\nThe report is cut here: [^\n]+\n$/);
    }
  });

  it('fails nothing where it cannot be written', async () => {
    const { status, stdout, stderr } = await run(join(scratch, 'no', 'such', 'folder.md'));
    expect([status, stdout.includes('::warning ')]).toEqual([0, true]);
    expect(stderr).toMatch(/^evid: the step summary cannot be written: /m);
  });

  it('is cut between lines, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.nat(400), (lines, bytes) => {
        const text = `${lines.map(oneLine).join('\n')}\n`;
        const cut = cutReport(text, bytes, 'It is cut.');
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(Math.max(0, bytes));
        if (cut === text || cut === '') return;
        expect(cut.endsWith('\nIt is cut.\n')).toBe(true);
        const kept = cut.slice(0, -'\nIt is cut.\n'.length);
        expect(text.startsWith(kept) && (kept === '' || kept.endsWith('\n'))).toBe(true);
      }),
    );
  });
});

describe('junit', () => {
  const suites = (text: string) => elementsOf(parseXml(text), 'testsuite');
  const named = (text: string, name: string) => suites(text).find(({ attributes }) => attributes.name === name)!;

  it('has a suite for the files of the workspace, of each portfolio, and for each unit', async () => {
    const { result } = await resultOf(mixed);
    const text = formats.junit(result, lookOf());
    expect(suites(text).map(({ attributes }) => attributes.name)).toEqual([
      'workspace files',
      ...['files', 'B9', '329', 'B77', 'B8'].map((each) => `${home} ${each}`),
    ]);
    for (const suite of suites(text))
      for (const each of elementsOf(suite, 'testcase')) expect(each.attributes.classname).toBe(suite.attributes.name);
  });

  it('has a case for each criterion and requirement, or part of one', async () => {
    const { result } = await resultOf(mixed);
    const text = formats.junit(result, lookOf());
    const names = (suite: string) =>
      elementsOf(named(text, `${home} ${suite}`), 'testcase').map(({ attributes }) => attributes.name);
    expect(names('B9')).toEqual([
      'B9/1.1 criterion 1.1',
      'B9/1.2 criterion 1.2',
      'B9/2.1 criterion 2.1',
      'B9/ER4 requirement 4',
      'B9/ER5a requirement 5 one',
      'B9/ER6 requirement 6',
      'B9/ER9 requirement 9',
      'B9/CP1 More',
    ]);
    expect(names('329').slice(0, 2)).toEqual([
      '329/9.1a Follow procedures to process problems',
      '329/9.1b Follow procedures to tell others, where necessary',
    ]);
    expect(names('B8')).toEqual(['B8 carried over']);
    expect(elementsOf(named(text, `${home} B77`), 'error')).toHaveLength(1);
  });

  it('skips what is a gap, and fails it only with --fail-on gap, in attribute and body', async () => {
    const result = await examples();
    const lenient = parseXml(formats.junit(result, lookOf()));
    const strict = parseXml(formats.junit(result, lookOf({ failing: ['gap'] })));
    expect([elementsOf(lenient, 'skipped').length, elementsOf(lenient, 'failure').length]).toEqual([67, 0]);
    expect([elementsOf(strict, 'skipped').length, elementsOf(strict, 'failure').length]).toEqual([0, 67]);
    for (const each of [...elementsOf(lenient, 'skipped'), ...elementsOf(strict, 'failure')])
      expect(each.text).toBe(each.attributes.message);
    const { stdout } = await evid(['check', '--format', 'junit', '--fail-on', 'gap']);
    expect(elementsOf(parseXml(stdout), 'failure')).toHaveLength(67);
  });

  it('fails a case for each file with errors, and passes one where there is none', async () => {
    const { result } = await resultOf(mixed);
    const files = named(formats.junit(result, lookOf()), `${home} files`);
    const failures = elementsOf(files, 'failure');
    expect(failures).toHaveLength(2);
    expect(failures[0]?.text).toBe(failures[0]?.attributes.message);
    expect(failures[0]?.text.split('\n').map((line) => /error\[[\w-]+\]/.exec(line)?.[0])).toEqual([
      'error[unknown-criterion]',
      'error[unknown-criterion]',
    ]);
    const clean = named(formats.junit((await resultOf({})).result, lookOf()), `${home} files`);
    expect(elementsOf(clean, 'testcase').map(({ attributes }) => attributes.name)).toEqual(['no file is at fault']);
    const strict = named(formats.junit(result, lookOf({ failing: ['warning'] })), `${home} files`);
    expect(elementsOf(strict, 'failure').length).toBeGreaterThan(2);
  });

  it('shows advice that is not followed as passed, with a word about it', async () => {
    const { result } = await resultOf(mixed);
    const cases = elementsOf(named(formats.junit(result, lookOf()), `${home} B9`), 'testcase');
    const advice = cases.find(({ attributes }) => attributes.name?.startsWith('B9/ER9'))!;
    expect(advice.children.map(({ name, text }) => [name, text])).toEqual([['system-out', 'advice, no gap: gap']]);
  });
});

describe('sarif', () => {
  const runOf = (text: string) => JSON.parse(text).runs[0];

  it('tells of every fault and every gap, whatever the run fails on, and says where its tool lives', async () => {
    const { result } = await resultOf(mixed);
    const { tool, results } = runOf(formats.sarif(result, lookOf()));
    const gaps = results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'gap');
    expect(gaps).toHaveLength(result.summary.gaps);
    expect(results).toHaveLength(result.diagnostics.length + gaps.length);
    expect(gaps.map(({ kind, level }: { kind: string; level: string }) => [kind, level])).toEqual(
      gaps.map(() => ['open', 'none']),
    );
    expect(formats.sarif(result, gate)).toBe(formats.sarif(result, lookOf()));
    expect(new URL(tool.driver.informationUri).protocol).toBe('https:');
  });

  it('keeps to the standard, for the examples too', async () => {
    expect(sarifFaults(formats.sarif(await examples(), gate))).toEqual([]);
    expect(sarifFaults(formats.sarif((await resultOf(mixed)).result, gate))).toEqual([]);
  });

  it('names for each result the rule that explains it', async () => {
    const { result } = await resultOf(mixed);
    const { tool, results } = runOf(formats.sarif(result, gate));
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...new Set([...result.diagnostics.map(({ code }) => code), 'gap'])].sort());
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
  });

  it('anchors gaps at the unit’s entry in portfolio.yaml', async () => {
    const { result, files } = await resultOf(mixed);
    const gaps = runOf(formats.sarif(result, gate)).results.filter(
      ({ ruleId }: { ruleId: string }) => ruleId === 'gap',
    );
    expect(gaps).toHaveLength(result.summary.gaps);
    const named = gaps.map(
      ({ locations: [{ physicalLocation: at }] }: { locations: [{ physicalLocation: never }] }) => {
        const { artifactLocation, region } = at as {
          artifactLocation: { uri: string };
          region: Record<string, number>;
        };
        const line = sourceOf(files)(artifactLocation.uri, region.startLine!);
        return line?.slice(region.startColumn! - 1, region.endColumn! - 1);
      },
    );
    expect([...new Set(named)]).toEqual(['"B9"', '"329"']);
    expect(new Set(gaps.map(({ kind, level }: Record<string, string>) => `${kind} ${level}`))).toEqual(
      new Set(['open none']),
    );
  });

  it('marks results as GitHub recognises them, by what they are about', async () => {
    const { result } = await resultOf(mixed);
    const { results } = runOf(formats.sarif(result, gate));
    const marks = results.map(({ partialFingerprints: each }: { partialFingerprints: Record<string, string> }) => each);
    expect(marks.map((each: Record<string, string>) => each.primaryLocationLineHash)).toEqual(
      marks.map((each: Record<string, string>) => each['evidSubject/v1']),
    );
  });

  it('holds no more results than GitHub takes, the gravest first, and says how many it leaves out', async () => {
    const { result } = await resultOf(mixed);
    const faults = (['info', 'error'] as const).flatMap((severity) =>
      Array.from({ length: 13_000 }, (_, line) => fault(severity, line + 1)),
    );
    const text = formats.sarif({ ...result, diagnostics: faults }, gate);
    const { results, invocations } = runOf(text);
    const count = (level: string) => results.filter((each: { level: string }) => each.level === level).length;
    expect([results.length, count('error'), count('note'), count('none')]).toEqual([25_000, 13_000, 12_000, 0]);
    const [{ message }] = invocations[0].toolExecutionNotifications;
    const left = 1000 + result.summary.gaps;
    expect(message.text).toBe(
      `${left} of ${25_000 + left} results are left out: GitHub takes 25000. evid check says all.`,
    );
    expect(sarifFaults(text)).toEqual([]);
  });

  it('encodes paths, and lets nothing be a link or a placeholder', async () => {
    const { result } = await resultOf(mixed);
    const odd = { ...fault('error', 1), file: './portfolios/ä b#c?/100%.md', message: '[a](http://b) {0}' };
    const [first] = runOf(formats.sarif({ ...result, diagnostics: [odd] }, gate)).results;
    expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe('portfolios/%C3%A4%20b%23c%3F/100%25.md');
    expect(first.message.text).toBe('\\[a\\](http://b) {{0}}');
  });
});

describe('rdjson', () => {
  it('counts columns in bytes of UTF-8', async () => {
    const body = 'Ünder the 😀 bridge — [B9/9.9] and more\n';
    const { result, files } = await resultOf({
      evidence: [item('E1', { criteria: ['B9/1.1'], body: `${body}[B9/1.1]\n` })],
    });
    const source = sourceOf(files);
    const { diagnostics } = JSON.parse(formats.rdjson(result, lookOf({ sourceLine: source })));
    const { message, location, severity, code } = diagnostics[0];
    const { start, end } = location.range;
    expect([message.split('\n')[0], severity, code]).toEqual([
      result.diagnostics[0]?.message,
      'ERROR',
      { value: 'unknown-criterion' },
    ]);
    const line = Buffer.from(source(location.path, start.line)!);
    expect(line.subarray(start.column - 1, end.column - 1).toString()).toBe('[B9/9.9]');
    expect(start.column).toBeGreaterThan(result.diagnostics[0]!.column);
  });

  it('leaves columns out where the line cannot be read again', async () => {
    const { result } = await resultOf({ evidence: [item('E1', { criteria: ['B9/9.9'] })] });
    const { diagnostics } = JSON.parse(formats.rdjson(result, lookOf()));
    const { line, endLine } = result.diagnostics[0]!;
    expect(diagnostics[0].location.range).toEqual({ start: { line }, end: { line: endLine } });
  });
});

describe('fingerprints', () => {
  const marks = (result: Result) => ({
    gitlab: JSON.parse(formats.gitlab(result, lookOf())).map((each: { fingerprint: string }) => each.fingerprint),
    sarif: JSON.parse(formats.sarif(result, lookOf())).runs[0].results.map(
      (each: { partialFingerprints: object }) => Object.values(each.partialFingerprints)[0],
    ),
  });

  it('are unique in a report', async () => {
    for (const { gitlab, sarif } of [marks(await examples()), marks((await resultOf(mixed)).result)]) {
      expect(new Set(gitlab).size).toBe(gitlab.length);
      expect(new Set(sarif).size).toBe(sarif.length);
    }
  });

  it('are not changed by moving lines', async () => {
    const { result, files } = await resultOf(mixed);
    const moved = Object.entries(files).map(([path, content]) => {
      const text = content.toString();
      if (path === `${home}/portfolio.yaml`) return [path, `# a comment\n\n${text}`];
      return [path, path.startsWith(home) ? text.replace('---\n', '---\nx-note: more\nx-other: more\n') : text];
    });
    const after = await checkWorkspace({ folder: memoryFolder(Object.fromEntries(moved)), today });
    expect(after.result.diagnostics.map(({ line }) => line)).not.toEqual(result.diagnostics.map(({ line }) => line));
    expect(marks(plainData(after.result))).toEqual(marks(result));
  });

  it('are not changed by other words', async () => {
    const { result } = await resultOf(mixed);
    expect(marks(withText(result, 'said otherwise'))).toEqual(marks(result));
  });

  it('stay with their faults when another of the same file is put right', async () => {
    const people = 'j-okafor: { name: J, roles: [assessor], emial: a@b.c, frmo: 2020-01-01 }\n';
    const record = (closes: string) =>
      `---\nid: A1\nassessor: nobody\ndate: 2026-05-02\ncloses: [${closes}]\ncolour: red\n---\n`;
    const given = (register: string, closes: string, assessor: string): Given => ({
      files: {
        'people.yaml': register,
        [`${home}/assessments/A0.md`]: '---\nid: A0\nassessor: nobody\ndate: 2026-05-01\n---\n',
        [`${home}/assessments/A1.md`]: record(closes),
      },
      portfolio: { assessor, verifier: 'ghost' },
      evidence: [item('E1', { files: ['attachments/a.pdf', 'attachments/b.pdf'] })],
    });
    const marksOf = async (state: Given) => {
      const { diagnostics } = (await resultOf(state)).result;
      const marks = fingerprints(diagnostics);
      return new Map(diagnostics.map(({ message }, index) => [message, marks[index]]));
    };
    const before = await marksOf(given(people, 'A0/8, A0/9', 'spirit'));
    const after = await marksOf(given(people.replace('emial: a@b.c, ', ''), 'A0/9', 'j-okafor'));
    const mended = [...before.keys()].filter((message) => !after.has(message));
    expect(mended.map((message) => message.split(' ').slice(0, 3).join(' ')).sort()).toEqual([
      'assessor spirit is',
      'there is no',
      'unknown key emial',
    ]);
    const kept = [...after].map(([message, mark]) => [message, mark === before.get(message)]);
    expect(kept.filter(([, same]) => !same)).toEqual([]);
    expect(after.size).toBeGreaterThan(4);
  });

  it.each(checks.map((check) => [check.code, check] as const))('tell all faults of %s apart', async (_, check) => {
    const found = await exampleDiagnostics(check, check.wrong);
    const subjects = found.map(({ code, portfolio, evidence, file, ref, about }) =>
      JSON.stringify([code, portfolio, evidence ?? file, ref, about]),
    );
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  it('tell codes, portfolios, items, references and files apart', () => {
    const first = { ...fault('error', 1), portfolio: 'p', evidence: 'E1', ref: 'B9/1.1' };
    const others = [{ code: 'x' }, { portfolio: 'q' }, { evidence: 'E2' }, { ref: 'B9/1.2' }];
    const all = [
      first,
      ...others.map((change) => ({ ...first, ...change })),
      fault('error', 1),
      { ...fault('error', 1), file: 'b.md' },
    ];
    expect(new Set(all.map((each) => fingerprints([each])[0])).size).toBe(all.length);
    expect(fingerprints([first, first])[0]).toBe(fingerprints([first])[0]);
    expect(fingerprints([{ ...first, file: 'moved.md', severity: 'info' }])).toEqual(fingerprints([first]));
  });
});

describe('names', () => {
  it.each(formatNames)('are hidden in %s with --anonymise', async (format) => {
    const { stdout } = await evid(['check', '--anonymise', '--verbose', '--format', format]);
    expect(stdout).not.toMatch(/Amira Khan|Grace Oyelaran|Tomasz Wróbel/);
  });
});

describe('with --anonymise', () => {
  const line = 'Für Amira Khan, [B9/9.9] and more';
  const workspaceIn = async () => {
    const cwd = mkdtempSync(join(scratch, 'names-'));
    const files = await workspaceFiles({
      portfolio: { learner: { id: 'L-1', name: 'Amira Khan' } },
      evidence: [item('E1', { criteria: ['B9/1.1'], body: `${line}\n[B9/1.1]\n` })],
    });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    return cwd;
  };

  it('the frame shows the place where it is now', async () => {
    const { stdout } = await evid(['check', '--anonymise'], { cwd: await workspaceIn() });
    const lines = stdout.split('\n');
    const at = lines.findIndex((each) => each.includes('Für L-1, [B9/9.9] and more'));
    const carets = lines[at + 1]!;
    expect(lines[at]!.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('[B9/9.9]');
  });

  it('rdjson counts the bytes of the line as it is written', async () => {
    const { stdout } = await evid(['check', '--anonymise', '--format', 'rdjson'], { cwd: await workspaceIn() });
    const { diagnostics } = JSON.parse(stdout);
    const { start, end } = diagnostics.find(
      (each: { code: { value: string } }) =>
        each.code.value === 'unclaimed-locator' || /9\.9/.test(JSON.stringify(each)),
    ).location.range;
    const written = Buffer.from(line)
      .subarray(start.column - 1, end.column - 1)
      .toString();
    expect(written).toBe('[B9/9.9]');
  });
});

it.each(Object.keys(formats))('%s is the same bytes from whatever folder evid is run', async (format) => {
  const asked = ['check', '--fail-on', 'gap', '--format', format];
  const { stdout } = await evid(asked);
  expect((await evid(asked, { cwd: resolve('portfolios/amira-khan') })).stdout).toBe(stdout);
  expect((await evid([...asked, '--root', resolve('.')], { cwd: tmpdir() })).stdout).toBe(stdout);
});

describe('--path-prefix', () => {
  it('names files from the root of the repository, for the tools that look for them there', async () => {
    const told = async (format: string, ...more: string[]) =>
      (await evid(['check', 'amira-khan', '--fail-on', 'gap', '--format', format, ...more])).stdout;
    for (const prefix of ['centre', './centre/', 'centre/']) {
      const moved = ['--path-prefix', prefix];
      const [first] = (await told('github', ...moved)).split('\n');
      expect(first).toContain('file=centre/portfolios/amira-khan/');
      const [row] = JSON.parse(await told('gitlab', ...moved));
      const [plain] = JSON.parse(await told('gitlab'));
      expect(row.location.path).toBe(`centre/${plain.location.path}`);
      expect(row.fingerprint).not.toBe(plain.fingerprint);
      const strip = (text: string) => text.replaceAll('centre/', '');
      expect(strip(await told('rdjson', ...moved))).toBe(await told('rdjson'));
      for (const { locations } of JSON.parse(await told('sarif', ...moved)).runs[0].results)
        expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^centre\//);
      const lines = (await told('concise')).split('\n').slice(0, -1);
      expect((await told('concise', ...moved)).split('\n').slice(0, -1)).toEqual(lines.map((line) => `centre/${line}`));
      const named = (text: string) =>
        elementsOf(parseXml(text), 'testcase').map(({ attributes: { file, ...own } }) => [
          file?.replace('centre/', ''),
          own,
        ]);
      const junit = await told('junit', ...moved);
      expect(junit).not.toContain('file="portfolios/');
      expect(named(junit)).toEqual(named(await told('junit')));
    }
    expect(await told('gitlab', '--path-prefix', '.')).toBe(await told('gitlab'));
    const { status, stderr } = await evid(['check', '--path-prefix', '../x']);
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'evid: --path-prefix ../x is no folder of the repository']);
  });
});

describe('a gate', () => {
  it('does not pass where its filters leave no unit', async () => {
    const args = ['check', 'tomasz-wrobel', '--unit', '58A'];
    const { status, stdout, stderr } = await evid([...args, '--fail-on', 'gap']);
    expect([status, stderr]).toEqual([2, 'evid: this portfolio does not list 58A, so nothing is said about gaps\n']);
    expect(stdout).toMatch(/\n✖ .* · this portfolio does not list 58A\n/);
    expect((await evid([...args, '--fail-on', 'gap', '--format', 'markdown'])).stdout).toContain(
      '**this portfolio does not list 58A**',
    );
    expect((await evid(args)).status).toBe(0);
  });

  it('says how many findings of the portfolio are about other units, and therefore left out', async () => {
    const { stderr } = await evid(['check', 'amira-khan', '--unit', '58A']);
    expect(stderr).toBe('2 findings about other units left out, for --unit asks about 58A\n');
    expect((await evid(['check', 'amira-khan', '--unit', 'B9'])).stderr).toBe('');
  });

  it('is named with commas too', async () => {
    const both = await evid(['check', 'amira-khan', '--fail-on', 'warning,gap']);
    expect(both).toEqual(await evid(['check', 'amira-khan', '--fail-on', 'warning', '--fail-on', 'gap']));
    expect(await evid(['check', 'amira-khan', '--fail-on', ' warning, gap '])).toEqual(both);
    expect(await evid(['check', 'amira-khan', '--fail-on', 'warning\ngap'])).toEqual(both);
    for (const nothing of ['warning,', '', ' ']) expect((await evid(['check', '--fail-on', nothing])).status).toBe(2);
  });
});

describe('a portfolio that is the root itself', () => {
  it('has files without a dot before them', async () => {
    const files = await workspaceFiles({ evidence: [] });
    const own: Record<string, string | Uint8Array> = {
      'evid.yaml': yaml({ portfolios: ['.'] }),
      'people.yaml': files['people.yaml']!,
      'specs/B9.unit.yaml': files['specs/B9.unit.yaml']!,
      'portfolio.yaml': files[`${home}/portfolio.yaml`]!,
      'evidence/E1.md': markdown(yaml({ id: 'E1' })),
    };
    const { result } = await checkWorkspace({ folder: memoryFolder(own), today });
    const data = plainData(result);
    const paths = JSON.parse(formats.gitlab(data, lookOf())).map(
      (each: { location: { path: string } }) => each.location.path,
    );
    expect(paths.every((path: string) => /^[a-z]/.test(path))).toBe(true);
    expect(sarifFaults(formats.sarif(data, lookOf()))).toEqual([]);
  });
});
