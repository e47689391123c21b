import { expect, it } from 'vitest';
import { assessment, check, item, partner, unit } from '../support/workspace.ts';

/** A unit of one optional criterion, of which nothing is asked for yet. */
const optional = unit('B9', {
  outcomes: { 'Do the work': [{ id: '1.1', text: 'Wrap gifts', optional: true }] },
  facets: partner,
  requirements: [{ id: '1', rules: [{ cover: { facet: 'partner', per: 'criterion' } }] }],
});

it('a cover that holds because nothing is left to ask says that nothing was found', async () => {
  const answer = await check({ specs: [optional] });
  expect(answer.requirement('B9/ER1').rules).toMatchObject([
    { status: 'met', accepted: { found: [], cells: [] }, claimed: { found: [], cells: [] } },
  ]);
});

it('a threshold of hours may have decimals, like every other bound of hours', async () => {
  const judge = { judge: { indicators: [{ of: 'hours', 'at-least': 'policy.hours' }] } };
  const answer = await check({
    specs: [unit('B9', { requirements: [{ id: '1', rules: [judge] }] })],
    config: { policy: { indicators: { hours: 7.5 } } },
    evidence: [item('E01', { criteria: ['B9/1.1'], hours: 4.25 })],
  });
  expect(answer.codes).toEqual([]);
  expect(answer.requirement('B9/ER1').rules[0]?.indicators).toEqual([{ of: 'hours', measured: 4.25, expected: 7.5 }]);
});

it('a gap names the rules that leave it, and not those that only wait to be accepted', async () => {
  const rules = [
    { count: { of: 'items' } },
    { judge: {} },
    { 'any-of': [{ 'all-of': [{ count: { of: 'methods' } }, { count: { of: 'customers', 'at-least': 2 } }] }] },
  ];
  const given = {
    specs: [unit('B9', { requirements: [{ id: '1', rules }] })],
    evidence: [item('E01', { criteria: ['B9/1.1'] }), item('E02', { criteria: ['B9/1.1'] })],
  };
  const why = '0 of 2 shown (at least 2 customers); nearest: E01, but it names no customer';
  const next = 'add evidence that shows it';
  expect((await check(given)).gap('B9/ER1')).toMatchObject({ status: 'gap', why, next });
  // A judgement that is stale waits for the assessor, and is nothing that the learner could add to.
  const judged = assessment('A01', '2026-05-02', {
    judgements: [{ requirement: 'B9/ER1', outcome: 'met', reason: 'Enough.', basis: ['E01'] }],
  });
  expect((await check({ ...given, records: [judged] })).gap('B9/ER1')).toMatchObject({ status: 'gap', why, next });
});

it('an admit that names neither contexts nor methods nor an age is no rule, and leaves its requirement open', async () => {
  const saying = async (admit: unknown) => {
    const answer = await check({ specs: [unit('B9', { requirements: [{ id: '1', rules: [{ admit }] }] })] });
    return { status: answer.requirement('B9/ER1').status, codes: answer.codes };
  };
  expect(await saying({})).toEqual({ status: 'gap', codes: ['missing-key'] });
  expect(await saying({ for: 'performance' })).toEqual({ status: 'gap', codes: ['missing-key'] });
  expect(await saying({ context: ['paid-work'] })).toEqual({ status: 'gap', codes: ['unknown-key'] });
  expect(await saying({ 'within-months': '60' })).toEqual({ status: 'met', codes: [] });
});
