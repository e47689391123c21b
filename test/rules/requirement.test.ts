import { describe, expect, test } from 'vitest';
import { ask, claimed, type Item, met } from './rule-case.ts';

const allOf: string[] = ['1.1', '1.2', '1.3', '2.1', '2.2', '3.1a', '3.1b'];
const full = (more: Partial<Item> = {}) => met('E1', allOf, more);
const refs = (gaps: { ref: string }[]) => gaps.map(({ ref }) => ref).filter((ref) => /\/(ER|CP)/.test(ref));

describe('a requirement', () => {
  test('is the worst of its rules', async () => {
    const status = async (...rules: string[]) =>
      (await ask({ rules, evidence: [met('E1', ['1.1']), claimed('E2', ['1.1'])] })).requirement.status;
    expect(await status('count: { of: items }', 'count: { of: items }')).toBe('met');
    expect(await status('count: { of: items }', 'count: { of: items, at-least: 2 }')).toBe('claimed');
    expect(await status('count: { of: items, at-least: 3 }', 'count: { of: items, at-least: 2 }')).toBe('gap');
  });
  test('is the worst of its rules and parts', async () => {
    const answer = await ask({
      evidence: [met('E1', ['1.1']), claimed('E2', ['1.1'])],
      requirements: `
  - id: "1"
    text: Whole
    rules: [ count: { of: items } ]
    parts:
      - { id: a, text: first, rules: [ count: { of: items, at-least: 2 } ] }
      - { id: b, text: second, rules: [ count: { of: items } ] }`,
    });
    expect(answer.requirement).toMatchObject({ status: 'claimed', rules: [{ status: 'met' }] });
    expect(answer.requirement.parts.map((part) => part.status)).toEqual(['claimed', 'met']);
  });
  test('with parts is a gap itself only for its own rules', async () => {
    const parts = `[ { id: a, text: first, rules: [ count: { of: items, at-least: 9 } ] }, { id: b, text: second, rules: [ count: { of: items } ] } ]`;
    const own = (rules: string) =>
      ask({
        evidence: [met('E1', ['1.1'])],
        requirements: `[ { id: "1", text: Whole, rules: [ ${rules} ], parts: ${parts} } ]`,
      });
    expect(refs((await own('count: { of: items }')).unit.gaps)).toEqual(['U/ER1a']);
    expect(refs((await own('count: { of: items, at-least: 9 }')).unit.gaps)).toEqual(['U/ER1', 'U/ER1a']);
  });
  test('whose rule cannot be read is a gap, not progress', async () => {
    const answer = await ask({ rules: ['count: { of: wishes }'], evidence: [full()] });
    expect(answer.requirement.status).toBe('gap');
  });
});

