import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutUnknownCriterion } from '../../src/checks/about-unknown-criterion.ts';
import { readWorkspace } from '../../src/intake/read-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import {
  check,
  decided,
  home,
  item,
  smallUnit,
  today,
  unit,
  unitWithParts,
  workspaceFiles,
} from '../support/workspace.ts';

const front = (keys: string, body = '[B9/1.1]') =>
  `---\nid: E01\nmethod: work-product\ndate: 2026-03-04\ncontext: paid-work\nsigned: 2026-03-06\n${keys}\n---\n${body}\n`;
const said = async (keys: string, body?: string) => {
  const answer = await check({
    specs: [smallUnit(), unitWithParts()],
    portfolio: { units: ['B9', '329'] },
    evidence: [[`${home}/evidence/E01.md`, front(keys, body)]],
  });
  return answer.result.diagnostics
    .filter(({ code }) => !/locat/.test(code))
    .map(({ code, line, column, endLine, endColumn, message, help }) => ({
      at: `${code} ${line}:${column}-${endLine === line ? '' : `${endLine}:`}${endColumn}`,
      message,
      help,
    }));
};

describe('a slip that YAML does not forgive is named where it was made', () => {
  const criteria = 'criteria: [B9/1.1]';
  it.each<[string, string, string]>([
    [
      'title: T\ncriteria: B9/1.1; B9/1.2',
      'invalid-value 8:11-25',
      'write a list, with commas: criteria: [B9/1.1, B9/1.2]',
    ],
    [
      'title: T\ncriteria: B9 1.1',
      'invalid-value 8:11-17',
      'write a list, with a slash after the unit: criteria: [B9/1.1]',
    ],
    [
      'title: T\ncriteria: B9/1.1-1.2',
      'invalid-value 8:11-21',
      'write a list, with commas: criteria: [B9/1.1, B9/1.2]',
    ],
    [`title: “Courier: late”\n${criteria}`, 'invalid-yaml 7:8-9', 'use straight quotes: title: "Courier: late"'],
    [
      `title: 'Priya's rush'\n${criteria}`,
      'invalid-yaml 7:15-22',
      'put the whole text in quotes: title: "Priya\'s rush"',
    ],
    [`title: "Courier\n${criteria}`, 'invalid-yaml 7:8-9', 'close it: write title: "Courier"'],
    [`title: "Courier\nheld: "CRM 1"\n${criteria}`, 'invalid-yaml 7:8-9', 'close it: write title: "Courier"'],
    [
      'title: T\ncriteria: [B9/1.1\ntags: [partner/cooperative]',
      'invalid-yaml 8:11-12',
      'close it: write criteria: [B9/1.1]',
    ],
    ['title: T\ncriteria: [B9/1.1', 'invalid-yaml 8:11-12', 'close it: write criteria: [B9/1.1]'],
    [
      `title: T\n${criteria}\ntags: [#own]`,
      'invalid-yaml 9:7-8',
      'a # begins a comment, which hides the ]: take the # away',
    ],
    [
      `title: T\n${criteria}\ntags:\n  - #own`,
      'invalid-value 10:5-5',
      'take the # away, or put the text in quotes: own or "#own"',
    ],
    [
      `title: #4512\n${criteria}`,
      'missing-key 7:1-6',
      'what follows a # is a comment: put the text in quotes, as in title: "#4512"',
    ],
    [
      `title: T\n${criteria}\nheld: yes`,
      'personal-data 9:7-10',
      'held: where somebody finds it, as in “CRM ticket 4411” or “handover log, binder 3”; leave it out if nothing is held',
    ],
  ])('%j', async (keys, at, help) => {
    expect(await said(keys)).toMatchObject([{ at, help }]);
  });

  it.each<[string, string]>([
    ['“B9/1.1”', 'the typographic quotes are part of the text: write B9/1.1'],
    ['B9 1.1', 'did you mean B9/1.1?'],
    ['B9/1.1-1.2', 'write each as an entry of its own, with commas: B9/1.1, B9/1.2'],
    ['B9/1.1; B9/1.2', 'write each as an entry of its own, with commas: B9/1.1, B9/1.2'],
    ['329/9.1(a)', 'did you mean 329/9.1a?'],
    ['329/9.1.a', 'did you mean 329/9.1a?'],
    ['329/9.1A', 'did you mean 329/9.1a?'],
    ['329/9.1d', 'its parts are 329/9.1a, 329/9.1b, 329/9.1c'],
    ['329/9.2a', 'did you mean 329/9.2?'],
    ['329/9.7', 'did you mean 329/9.2?'],
    ['B9/1.9', 'outcome 1 has 1.1 to 1.2'],
  ])('the entry %s of criteria', async (entry, help) => {
    const [found] = await said(`title: T\ncriteria: [${entry}]`);
    expect(found).toMatchObject({ at: `unknown-criterion 8:12-${12 + entry.length}`, help });
  });

  it('and what help offers for a criterion that does not exist is no such fault itself', () => {
    const specs = Object.fromEntries([
      smallUnit(),
      unitWithParts(),
      unit('58A', { outcomes: { One: ['1.1', '1.2', '1.3', '1.4', '1.5'], Two: ['2.1', '2.10'] } }),
    ]);
    const { workspace } = readWorkspace(memoryFolder(specs), today);
    const { units } = workspace;
    const known = [...units.units.values()].flatMap(({ criteria, leaves }) =>
      [...criteria, ...leaves].map(({ ref }) => ref),
    );
    const noise = fc.constantFrom(
      '',
      ' ',
      '.',
      '(',
      ')',
      '-',
      '–',
      ';',
      ', ',
      ' and ',
      '“',
      '”',
      'a',
      'c',
      'B',
      '1',
      '0',
      '/',
    );
    const wrong = fc
      .tuple(fc.constantFrom(...known), noise, fc.nat(8), fc.constantFrom('', ...known), noise)
      .map(([ref, more, at, other, end]) => ref.slice(0, at) + more + ref.slice(at) + (other && `${end}${other}`))
      .filter((ref) => units.leaf(ref) === undefined && units.criterion(ref) === undefined);
    fc.assert(
      fc.property(wrong, (ref) => {
        const { help } = aboutUnknownCriterion(ref, units);
        const offered = help.match(/(?<![\w.-])(?:B9|329|58A)\/[\w.-]*\w/g) ?? [];
        expect({ ref, help, faulty: offered.filter((each) => units.leaf(each) === undefined) }).toEqual({
          ref,
          help,
          faulty: [],
        });
        const [, outcome, from, to] = /^outcome (\S+) has (\S+)(?: to (\S+))?$/.exec(help) ?? [];
        for (const id of outcome === undefined ? [] : [from, to ?? from])
          expect(units.leaf(`${ref.slice(0, ref.indexOf('/'))}/${id}`)).toBeDefined();
      }),
      { numRuns: 120 },
    );
  });
});

