import { describe, expect, it } from 'vitest';
import { combinationOf } from '../../src/combination/evaluate-qualification.ts';
import { proposeUnits } from '../../src/combination/propose-units.ts';
import { fileStart } from '../../src/diagnostics/finding.ts';
import type { QualificationFile } from '../../src/model/qualification.ts';
import { check, type Given, smallUnit, unit, yaml } from '../support/workspace.ts';

/** Section 10 of the formats, sentence by sentence. */
type Keys = Readonly<Record<string, unknown>>;
const path = 'qualifications/L2-CS.qualification.yaml';
const F1 = { unit: 'F1', title: 'Communicate', level: 2, credit: 4 };
const F2 = { unit: 'F2', level: 1, credit: 4 };
const A1 = { unit: 'A1', level: 3, credit: 6 };
const base = {
  id: 'L2-CS',
  title: 'Certificate',
  groups: [
    { id: 'M', units: [F1, F2] },
    { id: 'A', units: [A1] },
  ],
  rules: [
    { id: 'R1', text: 'All mandatory units', groups: ['M'], take: 'all' },
    { id: 'R2', text: '14 credits', credits: { 'at-least': 14 } },
  ],
};
const given = (
  units: readonly unknown[],
  more: Keys = {},
  portfolio: Keys = {},
  files: Given['files'] = {},
): Given => ({
  specs: [smallUnit()],
  portfolio: { units, qualification: 'L2-CS', ...portfolio },
  files: { [path]: yaml({ ...base, ...more }), ...files },
});
const done = (id: string) => ({ unit: id, certificated: '2026-06-01' });
const row = async (it: Given) => (await check(it)).portfolio.qualification;

