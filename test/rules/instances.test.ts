import { describe, expect, test } from 'vitest';
import { ask, claimed, type Item, inWords, met, statusOf } from './rule-case.ts';

const measured = async (rules: string, evidence: Item[], records: string[] = []) => {
  const { rule } = await ask({ rules, evidence, records });
  return [rule.accepted?.measured, rule.claimed?.measured];
};
const found = async (rules: string, evidence: Item[], records: string[] = []) => {
  const { rule } = await ask({ rules, evidence, records });
  return [rule.accepted?.found, rule.claimed?.found];
};

describe('claims that count', () => {
  test('accepted are met and partial; claimed are also the undecided; not-yet is neither', async () => {
    const evidence = [
      met('E1', ['1.1']),
      claimed('E2', ['1.1'], { decided: 'partial' }),
      claimed('E3', ['1.1']),
      claimed('E4', ['1.1'], { decided: 'not-yet' }),
    ];
    expect(await measured('count: { of: items }', evidence)).toEqual([2, 3]);
  });

  test('a stale claim is claimed, not accepted', async () => {
    const record = 'decisions: [ { evidence: E1, criteria: [U/1.1], outcome: met, digest: "sha256:old" } ]';
    expect(await measured('count: { of: items }', [claimed('E1', ['1.1'])], [record])).toEqual([0, 1]);
  });

  test('drafts and withdrawn items never count', async () => {
    const evidence = [
      met('E1', ['1.1'], { draft: true }),
      met('E2', ['1.1'], { withdrawn: '2026-06-01' }),
      met('E3', ['1.1']),
    ];
    expect(await measured('count: { of: items }', evidence)).toEqual([1, 1]);
  });

  test('a claim on a unit that the portfolio does not list does not count', async () => {
    const { requirement } = await ask({
      rules: 'count: { of: items }',
      evidence: [met('E1', ['W/1.1'])],
      specs: {
        'specs/W.unit.yaml':
          'id: W\ntitle: W\noutcomes: [ { id: "1", title: Do, criteria: [ { id: "1.1", text: Do } ] } ]\n',
      },
    });
    expect(requirement.status).toBe('gap');
  });

  test('an assessor’s own claim counts like any other', async () => {
    const record = 'decisions: [ { evidence: E1, criteria: [U/1.2], outcome: met } ]';
    expect(await measured('count: { of: criteria }', [met('E1', ['1.1'])], [record])).toEqual([2, 2]);
  });

  test('a rule is met on the accepted basis, else claimed on the claimed basis, else a gap', async () => {
    const rule = 'count: { of: items, at-least: 2 }';
    expect(await statusOf(rule, met('E1', ['1.1']), met('E2', ['1.1']))).toBe('met');
    expect(await statusOf(rule, met('E1', ['1.1']), claimed('E2', ['1.1']))).toBe('claimed');
    expect(await statusOf(rule, met('E1', ['1.1']))).toBe('gap');
  });
});

