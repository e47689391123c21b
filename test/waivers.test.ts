import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { checks } from '../src/checks/index.ts';
import { memoryFolder } from '../src/load/folder.ts';
import type { History } from '../src/model/history.ts';
import { isWaivable } from '../src/resolve/waivers.ts';
import {
  type Answer,
  assessment,
  check,
  decided,
  type Given,
  home,
  item,
  smallUnit,
  today,
  unit,
  unitWithParts,
  workspaceFiles,
  yaml,
} from './support/workspace.ts';

type Keys = Readonly<Record<string, unknown>>;

/** A waiver of m-grant in the one portfolio of the tests. */
const waiver = (keys: Keys): Keys => ({ portfolio: 'amira', reason: 'Agreed.', by: 'm-grant', ...keys });
const withWaivers = (given: Given, ...waivers: Keys[]): Given => ({
  ...given,
  files: { ...given.files, 'waivers.yaml': yaml({ waivers: waivers.map((each) => JSON.parse(JSON.stringify(each))) }) },
});

/** CP1 asks for observations; E1 is not signed; nothing is decided. */
const centre: Given = {
  config: {
    policy: {
      rules: [{ id: 'CP1', text: 'Observe', rules: [{ count: { of: 'items', where: { methods: ['observation'] } } }] }],
    },
  },
  evidence: [item('E1', { criteria: ['B9/1.1'], signed: undefined }), item('E2', { criteria: ['B9/1.2'] })],
};

/** What was said of the waivers, and which faults and gaps were waived. */
const said = ({ result, portfolio }: Answer) => ({
  faults: result.diagnostics.filter(({ file }) => file === 'waivers.yaml').map(({ code }) => code),
  waived: [
    ...result.diagnostics
      .filter(({ waived }) => waived)
      .map(({ code, evidence }) => `${code} ${evidence ?? ''}`.trim()),
    ...portfolio.units.flatMap(({ gaps }) => gaps.filter(({ waived }) => waived).map(({ ref }) => ref)),
  ],
});
const afterwards = async (given: Given, ...waivers: Keys[]) => said(await check(withWaivers(given, ...waivers)));

