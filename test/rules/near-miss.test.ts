import { describe, expect, test } from 'vitest';
import { claimed, met, ruleOf } from './rule-case.ts';

describe('a near miss', () => {
  test('of `having` is no item one of whose customers came often enough, if not for one criterion', async () => {
    const one = await ruleOf({
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
    const misses = JSON.stringify((await ruleOf(files)).nearMisses);
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
    expect((await ruleOf(given)).nearMisses.map(({ evidence }) => evidence)).toEqual(['E1']);
  });

  test('is told by the first occasion that lacks something, with what it lacks alone', async () => {
    const one = await ruleOf({
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
    const one = await ruleOf({ rules: 'count: { of: items, at-least: 1, where: { tags: [mood/cross] } }', evidence });
    expect([one.counted, one.nearMisses]).toEqual([['E1'], []]);
  });

  test('lacks one thing: what `not` leaves out, or a condition, where `not` does not hold', async () => {
    const one = await ruleOf({
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
    expect((await ruleOf({ rules: 'cover: { facet: mood, values: [cross] }', evidence })).nearMisses).toEqual([]);
  });

  test('of `having` names the thing of which there is too little, unless that is the item or its occasion', async () => {
    const short = async (of: string) => {
      const evidence = [met('E1', ['1.1'], { customers: ['C1'] })];
      const one = await ruleOf({
        rules: `count: { of: ${of}, at-least: 1, having: { of: days, at-least: 2 } }`,
        evidence,
      });
      return JSON.stringify(one.nearMisses).includes('"thing"');
    };
    expect([await short('items'), await short('occasions'), await short('customers')]).toEqual([false, false, true]);
  });

  const notYet = (refs: string, tags = '') =>
    `decisions: [ { evidence: E1, criteria: [${refs}]${tags}, outcome: not-yet, reason: No } ]`;

  test('is told by the criteria that the rule asks for, by all where it asks for none', async () => {
    const evidence = [claimed('E1', ['1.1', '1.2', '2.1'])];
    const records = [notYet('U/1.1, U/1.2, U/2.1')];
    const criteriaIn = async (where: string) => {
      const rules = `count: { of: items, where: ${where} }`;
      const [miss] = (await ruleOf({ rules, evidence, records })).nearMisses;
      return miss?.kind === 'criteria-not-yet' ? miss.criteria : miss;
    };
    expect(await criteriaIn('{ criteria: ["1.2"] }')).toEqual(['U/1.2']);
    expect(await criteriaIn('{ kind: knowledge }')).toEqual(['U/2.1']);
    expect(await criteriaIn('{ kind: performance, criteria: ["1.2", "2.1"] }')).toEqual(['U/1.2']);
    expect(await criteriaIn('{ contexts: [paid-work] }')).toEqual(['U/1.1', 'U/1.2', 'U/2.1']);
  });

  test('is told by the situation that was refused, whatever else of the unit was', async () => {
    const one = await ruleOf({
      rules: 'count: { of: items, criteria: ["1.1"], where: { tags: [mood/cross] } }',
      evidence: [claimed('E1', ['1.1', '1.2'], { tags: ['mood/cross'] })],
      records: [notYet('U/1.2', ', tags: [mood/cross]')],
    });
    expect(one.nearMisses).toMatchObject([{ evidence: 'E1', reason: expect.stringContaining('mood/cross') }]);
  });

  test('of two situations, both refused, is told by the first', async () => {
    const one = await ruleOf({
      rules: 'count: { of: items, where: { all-tags: [mood/cross, pace/busy] } }',
      evidence: [claimed('E1', ['1.1'], { tags: ['mood/cross', 'pace/busy'] })],
      records: ['decisions: [ { evidence: E1, tags: [mood/cross, pace/busy], outcome: not-yet, reason: No } ]'],
    });
    expect(one.nearMisses).toMatchObject([{ evidence: 'E1', reason: expect.stringContaining('mood/cross') }]);
  });

  test('of a cover is an item whose claim was refused, where one of its situations was not', async () => {
    const one = await ruleOf({
      rules: 'cover: { facet: mood, values: [calm, cross] }',
      evidence: [claimed('E1', ['1.1'], { tags: ['mood/calm', 'mood/cross'] })],
      records: [notYet('U/1.1', ', tags: [mood/cross]')],
    });
    expect(one.nearMisses).toMatchObject([{ evidence: 'E1', kind: 'criteria-not-yet' }]);
  });
});
