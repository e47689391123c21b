import { describe, expect, it } from 'vitest';
import { readWorkspace } from '../../src/intake/read-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import { monthsBefore } from '../../src/model/months-before.ts';
import { check, decided, home, item, smallUnit, unit } from '../support/workspace.ts';

describe('currency-months', () => {
  it.each([
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2024-02-29', 48, '2020-02-29'],
    ['2000-03-30', 1201, '1900-02-28'],
    ['2026-12-31', 6, '2026-06-30'],
    ['2026-01-15', 1, '2025-12-15'],
    ['2026-01-15', 0, '2026-01-15'],
    ['0099-05-31', 3, '0099-02-28'],
  ])('back from %s by %i are the same day of the month, or its last: %s', (date, months, earlier) => {
    expect(monthsBefore(date, months)).toBe(earlier);
  });

  const config = { policy: { 'currency-months': 1 } };
  it('take the last date of the item, and that very day is not too old', async () => {
    const dated = (id: string, last: string) =>
      item(id, { criteria: ['B9/1.1', 'B9/2.1'], date: ['2026-01-04', last], signed: '2026-03-01' });
    const answer = await check({
      config,
      today: '2026-03-31',
      evidence: [dated('E01', '2026-02-28'), dated('E02', '2026-02-27')],
    });
    expect(answer.result.diagnostics).toEqual([
      {
        code: 'evidence-too-old',
        severity: 'warning',
        message: 'the last date of E02, 2026-02-27, is more than 1 month before today',
        help: 'add more recent evidence; the limit is the centre’s (currency-months in evid.yaml)',
        portfolio: home,
        evidence: 'E02',
        file: `${home}/evidence/E02.md`,
        line: 5,
        column: 21,
        endLine: 5,
        endColumn: 33,
      },
    ]);
    expect(answer.status('B9/1.1')).toBe('claimed');
  });

  it('are measured from the accepting decision, from today when undecided or stale, and not at all when nothing counts', async () => {
    const of = async (outcome: string, after: object = {}, more = {}) => {
      const evidence = [item('E01', { criteria: ['B9/1.1'], ...after, ...more })];
      const judged = [item('E01', { criteria: ['B9/1.1'], ...more })];
      return (
        await check({ config, evidence, judged, records: [decided('A01', '2026-03-20', 'E01', 'B9/1.1', outcome)] })
      ).diagnostics('evidence-too-old').length;
    };
    expect(await of('met')).toBe(0);
    expect(await of('partial')).toBe(0);
    expect(await of('withdrawn')).toBe(1);
    expect(await of('met', { customers: ['C-1'] })).toBe(1);
    expect(await of('not-yet')).toBe(0);
    expect(await of('withdrawn', {}, { draft: true })).toBe(0);
    expect(await of('met', {}, { criteria: ['B9/1.1', 'B9/1.2'] })).toBe(1);
  });

  it('may be any number', async () => {
    const answer = await check({
      config: { policy: { 'currency-months': 999_999_999 } },
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
    });
    expect(answer.codes).toEqual([]);
  });
});

describe('a version of evid.yaml that this evid does not read', () => {
  it('makes the workspace unusable, at its place: nobody knows what the centre asks', async () => {
    const answer = await check({ config: { version: 2 } });
    expect(answer.unusable).toBe(true);
    expect(answer.unit().status).toBe('unknown');
    expect(answer.result.diagnostics).toEqual([
      expect.objectContaining({
        code: 'invalid-value',
        severity: 'error',
        message: 'version: 2 is no version that this evid reads',
        help: 'The version of this format is 1',
        file: 'evid.yaml',
        line: 1,
      }),
    ]);
    expect((await check({})).unusable).toBe(false);
  });
});

describe('an authority that ends before it begins', () => {
  it('is an error at until, and holds on no day', async () => {
    const given = (until: string) => ({
      people: { 'j-okafor': { name: 'J. Okafor', roles: ['assessor'], from: '2026-05-01', until } },
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')],
    });
    const answer = await check(given('2026-04-30'));
    expect(answer.result.diagnostics).toEqual([
      expect.objectContaining({
        code: 'invalid-value',
        message: 'until: 2026-04-30 lies before from, 2026-05-01: correct one of the two',
        file: 'people.yaml',
      }),
    ]);
    expect(answer.status('B9/1.1')).toBe('claimed');
    expect((await check(given('2026-05-02'))).codes).toEqual([]);
    expect(
      (await check({ people: { 'r-lind': { name: 'R. Lind', roles: [], from: '2026-05-01', until: '2026-05-01' } } }))
        .codes,
    ).toEqual([]);
  });
});