describe('instances', () => {
  test('two items about the same occasion are two items and one occasion', async () => {
    const evidence = [met('E1', ['1.1'], { occasion: 'fair' }), met('E2', ['1.2'], { occasion: 'fair' })];
    expect(await measured('count: { of: items }', evidence)).toEqual([2, 2]);
    expect(await measured('count: { of: occasions }', evidence)).toEqual([1, 1]);
  });

  test('without a label the date is the occasion', async () => {
    const evidence = [met('E1', ['1.1']), met('E2', ['1.2']), met('E3', ['1.1'], { date: '2026-02-02' })];
    expect(await measured('count: { of: occasions }', evidence)).toEqual([2, 2]);
  });

  test('one label on several dates is one occasion; several dates without a label are several', async () => {
    const date = ['2026-02-01', '2026-02-03'];
    expect(await measured('count: { of: occasions }', [met('E1', ['1.1'], { date, occasion: 'fair' })])).toEqual([
      1, 1,
    ]);
    expect(await measured('count: { of: occasions }', [met('E1', ['1.1'], { date })])).toEqual([2, 2]);
  });

  test('a labelled occasion and an unlabelled one of the same day are two', async () => {
    const evidence = [met('E1', ['1.1'], { occasion: 'fair' }), met('E2', ['1.1'])];
    expect(await measured('count: { of: occasions }', evidence)).toEqual([2, 2]);
  });

  test('an occasion shows only the claims it names', async () => {
    const occasions = [
      { date: '2026-02-01', criteria: ['1.1'], customers: ['C1'] },
      { date: '2026-02-02', criteria: ['2.1'], customers: ['C2'] },
      { date: '2026-02-03', customers: ['C3'] },
    ];
    const evidence = [met('E1', ['1.1', '2.1'], { occasions })];
    expect(await measured('count: { of: customers, where: { kind: performance } }', evidence)).toEqual([2, 2]);
    expect(await measured('count: { of: customers, criteria: ["2.1"] }', evidence)).toEqual([2, 2]);
    expect(await measured('count: { of: customers, where: { criteria: ["1.1"] } }', evidence)).toEqual([2, 2]);
  });

  test('an occasion that names a criterion with parts shows all its parts', async () => {
    const occasions = [{ date: '2026-02-01', criteria: ['3.1'] }];
    expect(await measured('count: { of: criteria }', [met('E1', ['1.1', '3.1a', '3.1b'], { occasions })])).toEqual([
      2, 2,
    ]);
  });

  test('an occasion all of whose claims fail is no instance', async () => {
    const occasions = [
      { date: '2026-02-01', criteria: ['1.1'] },
      { date: '2026-02-02', criteria: ['1.2'] },
    ];
    const record = 'decisions: [ { evidence: E1, criteria: [U/1.2], outcome: not-yet } ]';
    expect(
      await measured('count: { of: occasions }', [claimed('E1', ['1.1', '1.2'], { occasions })], [record]),
    ).toEqual([0, 1]);
  });

  test('the item’s customers and tags apply to all its occasions, an occasion’s own to it alone', async () => {
    const occasions = [
      { date: '2026-02-01', customers: ['C1'], tags: ['mood/calm'] },
      { date: '2026-02-02', customers: ['C2'] },
    ];
    const evidence = [met('E1', ['1.1'], { occasions, customers: ['C0'], tags: ['mood/shy'] })];
    expect(await measured('count: { of: customers }', evidence)).toEqual([3, 3]);
    expect(await measured('count: { of: occasions, where: { tags: [mood/shy] } }', evidence)).toEqual([2, 2]);
    expect(await measured('count: { of: occasions, where: { tags: [mood/calm] } }', evidence)).toEqual([1, 1]);
    expect(await measured('count: { of: customers, where: { tags: [mood/calm] } }', evidence)).toEqual([2, 2]);
  });

  test('entries of one item with the same label, or the same date and none, join', async () => {
    const occasions = [
      { date: '2026-02-01', label: 'fair', customers: ['C1'], criteria: ['1.1'] },
      { date: '2026-02-02', label: 'fair', customers: ['C2'], criteria: ['1.2'] },
      { date: '2026-02-05', criteria: ['1.1'] },
      { date: '2026-02-05' },
    ];
    const evidence = [met('E1', ['1.1', '1.2'], { occasions })];
    expect(await measured('count: { of: occasions }', evidence)).toEqual([2, 2]);
    expect(await measured('count: { of: occasions, criteria: ["1.2"] }', evidence)).toEqual([2, 2]);
    expect(await measured('count: { of: occasions, having: { of: customers, at-least: 2 } }', evidence)).toEqual([
      1, 1,
    ]);
  });

  test('an instance has the customers that its own item gives the occasion', async () => {
    const evidence = [
      met('E1', ['1.1'], { occasion: 'fair', customers: ['C1'] }),
      met('E2', ['1.1'], { occasion: 'fair', method: 'observation' }),
    ];
    expect(await measured('count: { of: customers, where: { methods: [observation] } }', evidence)).toEqual([0, 0]);
    expect(await measured('count: { of: occasions, having: { of: customers, at-least: 1 } }', evidence)).toEqual([
      1, 1,
    ]);
  });

  test('only instances with a claim on the unit are in scope', async () => {
    const { rule } = await ask({
      rules: 'count: { of: customers }',
      units: ['U', 'W'],
      specs: {
        'specs/W.unit.yaml':
          'id: W\ntitle: W\noutcomes: [ { id: "1", title: Do, criteria: [ { id: "1.1", text: Do } ] } ]\n',
      },
      evidence: [
        met('E1', ['W/1.1'], { customers: ['C1'] }),
        met('E2', ['W/1.1', '1.1'], {
          occasions: [
            { date: '2026-02-01', customers: ['C2'], criteria: ['W/1.1'] },
            { date: '2026-02-02', customers: ['C3'], criteria: ['1.1'] },
          ],
        }),
      ],
    });
    expect(rule.accepted?.measured).toBe(1);
  });
});

describe('a situation is a claim of its own', () => {
  const rule = 'cover: { facet: mood, values: [cross] }';
  const item = claimed('E1', ['1.1'], { tags: ['mood/cross'] });
  const decide = (outcome: string, what = 'criteria: [U/1.1], tags: [mood/cross]') =>
    `decisions: [ { evidence: E1, ${what}, outcome: ${outcome} } ]`;

  test('undecided it is carried on the claimed basis only', async () => {
    expect(await found(rule, [item], [decide('met', 'criteria: [U/1.1]')])).toEqual([[], ['cross']]);
  });
  test('met or partial it is carried on both', async () => {
    expect(await found(rule, [item], [decide('met')])).toEqual([['cross'], ['cross']]);
    expect(
      await found(rule, [item], [decide('met', 'criteria: [U/1.1]'), decide('partial', 'tags: [mood/cross]')]),
    ).toEqual([['cross'], ['cross']]);
  });
  test('not-yet it is carried on neither', async () => {
    expect(
      await found(rule, [item], [decide('met', 'criteria: [U/1.1]'), decide('not-yet', 'tags: [mood/cross]')]),
    ).toEqual([[], []]);
  });
  test('a met tag of an item without accepted claim shows nothing accepted', async () => {
    expect(await found(rule, [item], [decide('met', 'tags: [mood/cross]')])).toEqual([[], ['cross']]);
  });
  test('where tags looks at the tags of the same basis', async () => {
    expect(
      await measured(
        'count: { of: items, where: { tags: [mood/cross] } }',
        [item],
        [decide('met', 'criteria: [U/1.1]')],
      ),
    ).toEqual([0, 1]);
  });
  test('a tag decided not yet is named as what keeps an item from counting', async () => {
    const records = [decide('met', 'criteria: [U/1.1]'), decide('not-yet', 'tags: [mood/cross]')];
    const reason = 'the situation mood/cross was decided not yet in A2';
    for (const rules of [rule, 'count: { of: items, where: { tags: [mood/cross] } }']) {
      const answer = await ask({ rules, evidence: [item], records });
      expect(inWords(answer.rule.nearMisses)).toEqual([{ evidence: 'E1', reason }]);
    }
  });
});
