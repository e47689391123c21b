import { describe, expect, test } from 'vitest';
import { ask, type Case, claimed, met, ruleOf } from './rule-case.ts';

const judged = (outcome: string, more = '') =>
  `judgements: [ { requirement: U/ER1, outcome: ${outcome}, reason: Because, basis: { E1: "sha256:x" }${more} } ]`;
const judgedBasis = (outcome: string, basis: string) =>
  `judgements: [ { requirement: U/ER1, outcome: ${outcome}, reason: Because, basis: { E1: "${basis}" } } ]`;
const rules = 'judge: {}';
const evidence = [met('E1', ['1.1'])];

/** Records that quote the digest of E1 as it is. */
async function withDigest(given: Case, record: (digest: string) => string[]) {
  const { digests } = await ask(given);
  return ask({ ...given, records: [...(given.records ?? []), ...record(digests.E1!)] });
}

describe('judge', () => {
  test('without a judgement it is claimed once there is any evidence of the unit, else a gap', async () => {
    expect((await ask({ rules })).requirement.status).toBe('gap');
    expect((await ask({ rules, evidence: [claimed('E1', ['2.1'])] })).requirement.status).toBe('claimed');
    expect((await ask({ rules, evidence })).requirement.status).toBe('claimed');
  });
  test('it is never met by numbers', async () => {
    const answer = await ask({ rules: 'judge: { indicators: [ { of: items, at-least: 1 } ] }', evidence });
    expect(answer.requirement.status).toBe('claimed');
  });
  test('beside it stands whose values were counted', async () => {
    const given = { rules: 'judge: { indicators: [ { of: values, facet: mood, at-least: 2 } ] }', evidence };
    const { rule, gap } = await ask(given);
    expect(rule.what).toBe('the assessor decides, and says why; shown beside it: values of mood');
    expect(gap('U/ER1')?.why).toContain('measured / expected: values of mood 0 / 2');
  });
  test('a draft is no evidence yet, but near', async () => {
    const answer = await ask({ rules, evidence: [claimed('E1', ['1.1'], { draft: true })] });
    expect(answer.rule).toMatchObject({ status: 'gap', nearMisses: [{ evidence: 'E1', reason: 'draft' }] });
  });
  test('a judgement met makes it met', async () => {
    const answer = await withDigest({ rules, evidence }, (digest) => [judgedBasis('met', digest)]);
    expect(answer.rule).toMatchObject({
      kind: 'judge',
      status: 'met',
      judgement: { record: 'A1', date: '2026-06-01', outcome: 'met', reason: 'Because', stale: false },
    });
    expect(answer.faults('judgement-not-asked', 'judgement-without-basis')).toEqual([]);
  });
  test('a judgement not-yet makes it a gap of the learner', async () => {
    const answer = await withDigest({ rules, evidence }, (digest) => [judgedBasis('not-yet', digest)]);
    expect(answer.requirement.status).toBe('gap');
    expect(answer.gap('U/ER1')).toMatchObject({ owner: 'learner', why: 'judged not yet in A1: Because' });
  });
  test('the latest effective judgement stands', async () => {
    const answer = await withDigest({ rules, evidence }, (digest) => [
      judgedBasis('met', digest),
      judgedBasis('not-yet', digest),
    ]);
    expect(answer.requirement.status).toBe('gap');
  });
  test('a withdrawn judgement is as if there were none', async () => {
    const answer = await withDigest({ rules, evidence }, (digest) => [
      judgedBasis('met', digest),
      judgedBasis('withdrawn', digest),
    ]);
    expect(answer.requirement.status).toBe('claimed');
  });
  test('one whose basis has changed is stale: claimed, or a gap without evidence', async () => {
    const answer = await ask({ rules, evidence, records: [judged('met')] });
    expect(answer.rule).toMatchObject({ status: 'claimed', judgement: { stale: true } });
    const notYet = await ask({ rules, evidence, records: [judged('not-yet')] });
    expect(notYet.rule).toMatchObject({ status: 'claimed', judgement: { outcome: 'not-yet', stale: true } });
    expect((await ask({ rules, evidence: [], records: [judged('met')] })).rule.status).toBe('gap');
  });
  test('a met one is stale when nothing of its basis is accepted', async () => {
    const answer = await withDigest({ rules, evidence: [claimed('E1', ['1.1'])] }, (digest) => [
      judgedBasis('met', digest),
    ]);
    expect(answer.rule).toMatchObject({ status: 'claimed', judgement: { stale: true } });
  });
  test('a not-yet one needs no accepted claim', async () => {
    const answer = await withDigest({ rules, evidence: [claimed('E1', ['1.1'])] }, (digest) => [
      judgedBasis('not-yet', digest),
    ]);
    expect(answer.rule).toMatchObject({ status: 'gap', judgement: { stale: false } });
  });
  test('an empty basis is a warning, and the judgement stands', async () => {
    const answer = await ask({
      rules,
      evidence,
      records: ['judgements: [ { requirement: U/ER1, outcome: met, reason: Because } ]'],
    });
    expect(answer.requirement.status).toBe('met');
    expect(answer.faults('judgement-without-basis')).toHaveLength(1);
  });
  test('a contested judgement is stale', async () => {
    const { digests } = await ask({ rules, evidence });
    const answer = await ask({
      rules,
      evidence,
      records: [judgedBasis('met', digests.E1!)],
      verification: ['samples: [ { assessment: A1, requirement: U/ER1, outcome: not-agreed, reason: Too few } ]'],
    });
    expect(answer.rule).toMatchObject({ status: 'claimed', judgement: { stale: true } });
  });
  test('a judgement by somebody without authority has no effect', async () => {
    const answer = await ask({
      rules,
      evidence,
      records: [judged('met')],
      people: 'b-roy: { name: B, roles: [assessor] }\n',
    });
    expect(answer.rule.judgement).toBeUndefined();
  });
  test('only a judgement that names exactly this reference', async () => {
    const requirements = `
  - id: "1"
    text: Whole
    parts: [ { id: a, text: first }, { id: b, text: second } ]
    rules: [ judge: {} ]`;
    const answer = await withDigest({ requirements, evidence }, (digest) => [
      judgedBasis('met', digest).replace('U/ER1', 'U/ER1a'),
    ]);
    expect(answer.requirement.rules[0]?.status).toBe('claimed');
    expect(answer.requirement.parts.map((part) => part.status)).toEqual(['met', 'claimed']);
    expect(answer.requirement.status).toBe('claimed');
  });
});