describe('force', () => {
  test('may is a note, its parts included, and never a gap', async () => {
    const answer = await ask({
      requirements: `
  - { id: "1", text: May, force: may, parts: [ { id: a, text: first }, { id: b, text: second } ] }`,
    });
    expect(answer.requirement).toMatchObject({ status: 'note', force: 'may', rules: [] });
    expect(answer.requirement.parts).toMatchObject([
      { status: 'note', rules: [] },
      { status: 'note', rules: [] },
    ]);
    expect(refs(answer.unit.gaps)).toEqual([]);
  });
  test('may with rules is a warning, and its rules are never asked', async () => {
    const answer = await ask({ force: 'may', rules: 'count: { of: items, at-least: 9 }' });
    expect(answer.requirement).toMatchObject({ status: 'note', rules: [] });
    expect(answer.diagnostics.filter(({ code }) => code === 'may-with-rules')).toMatchObject([{ severity: 'warning' }]);
  });
  test('should unmet has a status but is no gap', async () => {
    const answer = await ask({ force: 'should', rules: 'count: { of: items, at-least: 9 }', evidence: [full()] });
    expect(answer.requirement.status).toBe('gap');
    expect(answer.unit.gaps).toEqual([]);
    expect(answer.unit.status).toBe('awaiting-sign-off');
    expect(answer.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
  test('should in parts is no gap either', async () => {
    const answer = await ask({
      requirements: `[ { id: "1", text: Should, force: should, parts: [ { id: a, text: first, rules: [ count: { of: items } ] } ] } ]`,
    });
    expect(answer.requirement).toMatchObject({ status: 'gap', parts: [{ status: 'gap' }] });
    expect(refs(answer.unit.gaps)).toEqual([]);
  });
  test('must is the default and unmet a gap', async () => {
    const answer = await ask({ requirements: '[ { id: "1", text: Must, rules: [ count: { of: items } ] } ]' });
    expect(answer.requirement.force).toBe('must');
    expect(answer.gap('U/ER1')).toMatchObject({ layer: 'unit', status: 'gap', what: 'Must', owner: 'learner' });
  });
});

describe('centre rules', () => {
  const observed = 'count: { of: items, where: { methods: [observation] } }';
  const standard = {
    'specs/S.standard.yaml': `id: S
title: A standard
performance: [ { id: P1, text: Do } ]
knowledge: []
`,
  };
  test('are musts of the centre’s layer', async () => {
    const answer = await ask({
      requirements: '[]',
      policy: `  rules: [ { id: CP1, text: Watch once, rules: [ ${observed} ] } ]`,
      evidence: [met('E1', ['1.1'])],
    });
    expect(answer.requirement).toMatchObject({ ref: 'U/CP1', force: 'must', layer: 'centre', status: 'gap' });
    expect(answer.gap('U/CP1')).toMatchObject({ layer: 'centre', owner: 'learner' });
  });
  test('come after the unit’s own requirements', async () => {
    const answer = await ask({
      rules: observed,
      policy: `  rules: [ { id: CP1, text: Watch, rules: [ ${observed} ] } ]`,
    });
    expect(answer.unit.requirements.map(({ ref, layer }) => `${ref} ${layer}`)).toEqual(['U/ER1 unit', 'U/CP1 centre']);
  });
  test('fall on chosen units only, where they say so', async () => {
    const answer = await ask({
      requirements: '[]',
      policy: `  rules: [ { id: CP1, text: One, units: [W], rules: [ ${observed} ] }, { id: CP2, text: Two, units: [U], rules: [ ${observed} ] } ]`,
      specs: {
        'specs/W.unit.yaml':
          'id: W\ntitle: W\noutcomes: [ { id: "1", title: Do, criteria: [ { id: "1.1", text: Do } ] } ]\n',
      },
    });
    expect(answer.unit.requirements.map(({ ref }) => ref)).toEqual(['U/CP2']);
  });
  test('units: all, the default, means every unit and standard; a standard can be chosen too', async () => {
    for (const units of ['', 'units: all, ', 'units: [S], ']) {
      const answer = await ask({
        units: ['S'],
        specs: standard,
        policy: `  rules: [ { id: CP1, text: Watch, ${units}rules: [ ${observed} ] } ]`,
        evidence: [met('E1', ['S/P1'], { method: 'observation' })],
      });
      expect(answer.unit.requirements).toMatchObject([{ ref: 'S/CP1', status: 'met' }]);
    }
  });
  test('on a facet read the facet of the unit', async () => {
    const answer = await ask({
      requirements: '[]',
      policy: '  rules: [ { id: CP1, text: Busy, units: [U], rules: [ cover: { facet: pace, values: [busy] } ] } ]',
      evidence: [met('E1', ['1.1'], { tags: ['pace/busy'] })],
    });
    expect(answer.requirement.status).toBe('met');
  });
});

describe('who moves next', () => {
  test('a requirement that is a gap is the learner’s', async () => {
    const answer = await ask({ rules: 'count: { of: items, at-least: 2 }', evidence: [full()] });
    expect(answer.gap('U/ER1')?.owner).toBe('learner');
    expect(answer.unit.owner).toBe('learner');
  });
  test('one that is claimed is the assessor’s, even while criteria are missing', async () => {
    const answer = await ask({ rules: 'count: { of: items }', evidence: [claimed('E1', ['1.1'])] });
    expect(answer.gap('U/ER1')).toMatchObject({ status: 'claimed', owner: 'assessor', next: 'decide on E1' });
    expect(answer.unit.owner).toBe('learner');
  });
  test('a judge that is due is the assessor’s', async () => {
    const answer = await ask({ rules: 'judge: {}', evidence: [full()] });
    expect(answer.gap('U/ER1')).toMatchObject({ status: 'claimed', owner: 'assessor', next: 'judge it, and say why' });
    expect(answer.unit).toMatchObject({ owner: 'assessor', status: 'awaiting-assessment' });
  });
  test('a judge is not due, and the learner’s, while any criterion is missing, partial or not-yet', async () => {
    const owner = async (...evidence: Item[]) => (await ask({ rules: 'judge: {}', evidence })).gap('U/ER1')?.owner;
    const most = allOf.slice(1);
    expect(await owner(met('E1', most))).toBe('learner');
    expect(await owner(met('E1', most), claimed('E2', ['1.1'], { decided: 'partial' }))).toBe('learner');
    expect(await owner(met('E1', most), claimed('E2', ['1.1'], { decided: 'not-yet' }))).toBe('learner');
    expect(await owner(met('E1', most), claimed('E2', ['1.1']))).toBe('assessor');
  });
  test('a judge is not due while any other must, or part of one, is a gap', async () => {
    const answer = async (other: string) =>
      (
        await ask({
          evidence: [full()],
          requirements: `
  - { id: "1", text: Judge, rules: [ judge: {} ] }
${other}`,
        })
      ).gap('U/ER1')?.owner;
    expect(await answer('  - { id: "2", text: Other, rules: [ count: { of: items, at-least: 9 } ] }')).toBe('learner');
    expect(
      await answer(
        '  - { id: "2", text: Other, parts: [ { id: a, text: x, rules: [ count: { of: items, at-least: 9 } ] } ] }',
      ),
    ).toBe('learner');
    expect(
      await answer('  - { id: "2", text: Other, force: should, rules: [ count: { of: items, at-least: 9 } ] }'),
    ).toBe('assessor');
    expect(await answer('  - { id: "2", text: Other }')).toBe('assessor');
  });
  test('a centre’s must that is a gap holds a judge back too', async () => {
    const answer = await ask({
      rules: 'judge: {}',
      evidence: [full()],
      policy: '  rules: [ { id: CP1, text: Many, rules: [ count: { of: items, at-least: 9 } ] } ]',
    });
    expect(answer.gap('U/ER1')?.owner).toBe('learner');
  });
  test('a requirement with a judge and another open rule is the assessor’s once claimed', async () => {
    const answer = await ask({
      rules: ['judge: {}', 'count: { of: items, where: { methods: [observation] } }'],
      evidence: [claimed('E1', ['1.1'], { method: 'observation' })],
    });
    expect(answer.gap('U/ER1')?.owner).toBe('assessor');
  });
  test('members of an any-of below its own status are not open', async () => {
    const rules = 'any-of: [ { judge: {} }, { count: { of: items, at-least: 9 } } ]';
    expect((await ask({ rules, evidence: [claimed('E1', ['1.1'])] })).gap('U/ER1')?.owner).toBe('learner');
    expect((await ask({ rules, evidence: [full()] })).gap('U/ER1')?.owner).toBe('assessor');
  });
  test('an any-of with a judge and another member that is claimed is the assessor’s', async () => {
    const rules = 'any-of: [ { judge: {} }, { count: { of: items } } ]';
    expect((await ask({ rules, evidence: [claimed('E1', ['1.1'])] })).gap('U/ER1')?.owner).toBe('assessor');
  });
  test('a met rule beside a judge is not open', async () => {
    const answer = await ask({ rules: ['judge: {}', 'count: { of: items }'], evidence: [met('E1', ['1.1'])] });
    expect(answer.gap('U/ER1')?.owner).toBe('learner');
  });
});
