import { describe, expect, test } from 'vitest';
import { check, item, smallUnit, unit } from '../support/workspace.ts';
import { ask, claimed, type Item, inWords, met, ruleOf, statusOf } from './rule-case.ts';

const answerTo = async (rules: string, evidence: Item[], records: string[] = []) =>
  (await ask({ rules, evidence, records })).rule;
const measured = async (rules: string, evidence: Item[]) => (await answerTo(rules, evidence)).accepted?.measured;
const notApplicable = (ref: string) =>
  `decisions: [ { criteria: [${ref}], outcome: not-applicable, reason: No need } ]`;

describe('what is counted', () => {
  const evidence: Item[] = [
    met('E1', ['1.1', '1.2'], {
      date: '2026-01-10',
      customers: ['C1', 'C2'],
      method: 'observation',
      assessor: 'a-lee',
    }),
    met('E2', ['1.2'], {
      date: '2026-01-20',
      customers: ['C2'],
      method: 'observation',
      assessor: ['a-lee', 'b-roy'],
      witness: 'w-ann',
    }),
    met('E3', ['3.1a', '3.1b'], { date: '2026-01-20', method: 'witness-testimony', witness: ['w-ann', 'w-bob'] }),
  ];
  test.each([
    ['items', 3],
    ['occasions', 2],
    ['customers', 2],
    ['days', 10],
    ['methods', 2],
    ['assessors', 2],
    ['witnesses', 2],
    ['criteria', 4],
  ])('of %s', async (of, expected) => {
    expect(await measured(`count: { of: ${of} }`, evidence)).toBe(expected);
  });
  test('days are the last date minus the first, within the occasions that count', async () => {
    expect(await measured('count: { of: days }', [met('E1', ['1.1'])])).toBe(0);
    expect(await measured('count: { of: days }', [met('E1', ['1.1'], { date: ['2025-12-31', '2026-03-01'] })])).toBe(
      60,
    );
    expect(await measured('count: { of: days, criteria: ["1.2"] }', evidence)).toBe(10);
    expect(await measured('count: { of: days, where: { methods: [witness-testimony] } }', evidence)).toBe(0);
  });
  test('methods are those after an expert witness was looked up', async () => {
    const two = [
      met('E1', ['1.1'], { method: 'expert-witness', witness: 'w-ann' }),
      met('E2', ['1.1'], { method: 'witness-testimony', witness: 'w-ann' }),
    ];
    expect(await measured('count: { of: methods }', two)).toBe(1);
  });
  test('the same customer in two items is one customer', async () => {
    const two = [met('E1', ['1.1'], { customers: ['C1'] }), met('E2', ['1.2'], { customers: ['C1'] })];
    expect(await measured('count: { of: customers }', two)).toBe(1);
  });
});

