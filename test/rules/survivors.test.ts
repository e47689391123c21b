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
});

describe('count', () => {
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
    const few = await rule({ rules: 'count: { of: items, per: criterion, at-least: 1 }', evidence });
    expect([few.status, few.claimed?.measured]).toEqual(['gap', 0]);
  });
});

describe('a near miss', () => {
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
});