describe('a qualification', () => {
  it('is complete when one choice of achieved units meets all rules, on course when planned ones do, else short', async () => {
    expect((await row(given([done('F1'), done('F2'), done('A1')])))?.status).toBe('complete');
    expect((await row(given([done('F1'), done('F2'), 'A1'])))?.status).toBe('on-course');
    expect((await row(given([done('F1'), done('F2')])))?.status).toBe('short');
  });

  it('says for each rule how far it is', async () => {
    expect(await row(given([done('F1'), 'F2', 'A1']))).toEqual({
      qualification: 'L2-CS',
      title: 'Certificate',
      status: 'on-course',
      credits: { achieved: 4, planned: 14, needed: 14 },
      rules: [
        {
          ref: 'L2-CS/R1',
          text: 'All mandatory units',
          measure: 'units',
          status: 'planned',
          achieved: 1,
          planned: 2,
          needed: 2,
        },
        {
          ref: 'L2-CS/R2',
          text: '14 credits',
          measure: 'credits',
          status: 'planned',
          achieved: 4,
          planned: 14,
          needed: 14,
        },
      ],
    });
  });

  it('counts a withdrawn unit for nothing', async () => {
    const answer = await row(given([done('F1'), done('F2'), { unit: 'A1', withdrawn: '2026-06-01' }]));
    expect(answer?.credits).toEqual({ achieved: 8, planned: 8, needed: 14 });
  });

  it('leaves out what is asked of all where no rule asks it', async () => {
    expect((await row(given(['F1'], { rules: [base.rules[0]] })))?.credits).toEqual({ achieved: 0, planned: 4 });
  });

  it('keeps every at-most in every choice', async () => {
    const rules = [
      { id: 'R1', text: 'No more than 4 credits from M', groups: ['M'], credits: { 'at-most': 4 } },
      { id: 'R2', text: '8 to 12 credits', credits: { 'at-least': 8, 'at-most': 12 } },
    ];
    expect(await row(given([done('F1'), done('F2'), done('A1')], { rules }))).toMatchObject({
      status: 'complete',
      credits: { achieved: 10, planned: 10, needed: 8 },
      rules: [
        { status: 'met', achieved: 4, planned: 4, atMost: 4 },
        { status: 'met', achieved: 10, planned: 10, needed: 8, atMost: 12 },
      ],
    });
  });

  it('knows nothing needed of a rule that only limits', async () => {
    const rules = [{ id: 'R1', text: 'At most one', units: { 'at-most': 1 } }];
    expect((await row(given(['F1', 'F2'], { rules })))?.rules[0]).not.toHaveProperty('needed');
  });

  it('counts with each-of the groups that hold', async () => {
    const rules = [{ id: 'R1', text: 'One of each', 'each-of': ['M', 'A'], units: { 'at-least': 1 } }];
    expect((await row(given([done('F1'), 'A1'], { rules })))?.rules).toMatchObject([
      { measure: 'groups', status: 'planned', achieved: 1, planned: 2, needed: 2 },
    ]);
  });

  it('counts units of a level, Entry as 0', async () => {
    const rules = [{ id: 'R1', text: 'Level 2', level: { 'at-least': 2 }, credits: { 'at-least': 10 } }];
    const groups = [{ id: 'M', units: [{ ...F1, level: 'Entry 3' }, F2, A1] }];
    expect((await row(given(['F1', 'F2', 'A1'], { rules, groups })))?.rules[0]?.planned).toBe(6);
  });

  it('takes either of two equivalents once, in what is needed too, and one outside the groups for the other', async () => {
    const equivalents = [['F1', 'F2', 'F1-2010']];
    expect((await row(given([done('F1-2010'), done('A1')], { equivalents })))?.rules).toMatchObject([
      { status: 'met', achieved: 1, needed: 1 },
      { achieved: 10 },
    ]);
    expect((await row(given([done('F1'), done('F2')], { equivalents })))?.credits.achieved).toBe(4);
    expect((await check(given([done('F1-2010')], { equivalents }))).codes).toEqual([]);
  });

  it('refuses two units that are barred from each other, and counts one of them', async () => {
    const answer = await check(given(['F1', 'A1'], { barred: [['F1', 'A1']] }));
    expect(answer.codes).toEqual(['barred-combination']);
    expect(answer.portfolio.qualification?.credits.planned).toBe(6);
  });

  it('adds groups and rules of a pathway for portfolios that name it', async () => {
    const pathways = {
      bar: {
        groups: [{ id: 'P', units: [{ unit: 'P1', level: 2, credit: 3 }] }],
        rules: [{ id: 'R9', text: 'P', groups: ['P'], take: 'all' }],
      },
    };
    const named = { qualification: { qualification: 'L2-CS', pathway: 'bar' } };
    const answer = await row(given([done('F1'), done('F2'), done('P1')], { pathways }, named));
    expect(answer).toMatchObject({ pathway: 'bar', credits: { achieved: 11 } });
    expect(answer?.rules.map(({ ref }) => ref)).toEqual(['L2-CS/R1', 'L2-CS/R2', 'L2-CS/R9']);
    expect((await row(given([done('F1')], { pathways })))?.rules).toHaveLength(2);
  });

  it('says which units stand outside it, standards apart', async () => {
    const answer = await check(given(['F1', 'B9']));
    expect(answer.diagnostics('unit-outside-qualification')).toMatchObject([
      { severity: 'warning', ref: 'B9', line: 2 },
    ]);
    const withdrawn = await check(given(['F1', { unit: 'B9', withdrawn: '2026-06-01' }]));
    expect(withdrawn.codes).toEqual([]);
  });

  it.each([
    ['qualification', 'L3-CS', 'there is no qualification L3-CS'],
    ['pathway', { qualification: 'L2-CS', pathway: 'bar' }, 'L2-CS has no pathway bar'],
    ['version', { qualification: 'L2-CS', version: '2' }, 'L2-CS is here in version 1, not 2'],
  ])('an unknown %s is an error at its place, and there is no row', async (_, qualification, message) => {
    const answer = await check(given(['F1'], { version: '1' }, { qualification }));
    expect(answer.result.diagnostics).toMatchObject([{ code: 'unknown-qualification', severity: 'error', message }]);
    expect(answer.portfolio.qualification).toBeUndefined();
  });

  it('is unknown while a qualification cannot be read and no other defines it', async () => {
    const answer = await check(given(['F1'], {}, {}, { [path]: 'id: L2-CS\n' }));
    expect(answer.unusable).toBe(true);
    expect(answer.portfolio.qualification).toMatchObject({
      status: 'unknown',
      credits: { achieved: 0, planned: 0 },
      rules: [],
    });
    const other = await check(given(['F1'], {}, {}, { 'qualifications/X.qualification.yaml': 'id: X\n' }));
    expect([other.unusable, other.portfolio.qualification?.status]).toEqual([true, 'short']);
  });

  it('that has lost what makes it stricter cannot be read', async () => {
    const rules = [{ id: 'R1', text: 'All', take: 'all', levels: { 'at-least': 2 } }];
    expect((await check(given(['F1'], { rules }))).unusable).toBe(true);
  });

  it('is left as it is by a limit to some units', async () => {
    const answer = await check({ ...given([done('F1'), done('F2'), 'B9']), units: ['B9'] });
    expect(answer.portfolio.units.map((each) => each.unit)).toEqual(['B9']);
    expect(answer.portfolio.qualification?.credits.achieved).toBe(8);
  });

  it('that is not complete after its last day for certification is warned of, at its name', async () => {
    const last = { 'last-certification': '2026-06-29' };
    const answer = await check(given([done('F1')], last));
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'last-date-passed', severity: 'warning', file: 'portfolios/amira/portfolio.yaml', line: 3 },
    ]);
    expect((await check(given([done('F1'), done('F2'), done('A1')], last))).codes).toEqual([]);
    expect((await check(given([done('F1')], { 'last-certification': '2026-06-30' }))).codes).toEqual([]);
  });

  it('is no gap of a unit', async () => {
    const answer = await check(given(['F1']));
    expect([answer.result.summary.gaps, answer.codes]).toEqual([0, []]);
  });
});