describe('bounds', () => {
  const items = (count: number, more: Partial<Item> = {}) =>
    Array.from({ length: count }, (_, index) => met(`E${index + 1}`, ['1.1'], more));

  test('with no bound, at least one', async () => {
    expect(await statusOf('count: { of: items }')).toBe('gap');
    expect(await statusOf('count: { of: items }', ...items(1))).toBe('met');
    expect((await answerTo('count: { of: items }', [])).needed).toBe(1);
  });
  test('at-least', async () => {
    expect(await statusOf('count: { of: items, at-least: 2 }', ...items(1))).toBe('gap');
    expect(await statusOf('count: { of: items, at-least: 2 }', ...items(2))).toBe('met');
  });
  test('at-most holds or not, and is asked of the claimed basis alone', async () => {
    const rule = 'count: { of: items, at-most: 2 }';
    expect(await statusOf(rule)).toBe('met');
    expect(await statusOf(rule, ...items(2))).toBe('met');
    expect(await statusOf(rule, ...items(2), claimed('E9', ['1.1']))).toBe('gap');
    expect(await statusOf(rule, ...items(2), claimed('E9', ['1.1'], { decided: 'not-yet' }))).toBe('met');
  });
  test('an undecided item does not make an at-most rule wait', async () => {
    expect(await statusOf('count: { of: items, at-most: 2 }', claimed('E1', ['1.1']))).toBe('met');
  });
  test('with both, a gap if at-most fails, else what at-least gives', async () => {
    const rule = 'count: { of: items, at-least: 2, at-most: 3 }';
    expect(await statusOf(rule, ...items(1))).toBe('gap');
    expect(await statusOf(rule, ...items(1), claimed('E8', ['1.1']))).toBe('claimed');
    expect(await statusOf(rule, ...items(3))).toBe('met');
    expect(await statusOf(rule, ...items(3), claimed('E9', ['1.1']))).toBe('gap');
  });
  test('what shows nothing of the measure has not counted: it is a near miss, with the reason', async () => {
    const named = met('E2', ['1.1'], { customers: ['C1'], witness: 'w-ann' });
    for (const of of ['customers', 'witnesses', 'assessors']) {
      const rule = await answerTo(`count: { of: ${of}, at-least: 2 }`, [met('E1', ['1.1']), named]);
      const counted = of === 'assessors' ? [] : ['E2'];
      const reason = { customers: 'customer', witnesses: 'witness', assessors: 'assessor' }[of];
      expect(rule?.counted).toEqual(counted);
      expect(inWords(rule?.nearMisses)).toContainEqual({ evidence: 'E1', reason: `it names no ${reason}` });
    }
  });
  test('of customers seen on two occasions, one seen once is a near miss', async () => {
    const on = (id: string, date: string, customer: string) => met(id, ['1.1'], { date, customers: [customer] });
    const rule = await answerTo('count: { of: customers, at-least: 2, having: { of: occasions, at-least: 2 } }', [
      on('E1', '2026-01-10', 'C1'),
      on('E2', '2026-01-20', 'C1'),
      on('E3', '2026-01-20', 'C2'),
    ]);
    expect(rule).toMatchObject({
      accepted: { measured: 1 },
      counted: ['E1', 'E2'],
      nearMisses: [{ evidence: 'E3', reason: 'C2 has 1 of 2 occasions' }],
    });
  });
  test('the result states what is measured and what is needed', async () => {
    const rule = await answerTo('count: { of: items, at-least: 2, at-most: 3 }', [...items(1), claimed('E9', ['1.2'])]);
    expect(rule).toMatchObject({
      kind: 'count',
      status: 'claimed',
      accepted: { measured: 1 },
      claimed: { measured: 2 },
      needed: 2,
      atMost: 3,
      counted: ['E1', 'E9'],
    });
  });
});

describe('percentages', () => {
  const observed = (count: number, of: number) =>
    Array.from({ length: of }, (_, index) =>
      met(`E${index + 1}`, ['1.1'], { method: index < count ? 'observation' : 'work-product' }),
    );
  const rule = (bound: string) => `count: { of: items, where: { methods: [observation] }, ${bound} }`;

  test('are of the same measure without the where, rounded up for at-least', async () => {
    expect(await statusOf(rule('at-least: 50%'), ...observed(2, 5))).toBe('gap');
    expect(await statusOf(rule('at-least: 50%'), ...observed(3, 5))).toBe('met');
    expect((await answerTo(rule('at-least: 50%'), observed(2, 5))).needed).toBe(3);
  });
  test('rounded down for at-most', async () => {
    expect(await statusOf(rule('at-most: 50%'), ...observed(2, 5))).toBe('met');
    expect(await statusOf(rule('at-most: 50%'), ...observed(3, 5))).toBe('gap');
    expect(await statusOf(rule('at-most: 10%'), ...observed(1, 9))).toBe('gap');
  });
  test('exact shares are not rounded', async () => {
    expect((await answerTo(rule('at-least: 70%'), observed(7, 10))).needed).toBe(7);
    expect(await statusOf(rule('at-least: 70%'), ...observed(7, 10))).toBe('met');
    expect((await answerTo(rule('at-most: 70%'), observed(7, 10))).atMost).toBe(7);
  });
  test('a percentage at-least needs at least one', async () => {
    expect(await statusOf(rule('at-least: 10%'))).toBe('gap');
    expect(await statusOf(rule('at-least: 0%'), ...observed(0, 3))).toBe('gap');
    expect(await statusOf(rule('at-least: 1%'), ...observed(1, 3))).toBe('met');
  });
  test('of criteria, they are of all criteria in scope, claimed or not', async () => {
    // Seven criteria (parts): half of them is four.
    const half = 'count: { of: criteria, at-least: 50% }';
    expect(await statusOf(half, met('E1', ['1.1', '1.2', '1.3']))).toBe('gap');
    expect(await statusOf(half, met('E1', ['1.1', '1.2', '1.3', '3.1a']))).toBe('met');
  });
  test('of criteria, those not applicable are left out', async () => {
    const answer = await ask({
      rules: 'count: { of: criteria, at-least: 50% }',
      evidence: [met('E1', ['1.1', '1.2'])],
      records: ['decisions: [ { criteria: [U/1.3, U/2.2, U/3.1b], outcome: not-applicable, reason: No need } ]'],
    });
    expect(answer.rule).toMatchObject({ status: 'met', needed: 2 });
  });
  test('criteria, per and having stay in what they are a percentage of', async () => {
    const evidence = [
      met('E1', ['1.1'], { method: 'observation', customers: ['C1'], date: '2026-02-01' }),
      met('E2', ['1.1'], { customers: ['C1', 'C2'], date: '2026-02-02' }),
      met('E3', ['2.1'], { customers: ['C3'], date: '2026-02-03' }),
    ];
    const narrowed = 'count: { of: items, criteria: performance, where: { methods: [observation] }, at-least: 50% }';
    expect(await statusOf(narrowed, ...evidence)).toBe('met');
    const whole = 'count: { of: items, where: { methods: [observation] }, at-least: 50% }';
    expect(await statusOf(whole, ...evidence)).toBe('gap');
    const having =
      'count: { of: customers, where: { methods: [work-product] }, having: { of: occasions, at-least: 2 }, at-most: 100% }';
    // One customer has two occasions; none of them has two by work products alone.
    expect((await answerTo(having, evidence)).atMost).toBe(1);
    const each =
      'count: { of: items, per: outcome, at-least: 50%, where: { methods: [work-product] }, criteria: ["1.1", "2.1"] }';
    expect((await answerTo(each, evidence)).accepted?.cells).toEqual([
      { cell: '1', measured: 1, needed: 1 },
      { cell: '2', measured: 1, needed: 1 },
    ]);
  });
  test('each basis has its own whole', async () => {
    // Accepted: one of one observed. Claimed: one of three.
    const evidence = [met('E1', ['1.1'], { method: 'observation' }), claimed('E2', ['1.1']), claimed('E3', ['1.1'])];
    expect(await statusOf(rule('at-least: 50%'), ...evidence)).toBe('met');
  });
});

