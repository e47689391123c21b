import { describe, expect, test } from 'vitest';
import { ask, claimed, type Item, met } from './rule-case.ts';

/** 1.1 and 1.2 are asked for, 1.3 to 1.5 are optional; 2.1 has an optional part b; outcome 3 is optional throughout. */
const unit = (rules = '') => `id: U
title: A unit
outcomes:
  - id: "1"
    title: Be able to serve
    criteria:
      - { id: "1.1", text: Greet }
      - { id: "1.2", text: Listen, conditional: true }
      - { id: "1.3", text: Phone, optional: true }
      - { id: "1.4", text: Write, optional: true }
      - { id: "1.5", text: Chat, optional: true }
  - id: "2"
    title: Be able to mend
    criteria:
      - id: "2.1"
        text: Mend
        parts:
          - { id: a, text: at once, conditional: true }
          - { id: b, text: later, optional: true }
  - id: "3"
    title: Be able to sing
    criteria:
      - { id: "3.1", text: Sing, optional: true, parts: [ { id: a, text: high }, { id: b, text: low } ] }
${rules === '' ? '' : `requirements: [ { id: "1", text: The rule, rules: [ { ${rules} } ] } ]\n`}`;
const all = ['1.1', '1.2', '2.1a'];
const notApplicable = (...refs: string[]) =>
  `decisions: [ { criteria: [${refs.map((ref) => `U/${ref}`).join(', ')}], outcome: not-applicable, reason: No need } ]`;
const on = (rules: string, evidence: Item[], records: string[] = []) => ask({ unit: unit(rules), evidence, records });
const row = (rows: Awaited<ReturnType<typeof ask>>['unit']['criteria'], ref: string) =>
  rows.find((each) => each.ref === `U/${ref}`)!;

describe('a criterion that is not asked for', () => {
  test('leaves no gap and keeps no unit from awaiting sign-off', async () => {
    const { unit: result } = await ask({ unit: unit(), evidence: [met('E1', all)] });
    expect(result).toMatchObject({ status: 'awaiting-sign-off', gaps: [], criteriaMet: 3, criteriaTotal: 3 });
  });
  test('is left out of the totals until it is met', async () => {
    const { unit: some } = await ask({
      unit: unit(),
      evidence: [met('E1', ['1.1', '1.3']), claimed('E2', ['1.2', '1.4'])],
    });
    expect([some.criteriaMet, some.criteriaClaimed, some.criteriaTotal]).toEqual([2, 1, 4]);
    expect(some.gaps.map(({ ref }) => ref)).toEqual(['U/1.2', 'U/2.1a']);
  });
  test('says so in its row', async () => {
    const { unit: result } = await ask({ unit: unit(), evidence: [met('E1', ['1.3'])] });
    expect(row(result.criteria, '1.3')).toMatchObject({ optional: true, asked: false, status: 'met' });
    expect(row(result.criteria, '3.1')).toMatchObject({ optional: true, asked: false, status: 'missing' });
    expect(row(result.criteria, '2.1')).not.toHaveProperty('asked');
    expect(row(result.criteria, '2.1').parts?.[1]).toMatchObject({ optional: true, asked: false });
    expect(row(result.criteria, '1.1')).not.toHaveProperty('optional');
  });
  test('with nothing else begun, a claim on it begins the unit, and waits for nobody', async () => {
    const begun = (await ask({ unit: unit(), evidence: [claimed('E1', ['1.3'])] })).unit;
    expect(begun.status).toBe('in-progress');
    const rest = (await ask({ unit: unit(), evidence: [met('E1', all), claimed('E2', ['1.3'])] })).unit;
    expect([rest.status, rest.owner]).toEqual(['awaiting-sign-off', 'learner']);
    expect((await ask({ unit: unit(), evidence: [] })).unit.status).toBe('not-started');
  });
  test('is no gap when a verifier contests it, as one that is asked for would be', async () => {
    const contested = (ref: string) => [
      `samples: [ { assessment: D-E1, evidence: E1, criteria: [U/${ref}], outcome: not-agreed, reason: Too thin } ]`,
    ];
    const look = async (ref: string) =>
      (
        await ask({
          unit: unit(),
          evidence: [met('E1', [...all, '1.3']), met('E2', [...all, '1.3'])],
          verification: contested(ref),
        })
      ).unit;
    expect(await look('1.3')).toMatchObject({ status: 'awaiting-sign-off', gaps: [] });
    const asked = await look('1.1');
    expect(asked.status).toBe('awaiting-assessment');
    expect(asked.gaps.map(({ ref, status }) => `${ref} ${status}`)).toEqual(['U/1.1 contested']);
  });
  test('keeps no judge with the learner', async () => {
    const { gap, unit: result } = await on('judge:', [met('E1', [...all])]);
    expect([gap('U/ER1')?.owner, result.status]).toEqual(['assessor', 'awaiting-assessment']);
  });
});