describe('help never weakens a rule', () => {
  const both = { count: { of: 'items', 'at-least': 2 }, judge: {} };
  const helpFor = async (rules: unknown[]) =>
    (await check({ specs: [smallUnit([{ id: '1', rules }])] })).diagnostics('invalid-value').map(({ help }) => help);

  it('a map with count and judge inside any-of is not told to become two entries', async () => {
    expect(await helpFor([{ 'any-of': [both, { count: { of: 'days' } }] }])).toEqual([
      expect.stringMatching(/^(?!.*write two rules).*two entries of an any-of would mean one or the other$/),
    ]);
  });

  it('and among the rules of a requirement, which must all hold, it is', async () => {
    expect(await helpFor([both])).toEqual([expect.stringContaining('write two rules as two entries')]);
  });
});

describe('value-cut-by-comment', () => {
  it('names a title that became half of what was typed, in the place of what is left', async () => {
    expect(await said('title: Order #4512 handed over\ncriteria: [B9/1.1]')).toMatchObject([
      { at: 'value-cut-by-comment 7:8-13', message: expect.stringContaining('#4512 handed over') },
    ]);
  });

  it.each([
    'title: Order # 4512',
    'title: "Order #4512"',
    "title: 'Order #4512'",
    'title: Order#4512',
    'title: Order #',
    'title: "Order" #4512',
    '# A note\ntitle: Order',
    '#note\ntitle: Order',
    'title: |\n  Order #4512',
    'title: [a] #4512',
  ])('is not said of %j', async (keys) => {
    const found = await said(`${keys}\ncriteria: [B9/1.1]`);
    expect(found.filter(({ at }) => at.startsWith('value-cut'))).toEqual([]);
  });

  it('is said of entries of lists, values of maps and texts of several lines', async () => {
    const keys = 'title: A long\n  title #4512\ncriteria: [B9/1.1]\ncustomers:\n  - C-1 #x\nx-own: { a: [b #c\n  ] }';
    expect((await said(keys)).map(({ at }) => at)).toEqual([
      'value-cut-by-comment 7:8-8:8',
      'value-cut-by-comment 11:5-8',
      'value-cut-by-comment 12:14-15',
    ]);
  });

  it('is a warning, harms nothing, and is said in every file of evid', async () => {
    const given = {
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')],
    };
    const files = await workspaceFiles(given);
    const cut = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        path.endsWith('.md') ? String(text).replace('---\n', '---\nx-note: a #1\n') : `${text}\nx-note: a #1\n`,
      ]),
    );
    const answer = await check({
      ...given,
      files: { ...cut, 'people.yaml': `x-note: { name: a #1\n }\n${files['people.yaml']}` },
    });
    expect(answer.diagnostics('value-cut-by-comment').map(({ file, severity }) => [file, severity])).toEqual(
      Object.keys(files)
        .sort()
        .map((file) => [file, 'warning']),
    );
    expect(answer.status('B9/1.1')).toBe('met');
  });

  it('is not said of a withdrawn item', async () => {
    expect(await said('title: Order #4512\nwithdrawn: 2026-05-01\ncriteria: [B9/1.1]')).toEqual([]);
  });
});