describe('per', () => {
  const rule = 'count: { of: items, per: outcome, at-least: 1 }';
  test('outcome: the rule must hold for each, over the claims on it', async () => {
    expect(await statusOf(rule, met('E1', ['1.1']), met('E2', ['2.1']))).toBe('gap');
    expect(await statusOf(rule, met('E1', ['1.1']), met('E2', ['2.1']), met('E3', ['3.1b']))).toBe('met');
    expect(await statusOf(rule, met('E1', ['1.1']), met('E2', ['2.1']), claimed('E3', ['3.1b']))).toBe('claimed');
  });
  test('criterion: each part is a criterion', async () => {
    const answer = await answerTo('count: { of: items, per: criterion }', [met('E1', ['1.1', '3.1a'])]);
    expect(answer.accepted?.cells?.map((each) => 'measured' in each && [each.cell, each.measured])).toEqual([
      ['U/1.1', 1],
      ['U/1.2', 0],
      ['U/1.3', 0],
      ['U/2.1', 0],
      ['U/2.2', 0],
      ['U/3.1a', 1],
      ['U/3.1b', 0],
    ]);
    expect(answer.status).toBe('gap');
  });
  test('unit is the default', async () => {
    expect((await answerTo('count: { of: items, per: unit }', [met('E1', ['1.1'])])).accepted).toEqual({ measured: 1 });
  });
  test('what is not applicable is left out, and with nothing left it holds', async () => {
    const given = {
      rules: 'count: { of: items, per: criterion, criteria: ["1.1", "1.3"] }',
      evidence: [met('E1', ['1.1'])],
    };
    expect((await ask(given)).requirement.status).toBe('gap');
    expect((await ask({ ...given, records: [notApplicable('U/1.3')] })).requirement.status).toBe('met');
    const only = { rules: 'count: { of: items, at-least: 3, criteria: ["1.3"] }' };
    expect((await ask({ ...only, records: [notApplicable('U/1.3')] })).requirement.status).toBe('met');
  });
  test('a rule on a kind of criterion that the unit has none of holds', async () => {
    const unit = `id: U
title: A unit
outcomes: [ { id: "1", title: Serve, criteria: [ { id: "1.1", text: Greet } ] } ]
requirements: [ { id: "1", text: The rule, rules: [ count: { of: items, criteria: knowledge, per: criterion } ] } ]
`;
    expect((await ask({ unit })).requirement.status).toBe('met');
  });
  test('at-most must hold in every cell', async () => {
    const most = 'count: { of: items, per: outcome, at-most: 1 }';
    const evidence = [met('E1', ['1.1', '2.1']), met('E2', ['1.2'])];
    const answer = await ask({ rules: most, evidence });
    expect(answer.rule).toMatchObject({ status: 'gap', claimed: { measured: 2 }, atMost: 1 });
    expect(answer.gap('U/ER1')?.why).toMatch(/^2 where at most 1/);
    expect(await statusOf(most, met('E1', ['1.1', '2.1']))).toBe('met');
  });
  test('a gap names the cells that lack something', async () => {
    const answer = await ask({
      rules: 'count: { of: criteria, per: outcome, at-least: 50% }',
      evidence: [met('E1', ['1.1', '1.2', '3.1a'])],
    });
    expect(answer.gap('U/ER1')?.why).toMatch(/^2 has 0 of 1/);
  });
});