describe('severity', () => {
  const evidence = [
    item('E01', { criteria: ['B9/1.1', 'B9/2.1'], context: undefined, signed: undefined, body: 'I did.' }),
  ];

  it('changes what is reported, never what counts', async () => {
    const severity = { 'unlocated-claim': 'error', 'unsigned-evidence': 'off', 'missing-context': 'info' };
    const answer = await check({ config: { policy: { severity } }, evidence });
    const plain = await check({ evidence });
    expect(answer.result.diagnostics.map(({ code, severity: word }) => [code, word])).toEqual([
      ['missing-context', 'info'],
      ['unlocated-claim', 'error'],
      ['unlocated-claim', 'error'],
    ]);
    expect(answer.result.summary).toMatchObject({ errors: 2, warnings: 0, infos: 1 });
    expect(plain.result.summary).toMatchObject({ errors: 1, warnings: 3, infos: 0 });
    expect(answer.portfolio).toEqual(plain.portfolio);
  });

  it('of a check that there is not, or in a word that there is not, is an error at its place', async () => {
    const answer = await check({
      files: { 'evid.yaml': 'policy:\n  severity:\n    unlocated-claims: error\n    unsigned-evidence: of\n' },
    });
    expect(answer.result.diagnostics).toMatchObject([
      {
        code: 'unknown-check',
        severity: 'error',
        help: 'did you mean unlocated-claim?',
        file: 'evid.yaml',
        line: 3,
        column: 23,
      },
      { code: 'invalid-value', severity: 'error', help: 'did you mean off?', file: 'evid.yaml', line: 4, column: 24 },
    ]);
  });

  it('cannot make an unread specification usable', async () => {
    const answer = await check({
      config: { policy: { severity: { 'missing-key': 'off' } } },
      specs: [smallUnit(), ['specs/B8.unit.yaml', 'id: B8\n']],
    });
    expect(answer.result.diagnostics).toEqual([]);
    expect(answer.unusable).toBe(true);
  });
});

describe('indicators', () => {
  it('are the centre’s numbers; one that the centre does not name is measured without an expectation', async () => {
    const indicators = ['customers', 'days', 'constructor', 'toString'].map((name) => ({
      of: 'items',
      'at-least': `policy.${name}`,
    }));
    const answer = await check({
      config: { policy: { indicators: { customers: 3 } } },
      specs: [unit('B9', { requirements: [{ id: '1', rules: [{ judge: { indicators } }] }] })],
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
    });
    expect(answer.requirement('B9/ER1').rules[0]?.indicators).toEqual([
      { of: 'items', measured: 1, expected: 3 },
      { of: 'items', measured: 1 },
      { of: 'items', measured: 1 },
      { of: 'items', measured: 1 },
    ]);
  });
});

it('a threshold that is spelt almost as one of the centre’s is said where a rule reads it', async () => {
  const reads = (name: string) => ({
    specs: [
      unit('B9', {
        requirements: [
          { id: '1', rules: [{ judge: { indicators: [{ of: 'customers', 'at-least': `policy.${name}` }] } }] },
        ],
      }),
    ],
    config: { policy: { indicators: { customers: 3 } } },
  });
  const { result } = await check(reads('custmers'));
  expect(result.diagnostics).toEqual([
    expect.objectContaining({
      code: 'unknown-name-in-rule',
      severity: 'warning',
      message: 'B9/ER1: its rule reads policy.custmers, which the centre’s policy does not name',
      help: 'did you mean policy.customers?',
      file: 'specs/B9.unit.yaml',
    }),
  ]);
  expect((await check(reads('customers'))).codes).toEqual([]);
  expect((await check(reads('days'))).codes).toEqual([]);
});

it('what a centre does not say of sampling is evid’s own, and the plan knows which', () => {
  const policyOf = (text: string) =>
    readWorkspace(memoryFolder({ 'evid.yaml': `version: 1\n${text}` }), '2026-06-30').workspace.config.sampling;
  const own = { percent: 20, newAssessor: 50, newUnit: 50, newForMonths: 6, longGapDays: 90 };
  expect(policyOf('')).toEqual({ ...own, byCentre: false });
  expect(policyOf('policy: { sampling: { percent: 10 } }')).toEqual({ ...own, percent: 10, byCentre: true });
  const all = 'policy: { sampling: { new-assessor: 60, new-unit: 30, new-for-months: 3, long-gap-days: 60 } }';
  expect(policyOf(all)).toEqual({
    percent: 20,
    newAssessor: 60,
    newUnit: 30,
    newForMonths: 3,
    longGapDays: 60,
    byCentre: true,
  });
});