describe('conflict-markers', () => {
  const merge = (ours: string, theirs: string) => `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`;

  it('in a body that two branches edited: one error at the first marker, and the unit is unknown', async () => {
    const text = front('title: T\ncriteria: [B9/1.1]', merge('I rang. [B9/1.1]\n', 'I wrote. [B9/1.1]\n'));
    const answer = await check({ evidence: [[`${home}/evidence/E01.md`, text]] });
    expect(answer.result.diagnostics).toMatchObject([
      {
        code: 'conflict-markers',
        severity: 'error',
        file: `${home}/evidence/E01.md`,
        line: 10,
        column: 1,
        endColumn: 8,
      },
    ]);
    expect(answer.unit().status).toBe('unknown');
    expect(answer.portfolio.evidence).toEqual([]);
  });

  it('in front matter: what either side says is not reported besides, nor a decision on either', async () => {
    const given = { records: [decided('A01', '2026-05-02', 'E02', 'B9/1.1', 'met', {})] };
    const text = front('title: T\ncriteria: [B9/1.1]').replace('id: E01\n', merge('id: E01\n', 'id: E02\n'));
    const answer = await check({ ...given, evidence: [[`${home}/evidence/E01.md`, text]] });
    expect(answer.codes).toEqual(['conflict-markers']);
  });

  it.each([
    'evid.yaml',
    'people.yaml',
    'specs/B9.unit.yaml',
    `${home}/portfolio.yaml`,
    'waivers.yaml',
    `${home}/assessments/A01.md`,
  ])('in %s', async (path) => {
    const given = { evidence: [item('E01', { criteria: ['B9/1.1'] })] };
    const files = await workspaceFiles({ ...given, records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')] });
    const before = String(files[path] ?? 'waivers: []\n');
    const text = `${before}${merge('x-a: 1\n', 'x-a: 2\n')}`;
    const answer = await check({ ...given, files: { ...files, [path]: text } });
    expect(answer.result.diagnostics.map(({ code, file }) => [code, file])).toEqual([['conflict-markers', path]]);
  });

  it('in the schema of the centre, which is not JSON then', async () => {
    const answer = await check({
      config: { policy: { 'evidence-schema': 'schemas/own.json' } },
      files: { 'schemas/own.json': `{\n${merge('"a": 1\n', '"b": 1\n')}}\n` },
    });
    expect(answer.result.diagnostics.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['conflict-markers', 'schemas/own.json', 2],
    ]);
  });

  it.each([
    ['out of order', '>>>>>>> a\n=======\n<<<<<<< b\n'],
    ['not at the start of a line', ' <<<<<<< a\n =======\n >>>>>>> b\n'],
    ['two of three', '<<<<<<< a\n>>>>>>> b\n'],
    ['longer ones', '<<<<<<<< a\n========\n>>>>>>>> b\n'],
    ['a heading alone', 'Title\n=======\n'],
  ])('are not %s', async (_, body) => {
    expect(await said('title: T\ncriteria: [B9/1.1]', body)).toEqual([]);
  });
});
