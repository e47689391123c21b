import { describe, expect, test } from 'vitest';
import { ask, claimed, type Item, met, ruleOf, statusOf } from './rule-case.ts';

const tagged = (id: string, tags: string[], more: Partial<Item> = {}) =>
  met(id, ['1.1'], { tags, occasion: `occasion ${id}`, ...more });

describe('cover', () => {
  test('without values it asks for all values of the facet', async () => {
    expect(await statusOf('cover: { facet: mood }', tagged('E1', ['mood/calm', 'mood/cross']))).toBe('gap');
    expect(
      await statusOf('cover: { facet: mood }', tagged('E1', ['mood/calm', 'mood/cross']), tagged('E2', ['mood/shy'])),
    ).toBe('met');
  });
  test('values names those that are asked', async () => {
    const rule = 'cover: { facet: mood, values: [calm, cross] }';
    expect(await statusOf(rule, tagged('E1', ['mood/calm', 'mood/shy']))).toBe('gap');
    expect(await statusOf(rule, tagged('E1', ['mood/calm', 'mood/cross']))).toBe('met');
  });
  test('at-least says how many of them', async () => {
    const rule = 'cover: { facet: mood, at-least: 2 }';
    expect(await statusOf(rule, tagged('E1', ['mood/calm']))).toBe('gap');
    expect(await statusOf(rule, tagged('E1', ['mood/calm']), tagged('E2', ['mood/shy']))).toBe('met');
    expect((await ask({ rules: rule })).rule).toMatchObject({ needed: ['calm', 'cross', 'shy'], atLeast: 2 });
  });
  test('it is met by what is accepted, claimed by what is claimed', async () => {
    const rule = 'cover: { facet: mood, values: [calm, cross] }';
    const answer = await ask({
      rules: rule,
      evidence: [tagged('E1', ['mood/calm']), claimed('E2', ['1.1'], { tags: ['mood/cross'] })],
    });
    expect(answer.rule).toMatchObject({
      kind: 'cover',
      status: 'claimed',
      accepted: { found: ['calm'] },
      claimed: { found: ['calm', 'cross'] },
      needed: ['calm', 'cross'],
      counted: ['E1', 'E2'],
    });
    expect(answer.gap('U/ER1')).toMatchObject({ status: 'claimed', owner: 'assessor', next: 'decide on E2' });
  });
  test('where narrows the evidence, and a near miss says why', async () => {
    const answer = await ask({
      rules: 'cover: { facet: mood, values: [cross], where: { methods: [observation] } }',
      evidence: [
        tagged('E1', ['mood/cross']),
        tagged('E2', ['mood/calm'], { method: 'observation' }),
        tagged('E3', ['mood/cross'], { method: 'observation', draft: true }),
      ],
    });
    expect(answer.rule).toMatchObject({
      status: 'gap',
      counted: [],
      nearMisses: [
        { evidence: 'E1', reason: 'its method is work-product, not observation' },
        { evidence: 'E3', reason: 'draft' },
      ],
    });
  });
  test('a question paper is no occasion of doing the job, where the rule says so', async () => {
    const rule = 'cover: { facet: mood, values: [cross], where: { kind: performance } }';
    expect(await statusOf(rule, met('E1', ['2.1'], { tags: ['mood/cross'], method: 'questioning' }))).toBe('gap');
    expect(await statusOf(rule, met('E1', ['2.1', '1.1'], { tags: ['mood/cross'] }))).toBe('met');
  });
  test('per outcome: in each outcome', async () => {
    const rule = 'cover: { facet: pace, per: outcome }';
    const answer = await ask({
      rules: rule,
      evidence: [
        met('E1', ['1.1', '2.1', '3.1a'], { tags: ['pace/busy'] }),
        met('E2', ['1.1', '2.1'], { tags: ['pace/quiet'] }),
      ],
    });
    expect(answer.rule.status).toBe('gap');
    expect(answer.rule.accepted).toEqual({
      found: ['busy'],
      cells: [
        { cell: '1', found: ['busy', 'quiet'] },
        { cell: '2', found: ['busy', 'quiet'] },
        { cell: '3', found: ['busy'] },
      ],
    });
  });
  test('per criterion: what is not applicable is left out', async () => {
    const given = {
      rules: 'cover: { facet: pace, values: [busy], per: criterion }',
      evidence: [met('E1', ['1.1', '1.2', '2.1', '3.1a'], { tags: ['pace/busy'] })],
    };
    expect((await ask(given)).rule.status).toBe('gap');
    const records = ['decisions: [ { criteria: [U/1.3, U/2.2, U/3.1b], outcome: not-applicable, reason: No need } ]'];
    expect((await ask({ ...given, records })).rule.status).toBe('met');
  });
  test('a value named twice is one value', async () => {
    expect(
      await statusOf(
        'cover: { facet: mood, values: [calm, calm], separate-occasions: true }',
        tagged('E1', ['mood/calm']),
      ),
    ).toBe('met');
  });

  const cross = met('E1', ['1.1'], { tags: ['mood/cross'] });
  const again = met('E2', ['1.1'], { tags: ['mood/cross'], date: '2026-02-09' });

  test('on separate occasions is not met by two occasions of one situation', async () => {
    const asked = { rules: 'cover: { facet: mood, values: [calm, cross], separate-occasions: true }' };
    const one = await ruleOf({ ...asked, evidence: [cross, again] });
    expect([one.status, one.accepted]).toEqual(['gap', { found: ['cross'] }]);
  });

  test('on separate occasions gives one occasion to one situation, whatever a third could hand over', async () => {
    const day = (date: number, tags: string[]) => met(`E${date}`, ['1.1'], { date: `2026-02-0${date}`, tags });
    const one = await ruleOf({
      rules: 'cover: { facet: mood, values: [calm, cross, shy], separate-occasions: true }',
      evidence: [day(1, ['mood/calm', 'mood/cross', 'mood/shy']), day(2, ['mood/calm']), day(3, ['mood/calm'])],
    });
    expect([one.status, one.accepted]).toEqual(['gap', { found: ['calm', 'cross'] }]);
  });

  test('shows its cells only where it has several, and a bound only where it is not all', async () => {
    const all = await ruleOf({ rules: 'cover: { facet: mood, values: [cross, shy], at-least: 2 }', evidence: [cross] });
    expect([all.accepted, all.atLeast]).toEqual([{ found: ['cross'] }, undefined]);
    const some = await ruleOf({ rules: 'cover: { facet: mood, at-least: 1, per: outcome }', evidence: [cross] });
    expect([some.accepted?.cells?.[0], some.atLeast]).toEqual([{ cell: '1', found: ['cross'] }, 1]);
  });

  test('of an open facet is met where nothing is left to ask, though nobody has tagged anything', async () => {
    const unit = `id: U
title: A unit
outcomes: [ { id: "1", title: T, criteria: [ { id: "1.1", text: Answer, optional: true } ] } ]
facets: { mood: { title: M, open: true } }
requirements: [ { id: "1", text: T, rules: [ cover: { facet: mood, at-least: 1, per: criterion } ] } ]
`;
    expect((await ruleOf({ unit })).status).toBe('met');
  });

  test('of an open facet says that any value will do, and lists those that are tagged in their natural order', async () => {
    const unit = (rule: string) => `id: U
title: A unit
outcomes: [ { id: "1", title: T, criteria: [ { id: "1.1", text: Answer } ] } ]
facets: { mood: { title: M, values: { calm: calm, cross: cross }, open: true }, pace: { title: P, values: { busy: busy } } }
requirements: [ { id: "1", text: T, rules: [ cover: { facet: mood${rule} } ] } ]
`;
    const evidence = [tagged('E1', ['mood/x10']), tagged('E2', ['mood/x9']), tagged('E3', ['mood/cross', 'pace/busy'])];
    const said = async (rule: string) => {
      const { status, accepted, anyValue, atLeast } = await ruleOf({ unit: unit(rule), evidence });
      return { status, found: accepted?.found, anyValue, atLeast };
    };
    const found = ['cross', 'x9', 'x10'];
    expect(await said(', at-least: 2')).toEqual({ status: 'met', found, anyValue: true, atLeast: 2 });
    expect(await said('')).toEqual({ status: 'gap', found, anyValue: true, atLeast: undefined });
    const named = { found: ['cross'], anyValue: undefined };
    expect(await said(', values: [cross]')).toEqual({ status: 'met', ...named, atLeast: undefined });
    expect(await said(', values: [calm, cross], at-least: 1')).toEqual({ status: 'met', ...named, atLeast: 1 });
  });

  test('of a facet without values is met by nothing', async () => {
    const unit = `id: U
title: A unit
outcomes: [ { id: "1", title: T, criteria: [ { id: "1.1", text: Answer } ] } ]
facets: { mood: { title: M, values: {} } }
requirements: [ { id: "1", text: T, rules: [ cover: { facet: mood } ] } ]
`;
    expect((await ruleOf({ unit, evidence: [met('E1', ['1.1'])] })).status).toBe('gap');
  });

  test('shows no cells of the unit as a whole, and separate occasions only where it asks for them', async () => {
    const evidence = [tagged('E1', ['mood/calm'])];
    const whole = await ruleOf({ rules: 'cover: { facet: mood, per: unit }', evidence });
    expect([whole.accepted, whole.separateOccasions]).toEqual([{ found: ['calm'] }, undefined]);
    const apart = await ruleOf({ rules: 'cover: { facet: mood, separate-occasions: true }', evidence });
    expect(apart.separateOccasions).toBe(true);
    const counted = await ruleOf({ rules: 'count: { of: items, per: unit }', evidence });
    expect(counted.accepted).toEqual({ measured: 1 });
  });
});