describe('indicators', () => {
  const policy = '  indicators: { customers: 3, days: 42 }';
  test('are measured and expected, on the claimed basis; policy.NAME reads the centre’s threshold', async () => {
    const answer = await ask({
      rules:
        'judge: { indicators: [ { of: customers, at-least: policy.customers }, { of: days, at-least: policy.days }, { of: items, at-least: 2 }, { of: occasions, at-least: policy.occasions }, { of: methods } ] }',
      policy,
      evidence: [
        met('E1', ['1.1'], { customers: ['C1'] }),
        claimed('E2', ['1.1'], { customers: ['C2'], date: '2026-02-11' }),
        claimed('E3', ['1.1'], { customers: ['C3'], decided: 'not-yet' }),
      ],
    });
    expect(answer.rule.indicators).toEqual([
      { of: 'customers', measured: 2, expected: 3 },
      { of: 'days', measured: 10, expected: 42 },
      { of: 'items', measured: 2, expected: 2 },
      { of: 'occasions', measured: 2 },
      { of: 'methods', measured: 1 },
    ]);
    expect(answer.gap('U/ER1')?.why).toMatch(/customers 2\D+3, days 10\D+42/);
  });
  test('take where, criteria, per and having as a count does', async () => {
    const answer = await ask({
      rules:
        'judge: { indicators: [ { of: occasions, where: { kind: performance } }, { of: items, criteria: knowledge }, { of: items, per: outcome, at-least: 1 }, { of: customers, having: { of: occasions, at-least: 2 } } ] }',
      evidence: [
        met('E1', ['1.1'], { customers: ['C1'] }),
        met('E2', ['2.1'], { customers: ['C1'], date: '2026-02-02' }),
      ],
    });
    expect(answer.rule.indicators?.map((each) => each.measured)).toEqual([1, 1, 0, 1]);
  });
  test('name the facets whose values they count, and no occasions where there are none of them', async () => {
    const judged = async (indicators: string) =>
      ruleOf({ rules: `judge: { indicators: [ ${indicators} ] }`, evidence });
    expect((await judged('{ of: values, facet: mood }, { of: occasions }')).facets).toEqual(['mood']);
    expect(await judged('{ of: occasions }')).not.toHaveProperty('facets');
    expect(await judged('{ of: customers, having: { of: values, facet: mood, at-least: 1 } }')).not.toHaveProperty(
      'facets',
    );
    expect(await ruleOf({ rules: 'judge: {}', evidence })).not.toHaveProperty('occasions');
  });
  test('show the occasions behind them by their first days, each with its days in order', async () => {
    const on = (label: string, date: string) => ({ label, date });
    const one = await ruleOf({
      rules: 'judge: { indicators: [ { of: occasions } ] }',
      evidence: [
        met('E1', ['1.1'], { occasions: [on('visit', '2026-02-10'), on('fair', '2026-02-20')] }),
        met('E2', ['1.1'], { occasions: [on('fair', '2026-02-01')] }),
      ],
    });
    expect(one.occasions?.map(({ occasion, dates }) => [occasion, dates])).toEqual([
      ['fair', ['2026-02-01', '2026-02-20']],
      ['visit', ['2026-02-10']],
    ]);
  });
  test('of each criterion are the smallest, and none where nothing is left', async () => {
    const smallest = async (criteria: string, records: string[] = []) => {
      const rules = `judge: { indicators: [ { of: items, per: criterion, criteria: ${criteria} } ] }`;
      return (await ruleOf({ rules, records, evidence: [met('E1', ['1.2'])] })).indicators;
    };
    expect(await smallest('["1.1", "1.2"]')).toEqual([{ of: 'items', measured: 0 }]);
    const none = 'decisions: [ { criteria: ["U/1.3"], outcome: not-applicable, reason: No need } ]';
    expect(await smallest('["1.3"]', [none])).toEqual([{ of: 'items', measured: 0 }]);
  });
  test('never decide', async () => {
    const answer = await withDigest(
      { rules: 'judge: { indicators: [ { of: customers, at-least: policy.customers } ] }', policy, evidence },
      (digest) => [judgedBasis('met', digest)],
    );
    expect(answer.rule).toMatchObject({ status: 'met', indicators: [{ of: 'customers', measured: 0, expected: 3 }] });
  });

  test('shows the occasions that an indicator looked at, each with all its items, and no others', async () => {
    const one = await ruleOf({
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
    const one = await ruleOf({
      rules: 'judge: { indicators: [ { of: occasions, criteria: performance } ] }',
      evidence: [met('E1', ['1.1', '2.1'], { date: '2026-02-09' }), met('E2', ['1.1'], { date: '2026-02-01' })],
    });
    expect(one.occasions?.map(({ evidence }) => evidence)).toEqual([['E2'], ['E1']]);
    expect(Object.keys(one)).not.toContain('facets');
  });

  test('expects nothing by a threshold that the centre does not set, whatever its name', async () => {
    const one = await ruleOf({ rules: 'judge: { indicators: [ { of: items, at-least: policy.constructor } ] }' });
    expect(one.indicators).toEqual([{ of: 'items', measured: 0 }]);
  });
});

describe('an implicit judge', () => {
  test('stands in a must or should, or a part of one, without rules and parts', async () => {
    const answer = await ask({
      evidence,
      requirements: `
  - { id: "1", text: One }
  - { id: "2", text: Two, force: should }
  - { id: "3", text: Three, parts: [ { id: a, text: first }, { id: b, text: second, rules: [ count: { of: items } ] } ] }
  - { id: "4", text: Four, rules: [ count: { of: items } ] }
  - { id: "5", text: Five, force: may }`,
      policy: '  rules: [ { id: CP1, text: The centre’s } ]',
    });
    const kinds = (ref: string) => answer.requirementOf(ref).rules.map((rule) => `${rule.kind} ${rule.status}`);
    expect(kinds('U/ER1')).toEqual(['judge claimed']);
    expect(kinds('U/ER2')).toEqual(['judge claimed']);
    expect(kinds('U/ER3')).toEqual([]);
    expect(answer.requirementOf('U/ER3').parts.map((part) => part.rules.map((rule) => rule.kind))).toEqual([
      ['judge'],
      ['count'],
    ]);
    expect(kinds('U/ER4')).toEqual(['count met']);
    expect(kinds('U/ER5')).toEqual([]);
    expect(kinds('U/CP1')).toEqual(['judge claimed']);
  });
  test('takes a judgement as a written one does', async () => {
    const answer = await withDigest({ requirements: '[ { id: "1", text: One } ]', evidence }, (digest) => [
      judgedBasis('met', digest),
    ]);
    expect(answer.requirement.status).toBe('met');
    expect(answer.faults('judgement-not-asked')).toEqual([]);
  });
});

describe('a judgement on a requirement that has no judge', () => {
  const counted = { rules: 'count: { of: items }', evidence };
  test('not-yet makes it a gap whatever its rules say', async () => {
    const answer = await withDigest(counted, (digest) => [judgedBasis('not-yet', digest)]);
    expect(answer.requirement).toMatchObject({ status: 'gap', judgement: { record: 'A1', outcome: 'not-yet' } });
    expect(answer.rule.status).toBe('met');
    expect(answer.gap('U/ER1')).toMatchObject({ owner: 'learner', why: 'judged not yet in A1: Because' });
    expect(answer.faults('judgement-not-asked')).toEqual([]);
  });
  test('a stale not-yet leaves the rules to decide', async () => {
    const answer = await ask({ ...counted, records: [judged('not-yet')] });
    expect(answer.requirement.status).toBe('met');
    expect(answer.requirement.judgement).toBeUndefined();
  });
  test('a later withdrawal or met takes the not-yet back', async () => {
    for (const outcome of ['withdrawn', 'met']) {
      const answer = await withDigest(counted, (digest) => [
        judgedBasis('not-yet', digest),
        judgedBasis(outcome, digest),
      ]);
      expect(answer.requirement.status).toBe('met');
    }
  });
  test('met is an error, not asked for, and changes nothing', async () => {
    const answer = await withDigest({ rules: 'count: { of: items, at-least: 9 }', evidence }, (digest) => [
      judgedBasis('met', digest),
    ]);
    expect(answer.requirement.status).toBe('gap');
    expect(answer.diagnostics.filter(({ code }) => code === 'judgement-not-asked')).toMatchObject([
      { severity: 'error', ref: 'U/ER1', file: 'portfolios/p/assessments/A1.md' },
    ]);
  });
  test('not-yet on a part is a gap of the part', async () => {
    const requirements = `
  - { id: "1", text: Whole, parts: [ { id: a, text: first, rules: [ count: { of: items } ] }, { id: b, text: second, rules: [ count: { of: items } ] } ] }`;
    const answer = await withDigest({ requirements, evidence }, (digest) => [
      judgedBasis('not-yet', digest).replace('U/ER1', 'U/ER1b'),
    ]);
    expect(answer.requirement.parts.map((part) => part.status)).toEqual(['met', 'gap']);
    expect(answer.unit.gaps.filter(({ ref }) => ref.startsWith('U/ER')).map(({ ref }) => ref)).toEqual(['U/ER1b']);
  });
  test('not-yet on the whole is a gap of the whole, not of its parts', async () => {
    const requirements = `
  - { id: "1", text: Whole, parts: [ { id: a, text: first, rules: [ count: { of: items } ] } ] }`;
    const answer = await withDigest({ requirements, evidence }, (digest) => [judgedBasis('not-yet', digest)]);
    expect(answer.requirement.status).toBe('gap');
    expect(answer.unit.gaps.filter(({ ref }) => ref.startsWith('U/ER')).map(({ ref }) => ref)).toEqual(['U/ER1']);
  });
  test('a permission stays a note', async () => {
    const answer = await withDigest({ rules: [], force: 'may', evidence }, (digest) => [
      judgedBasis('not-yet', digest),
    ]);
    expect(answer.requirement.status).toBe('note');
    expect(answer.gap('U/ER1')).toBeUndefined();
  });
});