describe('criteria', () => {
  test('narrows the scope to ids, a criterion with parts standing for its parts', async () => {
    const evidence = [met('E1', ['1.1']), met('E2', ['3.1a']), met('E3', ['3.1b'])];
    expect(await measured('count: { of: items, criteria: ["3.1"] }', evidence)).toBe(2);
    expect(await measured('count: { of: items, criteria: ["3.1b", "1.1"] }', evidence)).toBe(2);
  });
  test('narrows the scope to a kind', async () => {
    const evidence = [met('E1', ['1.1', '2.1']), met('E2', ['2.2'])];
    expect(await measured('count: { of: items, criteria: performance }', evidence)).toBe(1);
    expect(await measured('count: { of: items, criteria: knowledge }', evidence)).toBe(2);
    expect(await measured('count: { of: criteria, criteria: knowledge }', evidence)).toBe(2);
  });
});

describe('having', () => {
  const rule = 'count: { of: customers, at-least: 2, having: { of: occasions, at-least: 2 } }';
  const serving = (id: string, date: string, ...customers: string[]) => met(id, ['1.1'], { date, customers });
  test('two customers, each on two occasions', async () => {
    const three = [
      serving('E1', '2026-02-01', 'C1', 'C2'),
      serving('E2', '2026-02-02', 'C1'),
      serving('E3', '2026-02-02', 'C3'),
    ];
    expect(await statusOf(rule, ...three)).toBe('gap');
    expect(await statusOf(rule, ...three, serving('E4', '2026-02-03', 'C2'))).toBe('met');
  });
  test('the same occasion in two items is one', async () => {
    expect(await measured(rule, [serving('E1', '2026-02-01', 'C1'), serving('E2', '2026-02-01', 'C1')])).toBe(0);
  });
  test('of criteria: only those of which it holds', async () => {
    const twice = 'count: { of: criteria, having: { of: items, at-least: 2 } }';
    expect(await measured(twice, [met('E1', ['1.1', '1.2']), met('E2', ['1.2', '1.3'])])).toBe(1);
  });
  test('with where, the sub-count sees only what passes', async () => {
    const seen = 'count: { of: customers, where: { methods: [observation] }, having: { of: items, at-least: 2 } }';
    const evidence = [
      met('E1', ['1.1'], { customers: ['C1'], method: 'observation' }),
      met('E2', ['1.1'], { customers: ['C1'] }),
    ];
    expect(await measured(seen, evidence)).toBe(0);
  });
  test('of assessors, each with two customers', async () => {
    const trainee = 'count: { of: assessors, at-least: 2, having: { of: customers, at-least: 2 } }';
    const seen = (id: string, assessor: string, ...customers: string[]) =>
      met(id, ['1.1'], { method: 'observation', assessor, customers });
    expect(await statusOf(trainee, seen('E1', 'a-lee', 'C1', 'C2'), seen('E2', 'b-roy', 'C1'))).toBe('gap');
    expect(await statusOf(trainee, seen('E1', 'a-lee', 'C1', 'C2'), seen('E2', 'b-roy', 'C1', 'C3'))).toBe('met');
  });
});