describe('a waiver of a fault', () => {
  const unsigned = waiver({ code: 'unsigned-evidence' });
  const accepted = { faults: [], waived: ['unsigned-evidence E1'] };

  it('leaves it in the result and in the totals, with its reason', async () => {
    const { result } = await check(withWaivers(centre, waiver({ code: 'unsigned-evidence', until: '2026-06-30' })));
    expect(result.diagnostics).toMatchObject([
      {
        code: 'unsigned-evidence',
        severity: 'warning',
        waived: { reason: 'Agreed.', by: 'm-grant', until: '2026-06-30' },
      },
    ]);
    expect(result.summary).toMatchObject({
      errors: 0,
      warnings: 1,
      waived: { errors: 0, warnings: 1, infos: 0, gaps: 0 },
    });
  });

  it('has effect before any that stands below it, whichever says more', async () => {
    const wide = waiver({ code: 'unsigned-evidence', reason: 'All of them.' });
    const narrow = waiver({ code: 'unsigned-evidence', subject: 'E1', reason: 'This one.' });
    for (const [first, second] of [
      [wide, narrow],
      [narrow, wide],
    ] as const) {
      const { result } = await check(withWaivers(centre, first, second));
      expect(result.diagnostics.find(({ code }) => code === 'unsigned-evidence')?.waived?.reason).toBe(first.reason);
    }
  });

  it('names the portfolio by its folder or the folder’s name', async () => {
    expect(await afterwards(centre, unsigned)).toEqual(accepted);
    expect(await afterwards(centre, { ...unsigned, portfolio: home })).toEqual(accepted);
    expect(await afterwards(centre, { ...unsigned, portfolio: `${home}/` })).toEqual(accepted);
  });

  it.each(['E1', `${home}/evidence/E1.md`, 'evidence/E1.md'])('can be narrowed to the item by %s', async (subject) => {
    expect(await afterwards(centre, { ...unsigned, subject })).toEqual(accepted);
  });

  it('can be narrowed to a record, and to a reference', async () => {
    const given: Given = {
      evidence: [item('E1', { criteria: ['B9/1.1', 'B9/9.8', 'B9/9.9'] })],
      records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met', { countersigns: ['A9'] })],
    };
    const both = [
      waiver({ code: 'unknown-record', subject: 'A1' }),
      waiver({ code: 'unknown-criterion', subject: 'B9/9.9' }),
    ];
    const { result } = await check(withWaivers(given, ...both));
    expect(result.diagnostics.map(({ code, ref, waived }) => [code, ref, waived?.by])).toEqual([
      ['unknown-record', undefined, 'm-grant'],
      ['unknown-criterion', 'B9/9.8', undefined],
      ['unknown-criterion', 'B9/9.9', 'm-grant'],
    ]);
    expect(result.summary).toMatchObject({ errors: 3, waived: { errors: 2 } });
  });

  it('of no portfolio accepts faults outside the portfolios only', async () => {
    const specs = [smallUnit(), ['specs/notes.txt', 'To do.\n'] as const];
    const both = { ...centre, specs, files: { [`${home}/evidence/notes.txt`]: 'To do.\n' } };
    const common = { code: 'unexpected-file', reason: 'Notes.', by: 'm-grant' };
    const { result } = await check(withWaivers(both, common));
    expect(result.diagnostics.map(({ file, waived }) => [file, waived?.reason])).toEqual([
      [`${home}/evidence/E1.md`, undefined],
      [`${home}/evidence/notes.txt`, undefined],
      ['specs/notes.txt', 'Notes.'],
    ]);
    expect(await afterwards(both, { ...common, portfolio: 'amira' })).toEqual({
      faults: [],
      waived: ['unexpected-file'],
    });
  });

  it('survives that lines are moved', async () => {
    const narrowed = { ...unsigned, subject: 'E1' };
    const moved = item('E1', {
      title: 'New',
      'x-more': 'lines',
      criteria: ['B9/1.1'],
      signed: undefined,
      body: '\n\n[B9/1.1]\n',
    });
    expect(await afterwards(centre, narrowed)).toEqual(accepted);
    expect(await afterwards({ ...centre, evidence: [moved] }, narrowed)).toEqual(accepted);
    const below = `# A comment\n\nwaivers:\n- by: m-grant\n  reason: r\n\n  subject: E1\n  portfolio: amira\n  code: unsigned-evidence\n`;
    expect(said(await check({ ...centre, files: { 'waivers.yaml': below } }))).toEqual(accepted);
  });

  it('shows the first of several that fit', async () => {
    const { result } = await check(
      withWaivers(centre, { ...unsigned, reason: 'First.' }, { ...unsigned, reason: 'Second.' }),
    );
    expect(result.diagnostics.map(({ waived }) => waived?.reason)).toEqual(['First.']);
  });
});

describe('a waiver of a gap', () => {
  it('of the centre’s own layer needs no approval', async () => {
    const answer = await check(withWaivers(centre, waiver({ reference: 'B9/CP1' })));
    expect(answer.gap('B9/CP1')).toMatchObject({
      layer: 'centre',
      status: 'gap',
      waived: { reason: 'Agreed.', by: 'm-grant' },
    });
    expect(answer.result.summary.waived).toEqual({ errors: 0, warnings: 0, infos: 0, gaps: 1 });
    expect(answer.result.summary.gaps).toBe(answer.unit().gaps.length);
  });

  it('of the unit’s layer has no effect without approval', async () => {
    const own = waiver({ reference: 'B9/2.1' });
    const unwaived = await check(centre);
    const answer = await check(withWaivers(centre, own));
    expect(said(answer)).toEqual({ faults: ['waiver-without-approval'], waived: [] });
    expect(answer.unit()).toEqual(unwaived.unit());
    expect(await afterwards(centre, { ...own, approval: 'OCR/1' })).toEqual({ faults: [], waived: ['B9/2.1'] });
  });

  it('changes no status and no number of what is met', async () => {
    const given = {
      ...centre,
      specs: [smallUnit([{ id: '5', parts: [{ id: 'a', text: 'one', rules: [{ cover: { facet: 'partner' } }] }] }])],
    };
    const strip = (answer: Answer) => {
      const { owner: _, gaps, ...unit } = answer.unit();
      return { ...unit, gaps: gaps.map(({ waived: __, ...gap }) => gap) };
    };
    const waivers = ['B9/1.1', 'B9/2.1', 'B9/5', 'B9/ER5', 'B9/CP1'].map((reference) =>
      waiver({ reference, approval: 'OCR/1' }),
    );
    const answer = await check(withWaivers(given, ...waivers));
    expect(said(answer).waived).toEqual(['B9/1.1', 'B9/2.1', 'B9/ER5a', 'B9/CP1']);
    expect(strip(answer)).toEqual(strip(await check(given)));
  });

  it('by the reference of a whole stands for each of its parts', async () => {
    const given = { specs: [unitWithParts()], portfolio: { units: ['329'] }, evidence: [] };
    const whole = await afterwards(given, waiver({ reference: '329/9.1', approval: 'OCR/1' }));
    expect(whole).toEqual({ faults: [], waived: ['329/9.1a', '329/9.1b', '329/9.1c'] });
    const part = await afterwards(given, waiver({ reference: '329/9.1b', approval: 'OCR/1' }));
    expect(part).toEqual({ faults: [], waived: ['329/9.1b'] });
  });
});