describe('the whole of parts of which some are not asked for', () => {
  const whole = async (evidence: Item[], records: string[] = []) =>
    row((await ask({ unit: unit(), evidence, records })).unit.criteria, '2.1').status;
  test('leaves them out until they are met', async () => {
    expect(await whole([met('E1', ['2.1a'])])).toBe('met');
    expect(await whole([met('E1', ['2.1a']), claimed('E2', ['2.1b'])])).toBe('met');
    expect(await whole([claimed('E1', ['2.1a']), met('E2', ['2.1b'])])).toBe('claimed');
    expect(await whole([met('E2', ['2.1b'])])).toBe('missing');
  });
  test('with nothing else left, is as good as the best of them', async () => {
    expect(await whole([met('E2', ['2.1b'])], [notApplicable('2.1a')])).toBe('met');
    expect(await whole([claimed('E2', ['2.1b'])], [notApplicable('2.1a')])).toBe('claimed');
    expect(await whole([], [notApplicable('2.1a')])).toBe('missing');
  });
  test('is, where it is not asked for itself, as good as its worst part', async () => {
    const { unit: result } = await ask({ unit: unit(), evidence: [met('E1', [...all, '3.1a'])] });
    expect(row(result.criteria, '3.1').status).toBe('missing');
    const { unit: both } = await ask({ unit: unit(), evidence: [met('E1', [...all, '3.1a', '3.1b'])] });
    expect([row(both.criteria, '3.1').status, both.criteriaTotal]).toEqual(['met', 4]);
  });
});

describe('rules and what is not asked for', () => {
  const two = 'count: { of: criteria, criteria: ["1.3", "1.4", "1.5"], at-least: 2 }';
  test('two of three: claims count on the claimed basis, on the accepted one only what is met', async () => {
    expect((await on(two, [met('E1', ['1.3'])])).requirement.status).toBe('gap');
    expect((await on(two, [met('E1', ['1.3', '1.5'])])).requirement.status).toBe('met');
    expect((await on(two, [met('E1', ['1.3']), claimed('E2', ['1.5'])])).requirement.status).toBe('claimed');
    // Two in part are not two.
    const partly: Item = { ...met('E1', ['1.3', '1.5']), decided: 'partial' };
    expect((await on(two, [partly])).rule).toMatchObject({
      status: 'claimed',
      accepted: { measured: 0 },
      claimed: { measured: 2 },
    });
    expect((await on(two, [partly])).unit.gaps.find(({ ref }) => ref === 'U/ER1')?.owner).toBe('assessor');
  });
  test('the cells of each criterion leave it out until it is met', async () => {
    const rule = 'count: { of: items, where: { methods: [observation] }, per: criterion }';
    const seen = { method: 'observation' };
    expect((await on(rule, [met('E1', all, seen)])).requirement.status).toBe('met');
    expect((await on(rule, [met('E1', all, seen), claimed('E2', ['1.3'])])).requirement.status).toBe('met');
    expect((await on(rule, [met('E1', all, seen), met('E2', ['1.3'])])).requirement.status).toBe('gap');
  });
  test('an outcome’s cell is left out if nothing else is in it; in any other its claims count', async () => {
    const rule = 'count: { of: items, at-least: 2, per: outcome }';
    const { rule: some } = await on(rule, [met('E1', ['1.1', '2.1a']), met('E2', ['1.3', '2.1b'])]);
    expect(some.status).toBe('met');
    expect(some.accepted?.cells?.map(({ cell }) => cell)).toEqual(['1', '2']);
    const { rule: sung } = await on(rule, [met('E1', ['1.1', '2.1a', '3.1a']), met('E2', ['1.3', '2.1b'])]);
    expect([sung.status, sung.accepted?.cells?.length]).toEqual(['gap', 3]);
  });
  test('a percentage of criteria leaves it out of both sides until it is met', async () => {
    const rule = 'count: { of: criteria, where: { methods: [observation] }, at-least: 60% }';
    const seen = { method: 'observation' };
    // Of the three asked for, two are seen; the optional one that is seen but not met adds to neither side.
    expect((await on(rule, [met('E1', ['1.1', '1.2'], seen), claimed('E2', ['1.3', '1.4'], seen)])).rule).toMatchObject(
      {
        status: 'met',
        needed: 2,
        claimed: { measured: 2 },
      },
    );
    expect((await on(rule, [met('E1', ['1.1', '1.3'], seen), met('E2', ['1.4', '1.5'])])).rule).toMatchObject({
      status: 'gap',
      needed: 4,
      accepted: { measured: 2 },
    });
  });
  test('an indicator in percent does likewise', async () => {
    const rule = 'judge: { indicators: [ { of: criteria, at-least: 50% }, { of: criteria } ] }';
    const { rule: found } = await on(rule, [met('E1', ['1.1']), claimed('E2', ['1.3'])]);
    expect(found.indicators).toEqual([
      { of: 'criteria', measured: 1, expected: 2 },
      { of: 'criteria', measured: 2 },
    ]);
  });
});

