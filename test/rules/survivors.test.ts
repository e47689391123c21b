import { describe, expect, test } from 'vitest';
import { ask, claimed, met } from './rule-case.ts';

// Each of these kills a mutant that all other tests of the rules let live (npm run mutate -- rules).
const rule = async (given: Parameters<typeof ask>[0]) => (await ask(given)).requirement.rules[0]!;
describe('admit', () => {
  test('lists what it counted of its scope alone, and the refused with the reason', async () => {
    const one = await rule({
      rules: 'admit: { contexts: { not: [simulation] }, for: performance }',
      evidence: [
        met('E1', ['1.1']),
        met('E2', ['2.1'], { method: 'questioning', assessor: 'j-okafor' }),
        claimed('E3', ['1.2'], { context: 'simulation' }),
        claimed('E4', ['1.1'], { draft: true }),
      ],
    });
    expect(one.counted).toEqual(['E1']);
    expect(one.nearMisses.map(({ evidence }) => evidence)).toEqual(['E3']);
  });

  test('an item that is admitted for one criterion has counted, whatever was refused of it', async () => {
    const one = await rule({
      requirements: '[ { id: "1", text: T, rules: [ admit: { contexts: { not: [simulation] }, for: ["1.1"] } ] } ]',
      evidence: [met('E1', ['1.1', '1.2'], { context: 'simulation' }), met('E2', ['1.1'], { context: 'paid-work' })],
    });
    expect([one.counted, one.nearMisses.map(({ evidence }) => evidence)]).toEqual([['E2'], ['E1']]);
  });

  test('an item admitted on one occasion has counted, though another admit refuses what the next one shows', async () => {
    const one = await rule({
      requirements:
        '[ { id: "1", text: T, rules: [ admit: { contexts: { not: [simulation] } }, admit: { methods: [observation], for: ["1.2"] } ] } ]',
      evidence: [
        met('E1', ['1.1', '1.2'], {
          occasions: [
            { date: '2026-02-01', criteria: ['1.1'] },
            { date: '2026-02-02', criteria: ['1.2'] },
          ],
        }),
      ],
    });
    expect([one.counted, one.nearMisses]).toEqual([['E1'], []]);
  });
});

describe('cover', () => {
  const cross = met('E1', ['1.1'], { tags: ['mood/cross'] });
  const again = met('E2', ['1.1'], { tags: ['mood/cross'], date: '2026-02-09' });

  test('on separate occasions is not met by two occasions of one situation', async () => {
    const asked = { rules: 'cover: { facet: mood, values: [calm, cross], separate-occasions: true }' };
    const one = await rule({ ...asked, evidence: [cross, again] });
    expect([one.status, one.accepted]).toEqual(['gap', { found: ['cross'] }]);
  });

  test('on separate occasions gives one occasion to one situation, whatever a third could hand over', async () => {
    const day = (date: number, tags: string[]) => met(`E${date}`, ['1.1'], { date: `2026-02-0${date}`, tags });
    const one = await rule({
      rules: 'cover: { facet: mood, values: [calm, cross, shy], separate-occasions: true }',
      evidence: [day(1, ['mood/calm', 'mood/cross', 'mood/shy']), day(2, ['mood/calm']), day(3, ['mood/calm'])],
    });
    expect([one.status, one.accepted]).toEqual(['gap', { found: ['calm', 'cross'] }]);
  });

  test('shows its cells only where it has several, and a bound only where it is not all', async () => {
    const all = await rule({ rules: 'cover: { facet: mood, values: [cross, shy], at-least: 2 }', evidence: [cross] });
    expect([all.accepted, all.atLeast]).toEqual([{ found: ['cross'] }, undefined]);
    const some = await rule({ rules: 'cover: { facet: mood, at-least: 1, per: outcome }', evidence: [cross] });
    expect([some.accepted?.cells?.[0], some.atLeast]).toEqual([{ cell: '1', found: ['cross'] }, 1]);
  });

  test('of an open facet is met where nothing is left to ask, though nobody has tagged anything', async () => {
    const unit = `id: U
title: A unit
outcomes: [ { id: "1", title: T, criteria: [ { id: "1.1", text: Answer, optional: true } ] } ]
facets: { mood: { title: M, open: true } }
requirements: [ { id: "1", text: T, rules: [ cover: { facet: mood, at-least: 1, per: criterion } ] } ]
`;
    expect((await rule({ unit })).status).toBe('met');
  });
});