describe('separate occasions', () => {
  const rule = 'cover: { facet: mood, separate-occasions: true }';
  const two = 'cover: { facet: pace, separate-occasions: true }';

  test('one occasion tagged both does not show two values', async () => {
    expect(await statusOf('cover: { facet: pace }', tagged('E1', ['pace/busy', 'pace/quiet']))).toBe('met');
    expect(await statusOf(two, tagged('E1', ['pace/busy', 'pace/quiet']))).toBe('gap');
  });
  test('two items about one occasion are one occasion', async () => {
    const occasion = 'fair';
    expect(
      await statusOf(two, tagged('E1', ['pace/busy'], { occasion }), tagged('E2', ['pace/quiet'], { occasion })),
    ).toBe('gap');
  });
  test('one item about two occasions may show both', async () => {
    const occasions = [
      { date: '2026-02-01', tags: ['pace/busy'] },
      { date: '2026-02-02', tags: ['pace/quiet'] },
    ];
    expect(await statusOf(two, met('E1', ['1.1'], { occasions }))).toBe('met');
  });
  test('each value gets an occasion of its own wherever that can be done, whatever comes first', async () => {
    // First come, first served would give the first occasion to calm and leave nothing for cross.
    const evidence = [
      tagged('E1', ['mood/calm', 'mood/cross']),
      tagged('E2', ['mood/calm', 'mood/shy']),
      tagged('E3', ['mood/calm']),
    ];
    expect(await statusOf(rule, ...evidence)).toBe('met');
    expect(await statusOf(rule, evidence[0]!, evidence[1]!)).toBe('gap');
  });
  test('three values that share two occasions are not separate', async () => {
    const all = ['mood/calm', 'mood/cross', 'mood/shy'];
    const evidence = [tagged('E1', all), tagged('E2', all)];
    expect(await statusOf(rule, ...evidence)).toBe('gap');
    expect((await ask({ rules: rule, evidence })).rule).toMatchObject({ separateOccasions: true });
    expect(await statusOf('cover: { facet: mood, separate-occasions: true, at-least: 2 }', ...evidence)).toBe('met');
  });
  test('where is asked of each occasion', async () => {
    const observed = 'cover: { facet: pace, separate-occasions: true, where: { methods: [observation] } }';
    const evidence = [tagged('E1', ['pace/busy'], { method: 'observation' }), tagged('E2', ['pace/quiet'])];
    expect(await statusOf(observed, ...evidence)).toBe('gap');
  });
});