describe('a unit that only a qualification knows', () => {
  it('is no unknown unit, has empty lists, and is not started until something ends it', async () => {
    const answer = await check(
      given(['F1', { unit: 'F2', route: 'credit-transfer', certificate: 'No. 1' }, done('A1')]),
    );
    expect(answer.codes).toEqual([]);
    expect(answer.portfolio.units.map(({ unit: id, status }) => [id, status])).toEqual([
      ['F1', 'not-started'],
      ['F2', 'carried-over'],
      ['A1', 'certificated'],
    ]);
    expect(answer.unit('F1')).toMatchObject({ title: 'Communicate', level: '2', credit: 4, criteria: [], gaps: [] });
    expect(answer.unit('F1')).not.toHaveProperty('owner');
  });

  it('needs level and credit where no specification gives them', async () => {
    const groups = [{ id: 'M', units: ['B9', 'F9'] }];
    const answer = await check(given(['B9'], { groups }));
    expect(answer.diagnostics('unknown-unit')).toMatchObject([{ file: path, message: expect.stringContaining('F9') }]);
  });
});

describe('a qualification file', () => {
  const faults = async (more: Keys, files: Given['files'] = {}) =>
    (
      await check({ ...given(['F1'], more, {}, files), specs: [unit('B9', { more: { level: 3, credit: 6 } })] })
    ).result.diagnostics
      .filter(({ file }) => file.startsWith('qualifications/'))
      .map(({ code, severity }) => `${severity} ${code}`);

  it.each<[string, Keys, string[]]>([
    ['groups of one id', { groups: [...base.groups, { id: 'A', units: [] }] }, ['error duplicate-id']],
    ['rules of one id', { rules: [...base.rules, base.rules[0]] }, ['error duplicate-id']],
    ['a unit in two groups', { groups: [...base.groups, { id: 'C', units: ['F1'] }] }, ['error unit-in-two-groups']],
    [
      'a group that is not there',
      { rules: [{ id: 'R1', text: 'R', groups: ['Z'], take: 'all' }] },
      ['error unknown-name-in-rule'],
    ],
    [
      'a level other than the specification’s',
      { groups: [...base.groups, { id: 'C', units: [{ unit: 'B9', level: 2 }] }] },
      ['error unit-described-otherwise'],
    ],
    [
      'the same level in other words',
      { groups: [...base.groups, { id: 'C', units: [{ unit: 'B9', level: 'Level 3' }] }] },
      [],
    ],
    ['a right number', { codes: { ofqual: '500/9341/1' } }, []],
    ['a wrong number', { codes: { ofqual: '500/9341/2' } }, ['warning check-character']],
  ])('%s', async (_, more, expected) => {
    expect(await faults(more)).toEqual(expected);
  });

  it('has an id of its own', async () => {
    expect(await faults({}, { 'qualifications/Z.qualification.yaml': yaml(base) })).toEqual(['error duplicate-id']);
  });

  it('stands alone in its folder', async () => {
    expect(await faults({}, { 'qualifications/notes.txt': 'x', 'qualifications/README.md': 'x' })).toEqual([
      'warning unexpected-file',
    ]);
  });

  it('that asks for what no group has is never met', async () => {
    const answer = await row(given(['F1'], { rules: [{ id: 'R1', text: 'R', groups: ['Z'], take: 'all' }] }));
    expect(answer?.rules[0]?.status).toBe('gap');
  });
});