describe('judge', () => {
  test('shows the occasions that an indicator looked at, each with all its items, and no others', async () => {
    const one = await rule({
      rules: 'judge: { indicators: [ { of: occasions, where: { contexts: [paid-work] }, criteria: performance } ] }',
      evidence: [
        met('E1', ['1.1'], { occasion: 'fair', customers: ['C2'] }),
        met('E2', ['1.2'], { occasion: 'fair', customers: ['C1'] }),
        met('E3', ['1.1'], { date: '2026-02-09', context: 'simulation' }),
        met('E4', ['2.1'], { date: '2026-02-10' }),
      ],
    });
    expect(one.occasions).toEqual([
      expect.objectContaining({ occasion: 'fair', customers: ['C1', 'C2'], evidence: ['E1', 'E2'] }),
    ]);
  });

  test('looks at an occasion of which only some claims are in its scope, and tells occasions by their dates', async () => {
    const one = await rule({
      rules: 'judge: { indicators: [ { of: occasions, criteria: performance } ] }',
      evidence: [met('E1', ['1.1', '2.1'], { date: '2026-02-09' }), met('E2', ['1.1'], { date: '2026-02-01' })],
    });
    expect(one.occasions?.map(({ evidence }) => evidence)).toEqual([['E2'], ['E1']]);
    expect(Object.keys(one)).not.toContain('facets');
  });

  test('expects nothing by a threshold that the centre does not set, whatever its name', async () => {
    const one = await rule({ rules: 'judge: { indicators: [ { of: items, at-least: policy.constructor } ] }' });
    expect(one.indicators).toEqual([{ of: 'items', measured: 0 }]);
  });
});