describe('whose move it is', () => {
  /** Everything is met but 2.1, on which nobody has anything, and a judgement. */
  const almost: Given = {
    specs: [smallUnit([{ id: '3', rules: [{ judge: {} }] }])],
    evidence: [item('E1', { criteria: ['B9/1.1', 'B9/1.2'] })],
    records: [
      assessment('A1', '2026-05-02', {
        decisions: [{ evidence: 'E1', criteria: ['B9/1.1', 'B9/1.2'], outcome: 'met' }],
      }),
    ],
  };
  const waived = waiver({ reference: 'B9/2.1', approval: 'OCR/1' });

  it('a judgement no longer waits for what is waived', async () => {
    const before = await check(almost);
    expect([before.gap('B9/ER3').owner, before.unit().owner]).toEqual(['learner', 'learner']);
    const after = await check(withWaivers(almost, waived));
    expect([after.gap('B9/ER3').owner, after.unit().owner]).toEqual(['assessor', 'assessor']);
  });

  it('nor for a requirement that is waived', async () => {
    const rules = [{ count: { of: 'items', 'at-least': '2' } }];
    const specs = [
      unit('B9', {
        requirements: [
          { id: '3', rules: [{ judge: {} }] },
          { id: '4', rules },
        ],
      }),
    ];
    const given: Given = {
      specs,
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
      records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met')],
    };
    expect((await check(given)).gap('B9/ER3').owner).toBe('learner');
    const after = await check(withWaivers(given, waiver({ reference: 'B9/ER4', approval: 'OCR/1' })));
    expect(after.gap('B9/ER3').owner).toBe('assessor');
  });

  it('when all gaps are waived, only the declaration and the sign-off are left, and then nobody', async () => {
    const all = [waived, waiver({ reference: 'B9/ER3', approval: 'OCR/1' })];
    const owners: (string | undefined)[] = [];
    const achieved = assessment('A2', '2026-06-02', { units: [{ unit: 'B9', outcome: 'achieved' }] });
    for (const [declared, records] of [
      [undefined, []],
      ['2026-06-01', []],
      ['2026-06-01', [achieved]],
    ] as const) {
      const units = [{ unit: 'B9', declared }];
      const given = { ...almost, portfolio: { units }, records: [...almost.records!, ...records] };
      const answer = await check(withWaivers(given, ...all));
      owners.push(answer.unit().owner);
      expect(answer.unit().status).toBe('in-progress');
    }
    expect(owners).toEqual(['learner', 'assessor', undefined]);
  });
});