describe('what a count rests on', () => {
  test('of days rests on all evidence that has a day', async () => {
    const evidence = [met('E1', ['1.1'], { date: '2026-02-01' }), met('E2', ['1.1'], { date: '2026-02-09' })];
    const one = await ruleOf({ rules: 'count: { of: days, at-least: 9 }', evidence });
    expect([one.claimed, one.counted, one.nearMisses]).toEqual([{ measured: 8 }, ['E1', 'E2'], []]);
  });

  test('of days is none where there is no evidence', async () => {
    const one = await ruleOf({ rules: 'count: { of: days, at-least: 1 }' });
    expect([one.status, one.claimed]).toEqual(['gap', { measured: 0 }]);
  });

  test('with having, a criterion is one criterion, whatever else its item shows', async () => {
    const evidence = [met('E1', ['1.1', '1.2', '1.3'])];
    const rules = 'count: { of: criteria, at-least: 1, having: { of: criteria, at-least: 2 } }';
    expect((await ruleOf({ rules, evidence })).claimed).toEqual({ measured: 0 });
  });

  test('of values says of an item without one of which facet that is', async () => {
    const one = await ruleOf({ rules: 'count: { of: values, facet: mood }', evidence: [met('E1', ['1.1'])] });
    expect(one.nearMisses).toMatchObject([{ evidence: 'E1', kind: 'shows-none', of: 'values', facet: 'mood' }]);
    const other = await ruleOf({ rules: 'count: { of: customers }', evidence: [met('E1', ['1.1'])] });
    expect(Object.keys(other.nearMisses[0]!)).not.toContain('facet');
  });

  test('with having, a customer has all criteria of the items', async () => {
    const evidence = [met('E1', ['1.1', '1.2'], { customers: ['C1'] })];
    const rules = 'count: { of: customers, at-least: 1, having: { of: criteria, at-least: 2 } }';
    expect((await ruleOf({ rules, evidence })).status).toBe('met');
  });

  test('at least none is met by nothing', async () => {
    for (const of of ['items', 'hours']) {
      const one = await ruleOf({ rules: `count: { of: ${of}, at-least: 0 }`, evidence: [] });
      expect([of, one.status, one.needed]).toEqual([of, 'met', 0]);
    }
    const share = await ruleOf({ rules: 'count: { of: hours, at-least: "50%" }', evidence: [] });
    expect(share.status).toBe('gap');
  });

  test('says how many it needs where it asks for some, how many it allows where it sets a limit, and which facet', async () => {
    const evidence = [met('E1', ['1.1'], { tags: ['mood/calm'] })];
    const said = async (rules: string) => {
      const { needed, atMost, facet, claimed: found } = JSON.parse(JSON.stringify(await ruleOf({ rules, evidence })));
      return { needed, atMost, facet, cell: found.cells?.[0] };
    };
    const cell = { cell: 'U/1.1', measured: 1 };
    expect(await said('count: { of: items, at-least: 2, per: criterion }')).toEqual({
      needed: 2,
      atMost: undefined,
      facet: undefined,
      cell: { ...cell, needed: 2 },
    });
    expect(await said('count: { of: items, at-most: 3, per: criterion }')).toEqual({
      needed: undefined,
      atMost: 3,
      facet: undefined,
      cell,
    });
    expect((await said('count: { of: values, facet: mood }')).facet).toBe('mood');
  });

  test('with having, a customer has what is claimed of criteria that are not asked for, a share of customers or not', async () => {
    const unit = `id: U
title: A unit
outcomes: [ { id: "1", title: T, criteria: [ { id: "1.1", text: Greet }, { id: "1.2", text: Sing, optional: true } ] } ]
requirements: [ { id: "1", text: T, rules: [ count: { of: customers, at-least: "50%", having: { of: criteria, at-least: 2 } } ] } ]
`;
    const evidence = [claimed('E1', ['1.1', '1.2'], { customers: ['C1'] })];
    expect((await ruleOf({ unit, evidence })).claimed).toEqual({ measured: 1 });
  });

  test('of values is of the unit’s own, whatever another unit puts under the same facet', async () => {
    const answer = await check({
      specs: [
        smallUnit([{ id: '3', rules: [{ count: { of: 'values', facet: 'partner' } }] }]),
        unit('B8', { facets: { partner: { title: 'The partner is', values: { shy: 'shy' } } } }),
      ],
      portfolio: { units: ['B9', 'B8'] },
      evidence: [item('E01', { criteria: ['B9/1.1', 'B8/1.1'], tags: ['partner/shy', 'partner/cooperative'] })],
    });
    expect(answer.requirement('B9/ER3').rules[0]?.claimed).toEqual({ measured: 1 });
  });

  test('of values of an open facet takes no value of another', async () => {
    const unit = `id: U
title: A unit
outcomes: [ { id: "1", title: T, criteria: [ { id: "1.1", text: Greet } ] } ]
facets: { mood: { title: M, open: true }, pace: { title: P, values: { busy: busy } } }
requirements: [ { id: "1", text: T, rules: [ count: { of: values, facet: mood } ] } ]
`;
    const evidence = [met('E1', ['1.1'], { tags: ['mood/calm', 'pace/busy'] })];
    expect((await ruleOf({ unit, evidence })).claimed).toEqual({ measured: 1 });
  });

  test('of values of a facet that there is not is none, beside the fault that says so', async () => {
    const answer = await ask({
      rules: 'count: { of: values, facet: weather }',
      evidence: [met('E1', ['1.1'], { tags: ['mood/calm'] })],
    });
    expect([answer.rule.status, answer.rule.claimed]).toEqual(['gap', { measured: 0 }]);
    expect(answer.diagnostics.map(({ code }) => code)).toContain('unknown-name-in-rule');
  });

  test('holds by itself on a kind of criterion that the unit has none of, and on no criterion that there is not', async () => {
    const bare = (criteria: string) => `id: U
title: A unit
outcomes: [ { id: "1", title: T, criteria: [ { id: "1.1", text: Greet } ] } ]
requirements: [ { id: "1", text: T, rules: [ count: { of: items, criteria: ${criteria} } ] } ]
`;
    expect((await ruleOf({ unit: bare('knowledge') })).status).toBe('met');
    expect((await ruleOf({ unit: bare('["9.9"]'), evidence: [met('E1', ['1.1'])] })).status).toBe('gap');
    // A standard without any item has nothing to show.
    const answer = await check({
      files: { 'specs/S.standard.yaml': 'id: S\ntitle: S\nperformance: []\nknowledge: []\n' },
      portfolio: { units: ['S'] },
      config: {
        policy: { rules: [{ id: 'CP1', text: 'Work', rules: [{ count: { of: 'items', criteria: 'performance' } }] }] },
      },
    });
    expect(answer.requirement('S/CP1').status).toBe('gap');
  });

  test('says what of it nobody has accepted, if there is anything', async () => {
    const rules = 'count: { of: items, at-least: 2 }';
    const one = await ruleOf({ rules, evidence: [met('E1', ['1.1']), claimed('E2', ['1.1'])] });
    expect([one.counted, one.undecided]).toEqual([['E1', 'E2'], ['E2']]);
    expect(await ruleOf({ rules, evidence: [met('E1', ['1.1'])] })).not.toHaveProperty('undecided');
  });

  test('of each criterion is none where nothing is left to ask', async () => {
    const none = 'decisions: [ { criteria: ["U/1.3"], outcome: not-applicable, reason: No need } ]';
    const rules = 'count: { of: items, per: criterion, criteria: ["1.3"] }';
    expect(await ruleOf({ rules, records: [none] })).toMatchObject({
      status: 'met',
      accepted: { measured: 0, cells: [] },
      claimed: { measured: 0 },
    });
  });

  test('counts an item by the occasion that shows something, and tells of another its first want', async () => {
    const rules = 'count: { of: customers, at-least: 2, having: { of: occasions, at-least: 2 } }';
    const occasions = [
      { date: '2026-02-01', customers: ['C1'] },
      { date: '2026-02-02', customers: ['C2'] },
    ];
    const short = await ruleOf({ rules, evidence: [met('E1', ['1.1'], { occasions })] });
    expect(short.nearMisses).toMatchObject([{ evidence: 'E1', thing: 'C1' }]);
    const shown = await ruleOf({
      rules: 'count: { of: customers, at-least: 2 }',
      evidence: [met('E1', ['1.1'], { occasions: [occasions[0]!, { date: '2026-02-03' }] })],
    });
    expect([shown.counted, shown.nearMisses]).toEqual([['E1'], []]);
  });

  test('of hours rests on items that say how many, and says of the others that they do not', async () => {
    const one = await ruleOf({
      rules: 'count: { of: hours, at-least: 9 }',
      evidence: [met('E1', ['1.1'], { hours: 2 }), met('E2', ['1.1'], { date: '2026-02-09' })],
    });
    expect(one.counted).toEqual(['E1']);
    expect(one.nearMisses.map(({ evidence }) => evidence)).toEqual(['E2']);
  });

  test('of at most a share leaves a criterion that is not asked for out of what it shows', async () => {
    const unit = `id: U
title: A unit
outcomes: [ { id: "1", title: T, criteria: [ { id: "1.1", text: Greet }, { id: "1.2", text: Sing, optional: true } ] } ]
requirements: [ { id: "1", text: T, rules: [ count: { of: criteria, at-most: "100%" } ] } ]
`;
    const one = await ruleOf({ unit, evidence: [claimed('E1', ['1.1', '1.2'])] });
    expect([one.status, one.claimed]).toEqual(['met', { measured: 1 }]);
    const other = [claimed('E1', ['1.1']), claimed('E2', ['1.2'])];
    expect((await ruleOf({ unit, evidence: other })).counted).toEqual(['E1']);
    const asked = (bounds: string) => ruleOf({ unit: unit.replace('at-most: "100%"', bounds), evidence: other });
    expect((await asked('at-least: "50%"')).counted).toEqual(['E1']);
    expect((await asked('at-least: 1')).counted).toEqual(['E1', 'E2']);
    expect(await asked('at-least: "50%", at-most: 1')).toMatchObject({ status: 'gap', claimed: { measured: 2 } });
  });

  test('with having, an item one of whose customers came often enough has counted', async () => {
    const one = await ruleOf({
      rules: 'count: { of: customers, at-least: 3, having: { of: occasions, at-least: 2 } }',
      evidence: [
        met('E1', ['1.1'], { customers: ['C1', 'C2'] }),
        met('E2', ['1.1'], { customers: ['C1'], date: '2026-02-09' }),
        met('E3', ['1.1'], { customers: ['C3'], date: '2026-02-10' }),
      ],
    });
    expect(one.counted).toEqual(['E1', 'E2']);
    expect(one.nearMisses.map(({ evidence }) => evidence)).toEqual(['E3']);
  });

  test('of both bounds names what is too many by its greatest cell, what is too few by its least', async () => {
    const evidence = [
      met('E1', ['1.1', '1.2'], {}),
      met('E2', ['1.1'], { date: '2026-02-09' }),
      met('E3', ['1.1'], { date: '2026-02-10' }),
    ];
    const many = await ruleOf({ rules: 'count: { of: items, per: criterion, at-least: 1, at-most: 2 }', evidence });
    expect([many.status, many.claimed?.measured]).toEqual(['gap', 3]);
    expect(many.claimed?.cells).toContainEqual({ cell: 'U/1.2', measured: 1, needed: 1 });
    const none = await ruleOf({ rules: 'count: { of: items, per: criterion, at-most: 3 }', evidence });
    expect([none.status, none.claimed?.measured]).toEqual(['met', 3]);
    expect((await ruleOf({ rules: 'count: { of: items, at-least: 1 }', evidence })).claimed).toEqual({ measured: 3 });
    const few = await ruleOf({ rules: 'count: { of: items, per: criterion, at-least: 1 }', evidence });
    expect([few.status, few.claimed?.measured]).toEqual(['gap', 0]);
  });
});

describe('a share', () => {
  const unitOf = (many: number, rule: string) => `id: U
title: A unit
outcomes: [ { id: "1", title: T, criteria: [ ${Array.from({ length: many }, (_, at) => `{ id: "1.${at + 1}", text: Do }`).join(', ')} ] } ]
requirements: [ { id: "1", text: T, rules: [ count: { of: criteria, ${rule} } ] } ]
`;

  test('of all is all, however many there are; of half a pair one', async () => {
    expect((await ruleOf({ unit: unitOf(101, 'at-least: "100%"') })).needed).toBe(101);
    expect((await ruleOf({ unit: unitOf(2, 'at-most: "50%"') })).atMost).toBe(1);
  });

  test('of hours is not rounded', async () => {
    const one = await ruleOf({
      rules: 'count: { of: hours, at-least: "50%", where: { contexts: [paid-work] } }',
      evidence: [met('E1', ['1.1'], { hours: 4 }), met('E2', ['1.1'], { date: '2026-02-09', hours: '0.5' })],
    });
    expect(one.needed).toBe(2.25);
  });
});