describe('count', () => {
  test('of days rests on all evidence that has a day', async () => {
    const evidence = [met('E1', ['1.1'], { date: '2026-02-01' }), met('E2', ['1.1'], { date: '2026-02-09' })];
    const one = await rule({ rules: 'count: { of: days, at-least: 9 }', evidence });
    expect([one.claimed, one.counted, one.nearMisses]).toEqual([{ measured: 8 }, ['E1', 'E2'], []]);
  });

  test('of days is none where there is no evidence', async () => {
    const one = await rule({ rules: 'count: { of: days, at-least: 1 }' });
    expect([one.status, one.claimed]).toEqual(['gap', { measured: 0 }]);
  });

  test('with having, a criterion is one criterion, whatever else its item shows', async () => {
    const evidence = [met('E1', ['1.1', '1.2', '1.3'])];
    const rules = 'count: { of: criteria, at-least: 1, having: { of: criteria, at-least: 2 } }';
    expect((await rule({ rules, evidence })).claimed).toEqual({ measured: 0 });
  });

  test('of values says of an item without one of which facet that is', async () => {
    const one = await rule({ rules: 'count: { of: values, facet: mood }', evidence: [met('E1', ['1.1'])] });
    expect(one.nearMisses).toMatchObject([{ evidence: 'E1', kind: 'shows-none', of: 'values', facet: 'mood' }]);
    const other = await rule({ rules: 'count: { of: customers }', evidence: [met('E1', ['1.1'])] });
    expect(Object.keys(other.nearMisses[0]!)).not.toContain('facet');
  });

  test('with having, a customer has all criteria of the items', async () => {
    const evidence = [met('E1', ['1.1', '1.2'], { customers: ['C1'] })];
    const rules = 'count: { of: customers, at-least: 1, having: { of: criteria, at-least: 2 } }';
    expect((await rule({ rules, evidence })).status).toBe('met');
  });

  test('at least none is met by nothing', async () => {
    expect((await rule({ rules: 'count: { of: items, at-least: 0 }', evidence: [] })).status).toBe('met');
  });

  test('of hours rests on items that say how many, and says of the others that they do not', async () => {
    const one = await rule({
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
    const one = await rule({ unit, evidence: [claimed('E1', ['1.1', '1.2'])] });
    expect([one.status, one.claimed]).toEqual(['met', { measured: 1 }]);
  });

  test('with having, an item one of whose customers came often enough has counted', async () => {
    const one = await rule({
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
    const many = await rule({ rules: 'count: { of: items, per: criterion, at-least: 1, at-most: 2 }', evidence });
    expect([many.status, many.claimed?.measured]).toEqual(['gap', 3]);
    expect(many.claimed?.cells).toContainEqual({ cell: 'U/1.2', measured: 1, needed: 1 });
    const none = await rule({ rules: 'count: { of: items, per: criterion, at-most: 3 }', evidence });
    expect([none.status, none.claimed?.measured]).toEqual(['met', 3]);
    expect((await rule({ rules: 'count: { of: items, at-least: 1 }', evidence })).claimed).toEqual({ measured: 3 });
    const few = await rule({ rules: 'count: { of: items, per: criterion, at-least: 1 }', evidence });
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
    expect((await rule({ unit: unitOf(101, 'at-least: "100%"') })).needed).toBe(101);
    expect((await rule({ unit: unitOf(2, 'at-most: "50%"') })).atMost).toBe(1);
  });

  test('of hours is not rounded', async () => {
    const one = await rule({
      rules: 'count: { of: hours, at-least: "50%", where: { contexts: [paid-work] } }',
      evidence: [met('E1', ['1.1'], { hours: 4 }), met('E2', ['1.1'], { date: '2026-02-09', hours: '0.5' })],
    });
    expect(one.needed).toBe(2.25);
  });
});

describe('a near miss', () => {
  test('of `having` is no item one of whose customers came often enough, if not for one criterion', async () => {
    const one = await rule({
      rules: 'count: { of: customers, at-least: 1, per: criterion, having: { of: occasions, at-least: 2 } }',
      evidence: [
        met('E1', ['1.1'], { customers: ['C0', 'C1'], date: '2026-02-01' }),
        met('E2', ['1.2'], { customers: ['C1'], date: '2026-02-09' }),
        met('E3', ['1.2'], { customers: ['C3', 'C2'], date: '2026-02-10' }),
      ],
    });
    expect([one.counted, one.nearMisses.map(({ evidence }) => evidence)]).toEqual([[], ['E3']]);
    expect(JSON.stringify(one.nearMisses)).toContain('"thing":"C2"');
  });

  test('is told by the situation that it shows, not by another that would do', async () => {
    const files = {
      rules: 'count: { of: items, at-least: 1, where: { tags: [mood/shy, mood/calm] } }',
      evidence: [met('E1', ['1.1'], { tags: ['mood/calm'] })],
      records: ['decisions: [ { evidence: E1, tags: [mood/calm], outcome: not-yet, reason: No } ]'],
    };
    const misses = JSON.stringify((await rule(files)).nearMisses);
    expect(misses).toContain('mood/calm');
    expect(misses).not.toContain('mood/shy');
  });

  test('is an item whose one situation is refused, once, and never one that has counted', async () => {
    const given = {
      rules: 'cover: { facet: mood, values: [cross] }',
      evidence: [
        claimed('E1', ['1.1'], { tags: ['mood/cross'], draft: true as const }),
        met('E2', ['1.1'], { tags: ['mood/calm'] }),
      ],
    };
    expect((await rule(given)).nearMisses.map(({ evidence }) => evidence)).toEqual(['E1']);
  });

  test('is told by the first occasion that lacks something, with what it lacks alone', async () => {
    const one = await rule({
      rules: 'count: { of: items, at-least: 1, where: { all-tags: [mood/cross, pace/busy] } }',
      evidence: [
        met('E1', ['1.1'], {
          occasions: [
            { date: '2026-02-01', tags: ['mood/cross'] },
            { date: '2026-02-02', tags: ['pace/busy'] },
          ],
        }),
      ],
    });
    expect(one.nearMisses.map(({ reason }) => reason)).toEqual([expect.stringContaining('pace/busy')]);
    expect(JSON.stringify(one.nearMisses)).not.toContain('mood/cross');
  });

  test('is no item that has counted on another occasion', async () => {
    const occasions = [{ date: '2026-02-01', tags: ['mood/cross'] }, { date: '2026-02-02' }];
    const evidence = [met('E1', ['1.1'], { occasions })];
    const one = await rule({ rules: 'count: { of: items, at-least: 1, where: { tags: [mood/cross] } }', evidence });
    expect([one.counted, one.nearMisses]).toEqual([['E1'], []]);
  });

  test('lacks one thing: what `not` leaves out, or a condition, where `not` does not hold', async () => {
    const one = await rule({
      rules:
        'count: { of: items, at-least: 1, where: { contexts: [paid-work], not: { methods: [learner-statement] } } }',
      evidence: [
        met('E1', ['1.1'], { context: 'simulation' }),
        met('E2', ['1.1'], { method: 'learner-statement' }),
        met('E3', ['1.1'], { method: 'learner-statement', context: 'simulation' }),
      ],
    });
    expect(one.nearMisses.map(({ evidence }) => evidence)).toEqual(['E1', 'E2']);
  });

  test('of a cover shows one of its situations', async () => {
    const evidence = [claimed('E1', ['1.1'], { draft: true })];
    expect((await rule({ rules: 'cover: { facet: mood, values: [cross] }', evidence })).nearMisses).toEqual([]);
  });

  test('of `having` names the thing of which there is too little, unless that is the item or its occasion', async () => {
    const short = async (of: string) => {
      const evidence = [met('E1', ['1.1'], { customers: ['C1'] })];
      const one = await rule({
        rules: `count: { of: ${of}, at-least: 1, having: { of: days, at-least: 2 } }`,
        evidence,
      });
      return JSON.stringify(one.nearMisses).includes('"thing"');
    };
    expect([await short('items'), await short('occasions'), await short('customers')]).toEqual([false, false, true]);
  });
});