const graded = `id: U
title: A graded unit
grades: [P, M, D]
outcomes:
  - id: "1"
    title: Be able to serve
    criteria:
      - { id: P1, text: Describe }
      - { id: P2, text: List, grade: P, optional: true }
      - { id: M1, text: Compare, grade: M, conditional: true }
      - { id: D1, text: Evaluate, grade: D, parts: [ { id: a, text: one }, { id: b, text: two, optional: true } ] }
`;
const aiming = async (target: string, evidence: Item[], records: string[] = []) =>
  (
    await ask({
      unit: graded,
      units: [`{ unit: U${target === '' ? '' : `, target-grade: ${target}`} }`],
      evidence,
      records,
    })
  ).unit;

describe('a graded unit', () => {
  test('asks by default for the lowest grade', async () => {
    const result = await aiming('', [met('E1', ['P1'])]);
    expect(result).toMatchObject({ status: 'awaiting-sign-off', grade: 'P', criteriaMet: 1, criteriaTotal: 1 });
    expect(result).not.toHaveProperty('targetGrade');
    expect(result.criteria.map(({ ref, grade, asked }) => [ref, grade, asked])).toEqual([
      ['U/P1', undefined, undefined],
      ['U/P2', 'P', false],
      ['U/M1', 'M', false],
      ['U/D1', 'D', false],
    ]);
  });
  test('asks for whatever the grade aimed at asks for, and all below', async () => {
    const result = await aiming('M', [met('E1', ['P1'])]);
    expect(result).toMatchObject({ status: 'in-progress', targetGrade: 'M', grade: 'P', criteriaTotal: 2 });
    expect(result.gaps.map(({ ref }) => ref)).toEqual(['U/M1']);
    expect((await aiming('D', [met('E1', ['P1'])])).gaps.map(({ ref }) => ref)).toEqual(['U/M1', 'U/D1a']);
  });
  test('its grade is the highest of which, and of all below, everything is met or not applicable', async () => {
    expect((await aiming('D', [met('E1', ['M1', 'D1a'])])).grade).toBeUndefined();
    expect((await aiming('', [met('E1', ['P1', 'M1'])])).grade).toBe('M');
    expect((await aiming('', [met('E1', ['P1', 'D1a'])])).grade).toBe('P');
    expect((await aiming('', [met('E1', ['P1', 'D1a'])], [notApplicable('M1')])).grade).toBe('D');
  });
  const faults = async (text: string, target = '') =>
    (await ask({ unit: text, units: [`{ unit: U${target} }`], evidence: [] })).diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  test.each([
    [
      'a grade that is not listed',
      graded.replace('grade: M', 'grade: X'),
      '',
      [
        'specs/U.unit.yaml:3:13 no criterion that must be met has grade M',
        'specs/U.unit.yaml:10:41 criterion M1 has grade X, which the unit does not list',
      ],
    ],
    [
      'a grade in a unit without grades',
      graded.replace(/grades.*\n/, ''),
      '',
      [
        'specs/U.unit.yaml:8:38 criterion P2 has grade P, which the unit does not list',
        'specs/U.unit.yaml:9:41 criterion M1 has grade M, which the unit does not list',
        'specs/U.unit.yaml:10:42 criterion D1 has grade D, which the unit does not list',
      ],
    ],
    [
      'a grade that only an optional criterion has',
      graded.replace('conditional', 'optional'),
      '',
      ['specs/U.unit.yaml:3:13 no criterion that must be met has grade M'],
    ],
    [
      'a target grade that is not listed',
      graded,
      ', target-grade: X',
      ['portfolios/p/portfolio.yaml:2:34 U has no grade X'],
    ],
    [
      'a target grade in a unit without grades',
      graded.replace(/grades.*\n/, '').replace(/, grade: ./g, ''),
      ', target-grade: P',
      ['portfolios/p/portfolio.yaml:2:34 U is not graded'],
    ],
  ])('%s is an error at its place', async (_, text, target, expected) => {
    expect(await faults(text, target)).toEqual(expected);
  });
});
