import { describe, expect, test } from 'vitest';
import { ask, claimed, met, statusOf } from './rule-case.ts';

const observed = 'count: { of: items, where: { methods: [observation] } }';
const twoProducts = 'count: { of: items, at-least: 2, where: { methods: [work-product] } }';
const rule = `any-of: [ { ${observed} }, { ${twoProducts} } ]`;

describe('any-of', () => {
  test('is the best of its members', async () => {
    expect(await statusOf(rule)).toBe('gap');
    expect(await statusOf(rule, claimed('E1', ['1.1'], { method: 'observation' }))).toBe('claimed');
    expect(await statusOf(rule, met('E1', ['1.1']), met('E2', ['1.1']))).toBe('met');
    expect(
      await statusOf(rule, met('E1', ['1.1']), met('E2', ['1.1']), claimed('E3', ['1.1'], { method: 'observation' })),
    ).toBe('met');
  });
  test('members do not add up', async () => {
    const two = 'any-of: [ { count: { of: items, at-least: 2 } }, { count: { of: customers, at-least: 2 } } ]';
    expect(await statusOf(two, met('E1', ['1.1'], { customers: ['C1'] }))).toBe('gap');
  });
  test('the result gives the members under rules, with what counted for each', async () => {
    const answer = await ask({ rules: rule, evidence: [met('E1', ['1.1'])] });
    expect(answer.rule).toMatchObject({
      kind: 'any-of',
      status: 'gap',
      counted: ['E1'],
      rules: [
        { kind: 'count', status: 'gap', counted: [], nearMisses: [{ evidence: 'E1' }] },
        { kind: 'count', status: 'gap', counted: ['E1'] },
      ],
    });
  });
  test('an any-of may hold an any-of', async () => {
    expect(
      await statusOf(
        `any-of: [ { any-of: [ { ${observed} } ] }, { ${twoProducts} } ]`,
        met('E1', ['1.1'], { method: 'observation' }),
      ),
    ).toBe('met');
  });
  test('a judge inside it reads the judgement on the requirement', async () => {
    const either = `any-of: [ { judge: {} }, { ${twoProducts} } ]`;
    const evidence = [met('E1', ['1.1'])];
    const judged = (outcome: string) =>
      ask({
        rules: either,
        evidence,
        records: [`judgements: [ { requirement: U/ER1, outcome: ${outcome}, reason: So } ]`],
      });
    expect((await ask({ rules: either, evidence })).requirement.status).toBe('claimed');
    expect((await judged('met')).requirement.status).toBe('met');
    expect((await judged('met')).faults('judgement-not-asked')).toEqual([]);
    expect((await judged('not-yet')).requirement.status).toBe('gap');
  });
  test('a not-yet judgement leaves an any-of that another member meets', async () => {
    const answer = await ask({
      rules: `any-of: [ { judge: {} }, { ${twoProducts} } ]`,
      evidence: [met('E1', ['1.1']), met('E2', ['1.1'])],
      records: ['judgements: [ { requirement: U/ER1, outcome: not-yet, reason: So } ]'],
    });
    expect(answer.requirement.status).toBe('met');
  });

  test('of members that nobody can read is met by nothing', async () => {
    const answer = await ask({ rules: 'any-of: [ { cuont: { of: items } } ]', evidence: [met('E1', ['1.1'])] });
    expect(answer.diagnostics.map(({ code }) => code)).toContain('unknown-key');
    expect(answer.requirement.status).toBe('gap');
  });
});