describe('the centre’s rules', () => {
  const count = [{ count: { of: 'items', 'at-least': 5 } }];

  it('fall on the units that they name, in their order, after the unit’s own', async () => {
    const rules = [
      { id: 'CP2', text: 'for all', units: 'all', rules: count },
      { id: 'CP10', text: 'for one', units: ['B8'], rules: count },
      { id: 'CP1', text: 'for both', units: ['B9', 'B8'], rules: count },
    ];
    const answer = await check({
      config: { policy: { rules } },
      specs: [smallUnit(), unit('B8')],
      portfolio: { units: ['B8', 'B9'] },
    });
    const refs = answer.portfolio.units.map(({ requirements }) =>
      requirements.map(({ ref, layer }) => `${ref} ${layer}`),
    );
    expect(refs).toEqual([
      ['B8/CP2 centre', 'B8/CP10 centre', 'B8/CP1 centre'],
      ['B9/ER9 unit', 'B9/CP2 centre', 'B9/CP1 centre'],
    ]);
  });

  it('that name no unit there is are an error at the unit', async () => {
    const files = { 'evid.yaml': 'policy:\n  rules:\n    - { id: CP1, text: a, units: [B9, B7] }\n' };
    const answer = await check({ files });
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'unknown-unit', severity: 'error', file: 'evid.yaml', line: 3, column: 39, endColumn: 41 },
    ]);
  });

  it('that lack their words bind all the same', async () => {
    const files = {
      'evid.yaml': 'policy:\n  rules:\n    - { id: CP1, rules: [ count: { of: items, at-least: 5 } ] }\n',
    };
    const answer = await check({ files });
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'missing-key', severity: 'error', file: 'evid.yaml', line: 3 },
    ]);
    expect(answer.requirement('B9/CP1')).toMatchObject({ layer: 'centre', force: 'must', status: 'gap' });
  });
});

describe('an expert witness', () => {
  const registered = {
    name: 'W. Ex',
    roles: ['witness'],
    expert: true,
    units: ['B9'],
    from: '2026-03-05',
    until: '2026-03-20',
  };
  const method = 'expert-witness';

  it('is registered for every occasion, else the testimony is an ordinary one, and that is said once an item', async () => {
    const shared = { criteria: ['B9/1.1', 'B9/1.2'], method, witness: 'w-ex', signed: '2026-04-01' };
    const answer = await check({
      people: { 'w-ex': registered, 'w-plain': { name: 'W. Plain', roles: ['witness'], units: ['B9'] } },
      evidence: [
        item('E01', { ...shared, date: ['2026-03-05', '2026-03-20'] }),
        item('E02', { ...shared, occasions: [{ date: '2026-03-05' }, { date: '2026-03-21' }] }),
        item('E03', { ...shared, witness: 'w-plain' }),
      ],
    });
    expect(
      answer.result.diagnostics.map(({ code, severity, evidence, line, column }) => [
        code,
        severity,
        evidence,
        line,
        column,
      ]),
    ).toEqual([
      ['unregistered-expert-witness', 'warning', 'E02', 8, 10],
      ['unregistered-expert-witness', 'warning', 'E03', 9, 10],
    ]);
    expect(answer.diagnostics('unregistered-expert-witness')[0]?.message).toBe(
      'w-ex is not registered as expert witness for B9 on the dates of this item',
    );
  });

  it('makes it one whoever else bears witness too', async () => {
    const rules = [{ count: { of: 'items', where: { methods: [method] } } }];
    const witnesses = ['w-plain', 'w-ex'];
    const answer = await check({
      specs: [smallUnit([{ id: '3', rules }])],
      people: { 'w-ex': registered, 'w-plain': { name: 'W. Plain', roles: ['witness'], units: ['B9'] } },
      evidence: [item('E01', { criteria: ['B9/1.1'], method, witness: witnesses, date: '2026-03-05' })],
    });
    expect(answer.requirement('B9/ER3').rules[0]?.counted).toEqual(['E01']);
  });

  it('whom nobody names is a missing key alone', async () => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/2.1'], method })] });
    expect(answer.codes).toEqual(['missing-key']);
  });
});