/** Real shapes of rules of combination, with units of invented names: so many of a group, a level and a credit value each. */
const shape = (
  groups: Readonly<Record<string, readonly (readonly [number, number, number])[]>>,
  rules: readonly Keys[],
) => ({
  id: 'Q',
  title: 'Q',
  groups: Object.entries(groups).map(([id, kinds]) => ({
    id,
    units: kinds
      .flatMap(([count, level, credit]) => Array.from({ length: count }, () => ({ level: String(level), credit })))
      .map((said, index) => ({ unit: `${id}${index + 1}`, ...said })),
  })),
  rules: rules.map((rule, index) => ({ id: `R${index + 1}`, text: 'R', ...rule })),
});
const least = (figure: number) => ({ 'at-least': figure });
const shapes = {
  '45 credits: 19 mandatory, at least 3 from A, at least 16 from B, at most 7 from C': shape(
    {
      M: [
        [2, 2, 5],
        [3, 2, 3],
      ],
      A: [[3, 2, 3]],
      B: [[6, 2, 4]],
      C: [[4, 2, 3]],
    },
    [
      { groups: ['M'], take: 'all' },
      { credits: least(45) },
      { groups: ['A'], credits: least(3) },
      { groups: ['B'], credits: least(16) },
      { groups: ['C'], credits: { 'at-most': 7 } },
    ],
  ),
  '28 credits: 8 mandatory, 20 optional, one from each group, at least 11 at level 2': shape(
    {
      M: [[2, 2, 4]],
      A: [
        [3, 1, 4],
        [2, 2, 5],
      ],
      B: [[3, 2, 6]],
      C: [
        [2, 1, 3],
        [2, 2, 5],
      ],
    },
    [
      { groups: ['M'], take: 'all' },
      { credits: least(28) },
      { groups: ['A', 'B', 'C'], credits: least(20) },
      { 'each-of': ['A', 'B', 'C'], units: least(1) },
      { groups: ['A', 'B', 'C'], level: least(2), credits: least(11) },
    ],
  ),
  '58 credits: 43 at level 3, A 28, B and C at least 30, B at least 20, C at most 10': shape(
    {
      A: [[4, 3, 7]],
      B: [
        [8, 3, 4],
        [4, 2, 5],
      ],
      C: [
        [4, 2, 5],
        [2, 3, 6],
      ],
    },
    [
      { credits: least(58) },
      { level: least(3), credits: least(43) },
      { groups: ['A'], credits: least(28) },
      { groups: ['B', 'C'], credits: least(30) },
      { groups: ['B'], credits: least(20) },
      { groups: ['C'], credits: { 'at-most': 10 } },
    ],
  ),
};
const combined = (file: unknown) =>
  combinationOf(
    { id: 'Q', title: 'Q', version: undefined, path: 'q', file: file as QualificationFile, at: () => fileStart },
    undefined,
    () => undefined,
  );

describe.each(Object.entries(shapes))('%s', (_, file) => {
  const units = (proposed: readonly string[]) => ({
    portfolio: { units: proposed, qualification: 'Q' },
    files: { 'qualifications/Q.qualification.yaml': yaml(file) },
  });

  it('is made by the units that are proposed, and by no fewer', async () => {
    const proposed = proposeUnits(combined(file), []);
    const ids = proposed?.units.map(({ id }) => id) ?? [];
    expect(proposed?.areFewest).toBe(true);
    expect((await row(units(ids)))?.status).toBe('on-course');
    for (const id of ids) expect((await row(units(ids.filter((other) => other !== id))))?.status).toBe('short');
  });

  it('asks for the rest of what is begun', async () => {
    const whole = proposeUnits(combined(file), [])!.units.map(({ id }) => id);
    const begun = whole.slice(0, 3);
    expect(proposeUnits(combined(file), begun)?.units).toHaveLength(whole.length - begun.length);
    expect(proposeUnits(combined(file), whole)?.units).toEqual([]);
  });
});