describe('a waiver never makes a unit complete', () => {
  /** Declared and signed off; with nothing else in the way the unit is complete. */
  const whole = (change: Keys = {}): Given => ({
    portfolio: { units: [{ unit: 'B9', declared: '2026-06-01' }] },
    evidence: [item('E1', { criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'], ...change })],
    records: [
      assessment('A1', '2026-05-02', {
        decisions: [{ evidence: 'E1', criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'], outcome: 'met' }],
      }),
      assessment('A2', '2026-06-02', { units: [{ unit: 'B9', outcome: 'achieved' }] }),
    ],
  });

  it('by accepting an error in its evidence', async () => {
    expect((await check(whole())).unit().status).toBe('complete');
    const late = whole({ signed: '2026-03-01' });
    const answer = await check(withWaivers(late, waiver({ code: 'signed-before-evidence' })));
    expect(said(answer).waived).toEqual(['signed-before-evidence E1']);
    expect(answer.unit().status).toBe((await check(late)).unit().status);
    expect(answer.unit().status).not.toBe('complete');
  });

  it('by accepting any gap of any workspace', async () => {
    const refs = ['B9/1.1', 'B9/1.2', 'B9/2.1', 'B9/ER3', 'B9/ER5', 'B9/CP1'];
    const specs = [
      smallUnit([
        { id: '3', rules: [{ judge: {} }] },
        { id: '5', rules: [{ cover: { facet: 'partner' } }] },
      ]),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(refs),
        fc.subarray(refs.slice(0, 3)),
        fc.boolean(),
        async (waived, criteria, declared) => {
          const given: Given = {
            ...centre,
            specs,
            portfolio: { units: [{ unit: 'B9', declared: declared ? '2026-06-01' : undefined }] },
            evidence: [item('E1', { criteria })],
            records: [
              ...(criteria.length > 0
                ? [assessment('A1', '2026-05-02', { decisions: [{ evidence: 'E1', criteria, outcome: 'met' }] })]
                : []),
              assessment('A2', '2026-06-02', { units: [{ unit: 'B9', outcome: 'achieved' }] }),
            ],
          };
          const before = await check(given);
          const after = await check(
            withWaivers(given, ...waived.map((reference) => waiver({ reference, approval: 'OCR/1' }))),
          );
          expect(after.unit().status).toBe(before.unit().status);
          expect(after.unit().criteriaMet).toBe(before.unit().criteriaMet);
          expect(after.result.summary.gaps).toBe(before.result.summary.gaps);
          const open = before.unit().gaps.map(({ ref }) => ref);
          expect(said(after).waived).toEqual(open.filter((ref) => waived.includes(ref)));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('what cannot be read', () => {
  const bytes = new Uint8Array([0x2d, 0xff, 0xfe]);

  it('is not waived by its code', async () => {
    const given = { ...centre, files: { [`${home}/evidence/E3.md`]: bytes } };
    const answer = await check(withWaivers(given, waiver({ code: 'invalid-utf8', subject: 'evidence/E3.md' })));
    expect(said(answer)).toEqual({ faults: ['not-waivable'], waived: [] });
    expect(answer.unit().status).toBe('unknown');
  });

  it('is not waived by a code that other files may have', async () => {
    const unread = [item('E3', { date: '2026-02-30' }), item('E4', { context: 'office', score: 'good' })];
    const dates = [waiver({ code: 'invalid-date' }), waiver({ code: 'invalid-value' })];
    const { result, portfolio } = await check(withWaivers({ ...centre, evidence: unread }, ...dates));
    expect(portfolio.units[0]!.status).toBe('unknown');
    expect(result.diagnostics.map(({ code, file, waived }) => [code, file.slice(-5), waived !== undefined])).toEqual([
      ['invalid-date', 'E3.md', false],
      ['invalid-value', 'E4.md', true],
      ['invalid-value', 'E4.md', true],
    ]);
  });

  it('is not waived in a record, portfolio.yaml or a specification', async () => {
    const codes = ['missing-key', 'invalid-value', 'invalid-date'].flatMap((code) => [
      waiver({ code }),
      { ...waiver({ code }), portfolio: undefined },
    ]);
    for (const [path, text] of [
      [`${home}/assessments/A1.md`, '---\nid: A1\nassessor: j-okafor\ndate: soon\n---\n'],
      [`${home}/portfolio.yaml`, 'learner: { name: Amira }\nunits: [B9]\n'],
      ['specs/B7.unit.yaml', 'id: B7\ntitle: T\n'],
      ['people.yaml', 'j-okafor: []\n'],
    ] as const) {
      const { result } = await check(withWaivers({ ...centre, files: { [path]: text } }, ...codes));
      const own = result.diagnostics.filter(({ file }) => file === path);
      expect(own.map(({ severity, waived }) => [path, severity, waived])).toEqual(
        own.map(() => [path, 'error', undefined]),
      );
      expect(own).not.toEqual([]);
    }
  });

  it('makes no other waiver look unused', async () => {
    const given = { ...centre, files: { [`${home}/evidence/E1.md`]: bytes } };
    expect(await afterwards(given, waiver({ code: 'unsigned-evidence', subject: 'E1' }))).toEqual({
      faults: [],
      waived: [],
    });
  });

  it('covers every code of a file that is not text or not YAML, and those of waivers themselves', () => {
    const never = checks.map(({ code }) => code).filter((code) => !isWaivable(code));
    expect(never).toEqual([
      'centre-schema-unusable',
      'conflict-markers',
      'duplicate-key',
      'empty-file',
      'expired-waiver',
      'file-too-large',
      'internal-fault',
      'invalid-utf8',
      'invalid-yaml',
      'missing-front-matter',
      'no-portfolios',
      'no-specs',
      'not-waivable',
      'outside-workspace',
      'unclosed-front-matter',
      'unknown-name-in-waiver',
      'unreadable-file',
      'unused-waiver',
      'waiver-without-approval',
      'yaml-too-deep',
    ]);
  });
});

describe('waivers.yaml itself', () => {
  const unsigned = waiver({ code: 'unsigned-evidence' });
  const faultsOf = async (...waivers: Keys[]) => {
    const answer = await check(withWaivers(centre, ...waivers));
    expect(said(answer).waived).toEqual([]);
    return answer.result.diagnostics
      .filter(({ file }) => file === 'waivers.yaml')
      .map(({ code, message, help }) => `${code}: ${message} (${help})`);
  };

  it('holds on the last day and not on the next', async () => {
    const until = (day: string) => withWaivers(centre, { ...unsigned, until: day });
    expect(said(await check(until('2026-06-30')))).toEqual({ faults: [], waived: ['unsigned-evidence E1'] });
    expect(await faultsOf({ ...unsigned, until: '2026-06-29' })).toEqual([
      'expired-waiver: the waiver of unsigned-evidence ran out on 2026-06-29 (take it out, or decide anew with a later date)',
    ]);
  });

  it('offers the nearest name for each that it does not know', async () => {
    expect(
      await faultsOf(
        waiver({ code: 'unsigned-evidnce' }),
        waiver({ reference: 'B9/CP11' }),
        waiver({ reference: 'B8/1.1' }),
        waiver({ reference: '1.1' }),
        { ...unsigned, portfolio: 'amirra' },
        { ...unsigned, by: 'm-grnat' },
      ),
    ).toEqual([
      'unknown-name-in-waiver: there is no check unsigned-evidnce (did you mean unsigned-evidence?)',
      'unknown-name-in-waiver: B9 has no criterion or requirement B9/CP11 (did you mean B9/CP1?)',
      'unknown-name-in-waiver: there is no unit B8 (did you mean B9?)',
      'unknown-name-in-waiver: 1.1 is not a reference (write the unit too, as in B9/1.5 or B9/CP1)',
      'unknown-name-in-waiver: there is no portfolio amirra (did you mean amira?)',
      'unknown-person: person m-grnat is not in people.yaml (did you mean m-grant?)',
    ]);
  });

  it('names a portfolio by its folder where two have the same name', async () => {
    const config = { portfolios: ['portfolios/*', 'left/*'] };
    const given = { ...centre, config, files: { 'left/amira/portfolio.yaml': 'learner: { id: L-2 }\nunits: []\n' } };
    const { result } = await check(withWaivers(given, unsigned));
    expect(result.diagnostics.filter(({ file }) => file === 'waivers.yaml')).toMatchObject([
      {
        code: 'unknown-name-in-waiver',
        message: 'amira is the name of several portfolios',
        help: 'write the folder: left/amira or portfolios/amira',
      },
    ]);
  });

  it('accepts nothing by an entry in which anything cannot be read', async () => {
    expect(
      await faultsOf(
        { ...unsigned, untl: '2026-06-29' },
        { ...unsigned, until: '2026-02-30' },
        { ...unsigned, subjct: 'E2' },
        { ...unsigned, reason: undefined },
        { ...unsigned, reference: 'B9/CP1' },
        { portfolio: 'amira', reason: 'r', by: 'm-grant' },
        { reference: 'B9/CP1', reason: 'r', by: 'm-grant' },
        waiver({ reference: 'B9/CP1', subject: 'E1' }),
      ),
    ).toEqual([
      'unknown-key: unknown key untl (did you mean until?)',
      'invalid-date: until: there is no 2026-02-30 in the calendar (2026-02 has 28 days)',
      'unknown-key: unknown key subjct (did you mean subject?)',
      'missing-key: the key reason is missing (reason: why it is accepted)',
      'invalid-value: this waiver has a code and a reference (code and reference exclude each other; write two waivers as two entries)',
      'missing-key: this waiver has neither code nor reference (a waiver accepts a fault, by its code, or a gap, by its reference)',
      'missing-key: the key portfolio is missing, which a reference asks for (a gap is waived in one portfolio: its folder, or the folder’s name)',
      'invalid-value: this waiver has a reference and a subject (subject narrows a code; a reference is narrow already)',
    ]);
  });

  it('keeps its other entries when one is no map, or faulty', async () => {
    const text = `waivers:\n  - unsigned-evidence\n  - { code: unsigned-evidence, untl: 2026-01-01, reason: r, by: m-grant, portfolio: amira }\n  - { reference: B9/CP1, portfolio: amira, reason: r, by: m-grant }\n`;
    expect(said(await check({ ...centre, files: { 'waivers.yaml': text } }))).toEqual({
      faults: ['invalid-value', 'unknown-key'],
      waived: ['B9/CP1'],
    });
  });

  it('accepts nothing while it, or the register, cannot be read', async () => {
    const broken = await check({ ...centre, files: { 'waivers.yaml': '- unsigned-evidence\n' } });
    expect(said(broken)).toEqual({ faults: ['invalid-yaml'], waived: [] });
    const unknown = await check(withWaivers({ ...centre, files: { 'people.yaml': '- nobody\n' } }, unsigned));
    expect(said(unknown)).toEqual({ faults: [], waived: [] });
    expect(unknown.unusable).toBe(true);
  });

  it('is never waived', async () => {
    const own = waiver({ code: 'unknown-key', subject: 'waivers.yaml', portfolio: undefined });
    expect(await faultsOf(own, { ...unsigned, untl: '2026-06-29' })).toHaveLength(2);
  });
});

describe('an unused waiver', () => {
  const spare = [waiver({ code: 'unsigned-evidence', subject: 'E2' }), waiver({ reference: 'B9/ER9' })];
  const given = withWaivers({ ...centre, specs: [smallUnit([{ id: '3', force: 'may' }])] }, ...spare);

  it('is warned of when the whole workspace is checked', async () => {
    const { result } = await check(given);
    expect(result.diagnostics.filter(({ code }) => code === 'unused-waiver').map(({ message }) => message)).toEqual([
      'there is no unsigned-evidence of E2 in amira that it accepts',
    ]);
  });

  it('is not looked for under a filter, nor where the check did not look', async () => {
    expect(said(await check({ ...given, units: ['B9'] })).faults).not.toContain('unused-waiver');
    const lints = checks.filter(({ lint, audit }) => lint || audit).map(({ code }) => waiver({ code }));
    expect(lints.length).toBeGreaterThan(5);
    expect(await afterwards(centre, ...lints)).toEqual({ faults: [], waived: [] });
  });

  it('is looked for where an audit looked', async () => {
    const files = await workspaceFiles(withWaivers(centre, waiver({ code: 'committed-by-another' })));
    const nothing = new Map();
    const history = { changes: nothing, standing: nothing, formerHomes: nothing, ignored: new Set(''), shallow: false };
    const faultsIn = async (more: { history?: History }) => {
      const { result } = await checkWorkspace({ folder: memoryFolder(files), today, ...more });
      return result.diagnostics.filter(({ file }) => file === 'waivers.yaml').map(({ code }) => code);
    };
    expect(await faultsIn({})).toEqual([]);
    expect(await faultsIn({ history })).toEqual(['unused-waiver']);
  });

  it('is a waiver of a gap that has been closed', async () => {
    const met = {
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
      records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met')],
    };
    const { result } = await check(withWaivers(met, waiver({ reference: 'B9/1.1', approval: 'OCR/1' })));
    expect(result.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'unused-waiver: B9/1.1 is no gap in amira',
    ]);
  });
});
