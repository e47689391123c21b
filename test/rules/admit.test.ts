import { describe, expect, test } from 'vitest';
import { ask, claimed, inWords, met, ruleOf, statusOf } from './rule-case.ts';

const codes = ['inadmissible-evidence', 'discouraged-evidence', 'missing-context'];
const workOnly = 'admit: { contexts: [paid-work, voluntary-work] }';
const noSimulation = 'admit: { contexts: { not: [simulation] } }';
const counting = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.unit.criteria
    .flatMap((row) => row.claims ?? (row.parts ?? []).flatMap((part) => part.claims.map((claim) => ({ ...claim }))))
    .map(({ evidence, counts }) => `${evidence} ${counts ? 'counts' : 'idle'}`);

describe('admit', () => {
  test('a context in the allowed list is admitted, another is not', async () => {
    const answer = await ask({
      rules: workOnly,
      evidence: [claimed('E1', ['1.1']), claimed('E2', ['1.1'], { context: 'simulation' })],
    });
    expect(answer.faults(...codes)).toEqual(['inadmissible-evidence E2 U/1.1']);
    expect(counting(answer)).toEqual(['E1 counts', 'E2 idle']);
    expect(answer.unit.criteria[0]?.claims?.[1]?.why).toBe('not admitted by U/ER1: simulation');
  });

  test('a not list refuses what it names and admits the rest', async () => {
    const answer = await ask({
      rules: noSimulation,
      evidence: [
        claimed('E1', ['1.1'], { context: 'simulation' }),
        claimed('E2', ['1.1'], { context: 'realistic-environment' }),
      ],
    });
    expect(answer.faults(...codes)).toEqual(['inadmissible-evidence E1 U/1.1']);
  });

  test('methods are admitted by list and by not list', async () => {
    const evidence = [
      claimed('E1', ['1.1'], { method: 'observation' }),
      claimed('E2', ['1.1'], { method: 'learner-statement' }),
      claimed('E3', ['1.1']),
    ];
    expect(
      (await ask({ rules: 'admit: { methods: [observation, work-product] }', evidence })).faults(...codes),
    ).toEqual(['inadmissible-evidence E2 U/1.1']);
    expect((await ask({ rules: 'admit: { methods: { not: [observation] } }', evidence })).faults(...codes)).toEqual([
      'inadmissible-evidence E1 U/1.1',
    ]);
  });

  test('contexts and methods of one rule both bind', async () => {
    const rules = 'admit: { contexts: [paid-work], methods: [observation] }';
    const answer = await ask({
      rules,
      evidence: [
        claimed('E1', ['1.1'], { method: 'observation' }),
        claimed('E2', ['1.1'], { method: 'observation', context: 'simulation' }),
        claimed('E3', ['1.1']),
        claimed('E4', ['1.1'], { context: 'simulation' }),
      ],
    });
    expect(answer.faults(...codes)).toEqual([
      'inadmissible-evidence E2 U/1.1',
      'inadmissible-evidence E3 U/1.1',
      'inadmissible-evidence E4 U/1.1',
    ]);
  });

  test('it speaks of every criterion unless for names a kind or criteria', async () => {
    const evidence = [claimed('E1', ['1.1', '1.2', '2.1'], { context: 'simulation' })];
    const refused = async (rest: string) =>
      (await ask({ rules: `admit: { contexts: { not: [simulation] }${rest} }`, evidence }))
        .faults(...codes)
        .map((fault) => fault.split(' ')[2]);
    expect(await refused('')).toEqual(['U/1.1', 'U/1.2', 'U/2.1']);
    expect(await refused(', for: all')).toEqual(['U/1.1', 'U/1.2', 'U/2.1']);
    expect(await refused(', for: performance')).toEqual(['U/1.1', 'U/1.2']);
    expect(await refused(', for: knowledge')).toEqual(['U/2.1']);
    expect(await refused(', for: ["1.2", "2.1"]')).toEqual(['U/1.2', 'U/2.1']);
    expect(await refused(', except: ["1.2"]')).toEqual(['U/1.1', 'U/2.1']);
    expect(await refused(', for: performance, except: ["1.2"]')).toEqual(['U/1.1']);
  });

  test('the id of a criterion with parts stands for all its parts, in for and in except', async () => {
    const evidence = [claimed('E1', ['1.1', '3.1a', '3.1b'], { context: 'simulation' })];
    const refused = async (rest: string) =>
      (await ask({ rules: `admit: { contexts: { not: [simulation] }, ${rest} }`, evidence }))
        .faults(...codes)
        .map((fault) => fault.split(' ')[2]);
    expect(await refused('for: ["3.1"]')).toEqual(['U/3.1a', 'U/3.1b']);
    expect(await refused('for: ["3.1b"]')).toEqual(['U/3.1b']);
    expect(await refused('except: ["3.1"]')).toEqual(['U/1.1']);
    expect(await refused('except: ["3.1a"]')).toEqual(['U/1.1', 'U/3.1b']);
  });

  test('a refused claim leaves its criterion missing and counts in no rule', async () => {
    const answer = await ask({
      rules: [noSimulation, 'count: { of: items }'],
      evidence: [met('E1', ['1.1'], { context: 'simulation' })],
    });
    expect(answer.unit.criteria[0]?.status).toBe('missing');
    expect(answer.requirement.rules.map((rule) => rule.status)).toEqual(['met', 'gap']);
    expect(inWords(answer.requirement.rules[1]?.nearMisses)).toEqual([
      { evidence: 'E1', reason: 'not admitted by U/ER1: simulation' },
    ]);
  });

  test('an item may be admitted for one criterion and refused for another', async () => {
    const answer = await ask({
      rules: 'admit: { contexts: { not: [simulation] }, for: performance }',
      evidence: [met('E1', ['1.1', '2.1'], { context: 'simulation' })],
    });
    expect(answer.faults(...codes)).toEqual(['inadmissible-evidence E1 U/1.1']);
    expect(answer.unit.criteria.map((row) => row.status).slice(0, 4)).toEqual(['missing', 'missing', 'missing', 'met']);
  });

  test('one requirement refuses a claim once, however many of its rules the claim breaks', async () => {
    const answer = await ask({
      rules: [noSimulation, 'admit: { contexts: [paid-work] }', 'admit: { methods: [observation] }'],
      evidence: [claimed('E1', ['1.1'], { context: 'simulation' })],
    });
    expect(answer.faults(...codes)).toEqual(['inadmissible-evidence E1 U/1.1']);
  });

  test('two requirements, or two parts of one, each refuse the claim', async () => {
    const answer = await ask({
      requirements: `
  - { id: "1", text: One, rules: [ ${noSimulation} ] }
  - id: "2"
    text: Two
    parts:
      - { id: a, text: first, rules: [ ${noSimulation} ] }
      - { id: b, text: second, rules: [ ${workOnly} ] }`,
      evidence: [claimed('E1', ['1.1'], { context: 'simulation' })],
    });
    const found = answer.diagnostics.filter(({ code }) => code === 'inadmissible-evidence');
    expect(found.map(({ help }) => /U\/ER\w+/.exec(help ?? '')?.[0])).toEqual(['U/ER1', 'U/ER2a', 'U/ER2b']);
    expect(found[0]).toMatchObject({
      severity: 'error',
      message: 'simulation cannot show U/1.1 (U/ER1)',
      help: 'U/ER1 “One” (specs/U.unit.yaml:28)',
      evidence: 'E1',
      ref: 'U/1.1',
      file: 'portfolios/p/evidence/E1.md',
    });
  });

  test('under should it is advice: a warning, and the claim counts', async () => {
    const answer = await ask({
      force: 'should',
      rules: [noSimulation, 'count: { of: items }'],
      evidence: [met('E1', ['1.1'], { context: 'simulation' })],
    });
    expect(answer.faults(...codes)).toEqual(['discouraged-evidence E1 U/1.1']);
    expect(answer.diagnostics.find(({ code }) => code === 'discouraged-evidence')?.severity).toBe('warning');
    expect(answer.unit.criteria[0]?.status).toBe('met');
    expect(answer.requirement.status).toBe('met');
  });

  test('under may it binds nothing and says nothing', async () => {
    const answer = await ask({
      force: 'may',
      rules: noSimulation,
      evidence: [met('E1', ['1.1'], { context: 'simulation' })],
    });
    expect(answer.faults(...codes)).toEqual([]);
    expect(answer.unit.criteria[0]?.status).toBe('met');
  });

  test('in a centre rule it binds', async () => {
    const answer = await ask({
      requirements: '[]',
      policy: '  rules:\n    - { id: CP1, text: No role play, rules: [ admit: { contexts: { not: [simulation] } } ] }',
      evidence: [met('E1', ['1.1'], { context: 'simulation' })],
    });
    expect(answer.diagnostics.find(({ code }) => code === 'inadmissible-evidence')?.help).toContain(
      'the centre’s rule U/CP1 “No role play” (evid.yaml:4)',
    );
    expect(answer.unit.criteria[0]?.status).toBe('missing');
  });

  test('inside any-of it is always met and binds nothing', async () => {
    const answer = await ask({
      rules: `any-of: [ { ${noSimulation} }, { count: { of: items, at-least: 9 } } ]`,
      evidence: [met('E1', ['1.1'], { context: 'simulation' })],
    });
    expect(answer.faults(...codes)).toEqual([]);
    expect(answer.unit.criteria[0]?.status).toBe('met');
    expect(answer.rule.rules?.map((rule) => rule.status)).toEqual(['met', 'gap']);
    expect(answer.requirement.status).toBe('met');
  });

  test('the rule itself is met, even without evidence', async () => {
    expect(await statusOf(noSimulation)).toBe('met');
  });

  test('an item without context passes every rule on contexts for its knowledge criteria', async () => {
    const answer = await ask({ rules: workOnly, evidence: [met('E1', ['2.1'], { context: null })] });
    expect(answer.faults(...codes)).toEqual([]);
    expect(answer.unit.criteria[3]?.status).toBe('met');
  });

  test('a stated context binds knowledge criteria too', async () => {
    const answer = await ask({ rules: workOnly, evidence: [met('E1', ['2.1'], { context: 'work-placement' })] });
    expect(answer.faults(...codes)).toEqual(['inadmissible-evidence E1 U/2.1']);
  });

  test('without context a performance claim is missing-context alone, one a claim, and does not count', async () => {
    const answer = await ask({
      rules: [workOnly, 'admit: { methods: [observation] }'],
      evidence: [met('E1', ['1.1', '1.2'], { context: null })],
    });
    expect(answer.faults(...codes)).toEqual(['missing-context E1 U/1.1', 'missing-context E1 U/1.2']);
    expect(answer.diagnostics.find(({ code }) => code === 'missing-context')?.severity).toBe('error');
    expect(answer.unit.criteria[0]?.status).toBe('missing');
  });

  test('context is missing whether or not any admit rule exists', async () => {
    const answer = await ask({ requirements: '[]', evidence: [met('E1', ['1.1', '2.1'], { context: null })] });
    expect(answer.faults(...codes)).toEqual(['missing-context E1 U/1.1']);
    expect(answer.unit.criteria[3]?.status).toBe('met');
  });

  test('a rule on methods binds knowledge claims of an item without context', async () => {
    const answer = await ask({
      rules: 'admit: { methods: { not: [learner-statement] } }',
      evidence: [met('E1', ['2.1'], { method: 'learner-statement', context: null })],
    });
    expect(answer.faults(...codes)).toEqual(['inadmissible-evidence E1 U/2.1']);
  });

  test('an expert witness who is not registered as one is admitted or refused as an ordinary witness', async () => {
    const rules = 'admit: { methods: { not: [witness-testimony] } }';
    const by = (witness: string, date = '2026-02-01') =>
      ask({ rules, evidence: [claimed('E1', ['1.1'], { method: 'expert-witness', witness, date })] });
    expect((await by('e-ray')).faults(...codes)).toEqual([]);
    expect((await by('w-ann')).faults(...codes)).toEqual(['inadmissible-evidence E1 U/1.1']);
    expect((await by('e-ray', '2026-04-01')).faults(...codes)).toEqual(['inadmissible-evidence E1 U/1.1']);
  });

  test('a claim on a criterion that is not applicable does not count', async () => {
    const answer = await ask({
      rules: 'count: { of: items }',
      evidence: [met('E1', ['1.3'])],
      records: ['decisions: [ { criteria: [U/1.3], outcome: not-applicable, reason: None asked } ]'],
    });
    expect(answer.unit.criteria[2]?.status).toBe('not-applicable');
    expect(answer.requirement.status).toBe('gap');
  });

  test('lists what it counted of its scope alone, and the refused with the reason', async () => {
    const one = await ruleOf({
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
    const one = await ruleOf({
      requirements: '[ { id: "1", text: T, rules: [ admit: { contexts: { not: [simulation] }, for: ["1.1"] } ] } ]',
      evidence: [met('E1', ['1.1', '1.2'], { context: 'simulation' }), met('E2', ['1.1'], { context: 'paid-work' })],
    });
    expect([one.counted, one.nearMisses.map(({ evidence }) => evidence)]).toEqual([['E2'], ['E1']]);
  });

  test('an item admitted on one occasion has counted, though another admit refuses what the next one shows', async () => {
    const one = await ruleOf({
      requirements:
        '[ { id: "1", text: T, rules: [ admit: { contexts: { not: [simulation] } }, admit: { methods: [observation], for: ["1.2"] } ] } ]',
      evidence: [
        met('E1', ['1.1', '1.2'], {
          occasions: [
            { date: '2026-02-01', criteria: ['1.1'] },
            { date: '2026-02-02', criteria: ['1.2'] },
          ],
        }),
      ],
    });
    expect([one.counted, one.nearMisses]).toEqual([['E1'], []]);
  });

  test('tells of what is too old for it, and inside an any-of, where it binds nothing, of nothing', async () => {
    const old = claimed('E1', ['1.1'], { date: '2020-02-01' });
    const one = await ruleOf({ rules: 'admit: { within-months: 12 }', evidence: [old] });
    expect(one.nearMisses).toMatchObject([{ evidence: 'E1', kind: 'too-old' }]);
    const inside = await ruleOf({
      requirements:
        '[ { id: "1", text: T, rules: [ any-of: [ { admit: { contexts: [paid-work] } }, { count: { of: days, at-least: 9 } } ] ] }, { id: "2", text: T, rules: [ admit: { contexts: { not: [simulation] } } ] } ]',
      evidence: [claimed('E1', ['1.1'], { context: 'simulation' })],
    });
    expect(inside.rules?.[0]).toMatchObject({ kind: 'admit', counted: [], nearMisses: [] });
  });
});
