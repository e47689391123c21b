import { describe, expect, test } from 'vitest';
import { ask, claimed, type Item, inWords, met } from './rule-case.ts';

const passing = async (where: string, evidence: Item[]) =>
  (await ask({ rules: `count: { of: items, where: ${where} }`, evidence })).rule.counted;

describe('where', () => {
  const several: Item[] = [
    met('E1', ['1.1'], { method: 'observation', tags: ['mood/calm'] }),
    met('E2', ['1.2'], { context: 'simulation', tags: ['mood/calm', 'pace/busy'] }),
    met('E3', ['2.1'], { method: 'questioning', context: null, tags: ['pace/busy'] }),
    met('E4', ['1.1', '2.1'], { method: 'learner-statement' }),
    met('E5', ['2.2'], { method: 'test', score: 70 }),
    met('E6', ['2.2'], { method: 'test', score: 69 }),
  ];

  test('methods: the values of one key combine with or', async () => {
    expect(await passing('{ methods: [observation, questioning] }', several)).toEqual(['E1', 'E3']);
  });
  test('keys combine with and', async () => {
    expect(await passing('{ methods: [observation, questioning], kind: knowledge }', several)).toEqual(['E3']);
  });
  test('contexts', async () => {
    expect(await passing('{ contexts: [simulation] }', several)).toEqual(['E2']);
  });
  test('an item without context matches no contexts, so its not holds', async () => {
    expect(await passing('{ contexts: [paid-work] }', several)).toEqual(['E1', 'E4', 'E5', 'E6']);
    expect(await passing('{ not: { contexts: [paid-work] } }', several)).toEqual(['E2', 'E3']);
  });
  test('tags: any of them; all-tags: all of them', async () => {
    expect(await passing('{ tags: [mood/calm, pace/busy] }', several)).toEqual(['E1', 'E2', 'E3']);
    expect(await passing('{ all-tags: [mood/calm, pace/busy] }', several)).toEqual(['E2']);
  });
  test('all-tags must come together on one occasion', async () => {
    const occasions = [
      { date: '2026-02-01', tags: ['mood/calm'] },
      { date: '2026-02-02', tags: ['pace/busy'] },
    ];
    expect(await passing('{ all-tags: [mood/calm, pace/busy] }', [met('E1', ['1.1'], { occasions })])).toEqual([]);
  });
  test('criteria: it claims one of them', async () => {
    expect(await passing('{ criteria: ["1.2", "2.1"] }', several)).toEqual(['E2', 'E3', 'E4']);
  });
  test('criteria: the id of a criterion with parts stands for its parts', async () => {
    const evidence = [met('E1', ['3.1a']), met('E2', ['3.1b']), met('E3', ['1.1'])];
    expect(await passing('{ criteria: ["3.1"] }', evidence)).toEqual(['E1', 'E2']);
    expect(await passing('{ criteria: ["3.1b"] }', evidence)).toEqual(['E2']);
  });
  test('kind: it claims a criterion of this kind', async () => {
    expect(await passing('{ kind: performance }', several)).toEqual(['E1', 'E2', 'E4']);
    expect(await passing('{ kind: knowledge }', several)).toEqual(['E3', 'E4', 'E5', 'E6']);
  });
  test('a criterion’s own kind goes before its outcome’s', async () => {
    const unit = `id: U
title: A unit
outcomes:
  - { id: "1", title: Serve, criteria: [ { id: "1.1", text: Greet }, { id: "1.2", kind: knowledge, text: Explain } ] }
requirements:
  - { id: "1", text: The rule, rules: [ count: { of: items, where: { kind: knowledge } } ] }
`;
    const answer = await ask({ unit, evidence: [met('E1', ['1.1']), met('E2', ['1.2'])] });
    expect(answer.rule.counted).toEqual(['E2']);
  });
  test('kind and criteria look at all the instance’s claims on the unit, not only those in the rule’s own scope', async () => {
    const rule = 'count: { of: items, criteria: knowledge, where: { kind: performance } }';
    const answer = await ask({ rules: rule, evidence: several });
    expect(answer.rule.counted).toEqual(['E4']);
    const other = 'count: { of: items, criteria: ["2.1"], where: { criteria: ["1.1"] } }';
    expect((await ask({ rules: other, evidence: several })).rule.counted).toEqual(['E4']);
    const each = 'count: { of: items, per: outcome, where: { criteria: ["1.1"] } }';
    expect((await ask({ rules: each, evidence: several })).rule.claimed?.cells).toEqual([
      { cell: '1', measured: 2, needed: 1 },
      { cell: '2', measured: 1, needed: 1 },
      { cell: '3', measured: 0, needed: 1 },
    ]);
  });
  test('kind looks only at claims that count', async () => {
    const evidence = [claimed('E1', ['1.1', '2.1'])];
    const answer = await ask({
      rules: 'count: { of: items, where: { kind: performance } }',
      evidence,
      records: ['decisions: [ { evidence: E1, criteria: [U/1.1], outcome: not-yet } ]'],
    });
    expect(answer.rule.counted).toEqual([]);
    expect(inWords(answer.rule.nearMisses)).toEqual([{ evidence: 'E1', reason: 'U/1.1 was decided not yet in A1' }]);
  });
  test('where none of several criteria counts, all of them are named, and none of another kind', async () => {
    const answer = await ask({
      rules: 'count: { of: items, where: { kind: performance } }',
      evidence: [claimed('E1', ['1.1', '1.2', '2.1'])],
      records: [
        'decisions: [ { evidence: E1, criteria: [U/1.1], outcome: not-yet } ]',
        'decisions: [ { evidence: E1, criteria: [U/1.2, U/2.1], outcome: not-yet } ]',
      ],
    });
    expect(answer.rule.nearMisses).toEqual([
      {
        evidence: 'E1',
        reason: 'U/1.1 and 1.2 were decided not yet in A1 and A2',
        kind: 'criteria-not-yet',
        criteria: ['U/1.1', 'U/1.2'],
        records: ['A1', 'A2'],
      },
    ]);
    const withKnowledge = await ask({
      rules: 'count: { of: items, where: { kind: performance } }',
      evidence: [claimed('E1', ['1.1', '1.2', '2.1'])],
      records: [
        'decisions: [ { evidence: E1, criteria: [U/1.1, U/1.2], outcome: not-yet }, { evidence: E1, criteria: [U/2.1], outcome: met } ]',
      ],
    });
    expect(inWords(withKnowledge.rule.nearMisses)).toEqual([
      { evidence: 'E1', reason: 'U/1.1 and 1.2 were decided not yet in A1' },
    ]);
  });
  test('direct: observation, work product and the testimony of an expert', async () => {
    const evidence: Item[] = [
      met('E1', ['1.1'], { method: 'observation' }),
      met('E2', ['1.1']),
      met('E3', ['1.1'], { method: 'expert-witness', witness: 'e-ray' }),
      met('E4', ['1.1'], { method: 'expert-witness', witness: 'w-ann' }),
      met('E5', ['1.1'], { method: 'witness-testimony', witness: 'e-ray' }),
      met('E6', ['1.1'], { method: 'learner-statement' }),
    ];
    expect(await passing('{ direct: true }', evidence)).toEqual(['E1', 'E2', 'E3']);
    expect(await passing('{ not: { direct: true } }', evidence)).toEqual(['E4', 'E5', 'E6']);
  });
  test('expert-witness: only one who is registered, for the unit, on every occasion', async () => {
    const expert = (id: string, witness: string, date: string | string[]) =>
      met(id, ['1.1'], { method: 'expert-witness', witness, date });
    const evidence = [
      expert('E1', 'e-ray', '2026-02-01'),
      expert('E2', 'w-ann', '2026-02-01'),
      expert('E3', 'e-ray', '2026-04-01'),
      expert('E4', 'e-ray', ['2026-03-31', '2026-04-01']),
      expert('E5', 'e-ray', ['2026-01-01', '2026-03-31']),
    ];
    expect(await passing('{ expert-witness: true }', evidence)).toEqual(['E1', 'E5']);
    expect(await passing('{ methods: [expert-witness] }', evidence)).toEqual(['E1', 'E5']);
    expect(await passing('{ methods: [witness-testimony] }', evidence)).toEqual(['E2', 'E3', 'E4']);
  });
  test('an expert for another unit is an ordinary witness here', async () => {
    const answer = await ask({
      rules: 'count: { of: items, where: { expert-witness: true } }',
      evidence: [met('E1', ['1.1'], { method: 'expert-witness', witness: 'e-ray' })],
      people: `a-lee: { name: A. Lee, roles: [assessor] }
e-ray: { name: E. Ray, roles: [witness], expert: true, units: [W] }
`,
    });
    expect(answer.rule.counted).toEqual([]);
    expect(answer.faults('unregistered-expert-witness')).toHaveLength(1);
  });
  test('min-score: a test with at least this score', async () => {
    expect(await passing('{ min-score: 70 }', several)).toEqual(['E5']);
  });
  test('not holds a filter that must not match: its keys combine with and', async () => {
    expect(await passing('{ kind: performance, not: { methods: [observation] } }', several)).toEqual(['E2', 'E4']);
    expect(await passing('{ not: { kind: performance, contexts: [simulation] } }', several)).toEqual([
      'E1',
      'E3',
      'E4',
      'E5',
      'E6',
    ]);
  });
  test('a near miss lacks one thing only, and says which', async () => {
    const answer = await ask({
      rules:
        'count: { of: items, at-least: 9, where: { methods: [observation], contexts: [paid-work], kind: performance } }',
      evidence: [
        met('E1', ['1.1'], { method: 'observation' }),
        met('E2', ['1.1']),
        met('E3', ['1.1'], { method: 'observation', context: 'simulation' }),
        met('E4', ['1.1'], { context: 'simulation' }),
        met('E5', ['2.1'], { method: 'observation' }),
        met('E6', ['1.1'], { method: 'observation', draft: true }),
        met('E7', ['1.1'], { method: 'observation', context: null }),
        claimed('E8', ['1.1'], { method: 'observation', decided: 'not-yet' }),
      ],
    });
    expect(answer.rule.counted).toEqual(['E1']);
    expect(inWords(answer.rule.nearMisses)).toEqual([
      { evidence: 'E2', reason: 'its method is work-product, not observation' },
      { evidence: 'E3', reason: 'its context is simulation, not paid-work' },
      { evidence: 'E5', reason: 'it claims no performance criterion of the unit' },
      { evidence: 'E6', reason: 'draft' },
      { evidence: 'E8', reason: 'U/1.1 was decided not yet in D-E8' },
    ]);
  });
});
