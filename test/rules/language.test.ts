import { describe, expect, test } from 'vitest';
import { ask, claimed, type Item, met, statusOf, unitOfTests } from './rule-case.ts';

const errorsOf = async (given: Parameters<typeof ask>[0]) =>
  (await ask(given)).diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, line, column }) => `${line}:${column} ${code} ${message}`);
const open = (facet: string) => unitOfTests.replace('facets:\n', `facets:\n  ${facet}\n`);

describe('all-of', () => {
  const rule =
    'any-of: [ { count: { of: items, where: { methods: [observation] } } }, { all-of: [ { count: { of: items, at-least: 2 } }, { count: { of: customers, at-least: 2 } } ] } ]';
  test('is the worst of its members, as one member of an any-of', async () => {
    expect(await statusOf(rule, met('E1', ['1.1']), met('E2', ['1.1'], { customers: ['C1'] }))).toBe('gap');
    expect(await statusOf(rule, met('E1', ['1.1']), met('E2', ['1.1'], { customers: ['C1', 'C2'] }))).toBe('met');
    expect(await statusOf(rule, met('E1', ['1.1']), claimed('E2', ['1.1'], { customers: ['C1', 'C2'] }))).toBe(
      'claimed',
    );
    expect(await statusOf(rule, met('E1', ['1.1'], { method: 'observation' }))).toBe('met');
  });
  test('the result lists its members, and the gap speaks of those that are not met', async () => {
    const { rule: row, gap } = await ask({
      rules: rule,
      evidence: [met('E1', ['1.1']), met('E2', ['1.1'], { customers: ['C1'] })],
    });
    expect(row.rules?.[1]).toMatchObject({
      kind: 'all-of',
      status: 'gap',
      what: 'all of: at least 2 items; and at least 2 customers',
      rules: [{ status: 'met' }, { status: 'gap' }],
    });
    expect(gap('U/ER1')?.why).toContain('1 of 2 shown (at least 2 customers)');
    expect(gap('U/ER1')?.why).not.toContain('(at least 2 items)');
  });
  test('an admit inside it binds nothing, and a judge inside it is asked', async () => {
    const judged = 'any-of: [ { all-of: [ { admit: { contexts: [paid-work] } }, { judge: } ] } ]';
    const answer = await ask({ rules: judged, evidence: [claimed('E1', ['1.1'], { context: 'simulation' })] });
    expect(answer.faults('inadmissible-evidence')).toEqual([]);
    expect(answer.requirement.status).toBe('claimed');
    expect(answer.gap('U/ER1')?.owner).toBe('learner');
    const met2 = await ask({
      rules: judged,
      evidence: [claimed('E1', ['1.1'], { context: 'simulation' })],
      records: ['judgements: [ { requirement: U/ER1, outcome: met, reason: Seen, basis: {} } ]'],
    });
    expect(met2.faults('judgement-not-asked')).toEqual([]);
    expect(met2.requirement.status).toBe('met');
  });
  test('among the rules of a requirement it is refused at its place, and the requirement is a gap', async () => {
    const given = { rules: 'all-of: [ { count: { of: items, at-least: 0 } } ]', evidence: [] };
    expect(await errorsOf(given)).toEqual(['32:11 unknown-key unknown key all-of']);
    expect((await ask(given)).requirement.status).toBe('gap');
    expect((await ask(given)).diagnostics[0]?.help).toContain('all-of stands inside any-of');
  });
});

describe('a filter’s not', () => {
  test('may hold a not of its own', async () => {
    // Not (an observation that is not of 1.2): everything but observations, and those of 1.2.
    const rule = 'count: { of: items, where: { not: { methods: [observation], not: { criteria: ["1.2"] } } } }';
    const seen = { method: 'observation' };
    expect(await statusOf(rule, met('E1', ['1.1'], seen))).toBe('gap');
    expect(await statusOf(rule, met('E1', ['1.2'], seen))).toBe('met');
    expect(await statusOf(rule, met('E1', ['1.1']))).toBe('met');
    expect(await errorsOf({ rules: rule, evidence: [] })).toEqual([]);
  });
  test('names in it are looked up however deep it stands', async () => {
    const rule = 'count: { of: items, where: { not: { not: { criteria: ["9.9"], tags: [mood/odd] } } } }';
    const found = await errorsOf({ rules: rule, evidence: [] });
    expect(found).toHaveLength(2);
  });
});

describe('count of values', () => {
  const rule = 'count: { of: values, facet: mood, at-least: 2 }';
  test('counts the different values of the facet, not the days', async () => {
    const calm = { tags: ['mood/calm'] };
    expect(await statusOf(rule, met('E1', ['1.1'], calm), met('E2', ['1.1'], { ...calm, date: '2026-02-02' }))).toBe(
      'gap',
    );
    expect(await statusOf(rule, met('E1', ['1.1'], { tags: ['mood/calm', 'mood/shy', 'pace/busy'] }))).toBe('met');
    expect(await statusOf(rule, met('E1', ['1.1'], calm), claimed('E2', ['1.1'], { tags: ['mood/shy'] }))).toBe(
      'claimed',
    );
  });
  test('a situation refused counts on neither basis', async () => {
    const { rule: row } = await ask({
      rules: rule,
      evidence: [claimed('E1', ['1.1'], { tags: ['mood/calm', 'mood/shy'] })],
      records: ['decisions: [ { evidence: E1, tags: [mood/shy], outcome: not-yet } ]'],
    });
    expect([row.accepted?.measured, row.claimed?.measured]).toEqual([0, 1]);
  });
  test('having counts the values of the facet that it names', async () => {
    const each = 'count: { of: customers, at-least: 1, having: { of: values, facet: mood, at-least: 2 } }';
    expect(await statusOf(each, met('E1', ['1.1'], { customers: ['C1'], tags: ['mood/calm'] }))).toBe('gap');
    expect(
      await statusOf(
        each,
        met('E1', ['1.1'], { customers: ['C1'], tags: ['mood/calm'] }),
        met('E2', ['1.1'], { customers: ['C1'], tags: ['mood/cross'] }),
      ),
    ).toBe('met');
  });
  test('without its facet, or with one beside another measure, it is an error at its place', async () => {
    expect(await errorsOf({ rules: 'count: { of: values }', evidence: [] })).toEqual([
      '32:18 missing-key of: values asks for facet: the facet whose values are counted',
    ]);
    expect(await errorsOf({ rules: 'count: { of: items, facet: mood }', evidence: [] })).toEqual([
      '32:38 invalid-value facet: mood stands beside of: items, which counts no values',
    ]);
    expect(await errorsOf({ rules: 'count: { of: values, facet: modd }', evidence: [] })).toEqual([
      expect.stringContaining('its rule asks for facet modd, which the unit does not have'),
    ]);
  });
});

describe('an open facet', () => {
  const unit = (rules: string, facet = 'style: { title: The style is, open: true, values: { bob: a bob } }') =>
    `${open(facet)}requirements: [ { id: "1", text: Styles, rules: [ { ${rules} } ] } ]\n`;
  const styles = (...values: string[]) =>
    values.map((value, index) =>
      met(`E${index + 1}`, ['1.1'], { tags: [`style/${value}`], date: `2026-02-0${index + 1}` }),
    );
  test.each(['count: { of: values, facet: style, at-least: 3 }', 'cover: { facet: style, at-least: 3 }'])(
    'admits further values: %s',
    async (rules) => {
      const three = await ask({ unit: unit(rules), evidence: styles('bob', 'fringe', 'long.layers-2') });
      expect(three.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(three.requirement.status).toBe('met');
      expect((await ask({ unit: unit(rules), evidence: styles('bob', 'fringe', 'bob') })).requirement.status).toBe(
        'gap',
      );
    },
  );
  test('may list no values, and a cover may name those it wants', async () => {
    const rules = 'cover: { facet: style, values: [bob, crop] }';
    const bare = unit(rules, 'style: { open: true }');
    expect(await errorsOf({ unit: bare, evidence: [] })).toEqual([]);
    expect((await ask({ unit: bare, evidence: styles('bob', 'fringe') })).requirement.status).toBe('gap');
    expect((await ask({ unit: bare, evidence: styles('bob', 'crop') })).requirement.status).toBe('met');
  });
  test('a facet that is not open lists its values', async () => {
    expect(await errorsOf({ unit: unit('count: { of: items }', 'style: { title: Style }'), evidence: [] })).toEqual([
      '25:10 missing-key the key values is missing, without which only an open facet can do',
    ]);
  });
  test('a cover on it names values or at-least', async () => {
    const answer = await ask({ unit: unit('cover: { facet: style }'), evidence: styles('bob') });
    expect(answer.faults('open-facet-in-rule')).toEqual(['open-facet-in-rule - U/ER1']);
    expect(answer.requirement.status).toBe('gap');
  });
  test('a filter names listed values only', async () => {
    const rules = (value: string) => `count: { of: items, where: { tags: [style/${value}] } }`;
    expect(await errorsOf({ unit: unit(rules('bob')), evidence: [] })).toEqual([]);
    expect(await errorsOf({ unit: unit(rules('crop')), evidence: [] })).toHaveLength(1);
  });
  test('a value that is not made like a criterion id is unknown', async () => {
    const answer = await ask({
      unit: unit('cover: { facet: style, at-least: 1 }'),
      evidence: [met('E1', ['1.1'], { tags: ['style/a bob'] })],
    });
    expect(answer.faults('unknown-tag')).toEqual(['unknown-tag E1 style/a bob']);
    expect(answer.requirement.status).toBe('gap');
  });
  test('separate occasions pair each value with an occasion of its own', async () => {
    const rules = 'cover: { facet: style, at-least: 2, separate-occasions: true }';
    expect(
      (await ask({ unit: unit(rules), evidence: [met('E1', ['1.1'], { tags: ['style/a', 'style/b'] })] })).requirement
        .status,
    ).toBe('gap');
    expect((await ask({ unit: unit(rules), evidence: styles('a', 'b') })).requirement.status).toBe('met');
  });
});

describe('hours', () => {
  const hours = (id: string, hours: number | string, more: Partial<Item> = {}) => met(id, ['1.1'], { hours, ...more });
  const measured = async (rule: string, ...evidence: Item[]) =>
    (await ask({ rules: rule, evidence })).rule.accepted?.measured;
  test('of each occasion the largest, summed', async () => {
    const rule = 'count: { of: hours, at-least: 10 }';
    expect(
      await measured(
        rule,
        hours('E1', 3.5),
        hours('E2', 2),
        hours('E3', '4.25', { date: '2026-02-02' }),
        met('E4', ['1.1']),
      ),
    ).toBe(7.75);
    expect(await measured(rule, hours('E1', 0.1), hours('E2', 0.2, { date: '2026-02-02' }))).toBe(0.3);
    expect(await measured(rule, hours('E1', 6, { date: ['2026-02-01', '2026-02-02'], occasion: 'fair' }))).toBe(6);
  });
  test('joined entries of one item add theirs', async () => {
    const day = { date: '2026-02-01', hours: 2 };
    const one: Item = met('E1', ['1.1'], { occasions: [day, { ...day, hours: 1.5 }, { date: '2026-02-02' }] });
    expect(await measured('count: { of: hours }', one)).toBe(3.5);
  });
  test('bounds may have two decimals, and percentages are not rounded', async () => {
    expect(await statusOf('count: { of: hours, at-least: 7.5 }', hours('E1', 7.5))).toBe('met');
    expect(await statusOf('count: { of: hours, at-least: 7.51 }', hours('E1', 7.5))).toBe('gap');
    expect(await errorsOf({ rules: 'count: { of: hours, at-least: 7.505 }', evidence: [] })).toHaveLength(1);
    const share = 'count: { of: hours, at-least: 50%, where: { methods: [observation] } }';
    const seen = { method: 'observation', date: '2026-02-02' };
    const answer = await ask({ rules: share, evidence: [hours('E1', 1.5), hours('E2', 0.5, seen)] });
    expect(answer.rule).toMatchObject({ status: 'gap', needed: 1, accepted: { measured: 0.5 } });
    expect(await statusOf(share, hours('E1', 1.01), hours('E2', 1, seen))).toBe('gap');
    expect(await statusOf(share, hours('E1', 1), hours('E2', 1, seen))).toBe('met');
    expect(await statusOf(share, met('E1', ['1.1']))).toBe('gap');
    expect(
      await statusOf(
        'count: { of: hours, at-most: 50%, where: { methods: [observation] } }',
        hours('E1', 1),
        hours('E2', 1.01, seen),
      ),
    ).toBe('gap');
  });
  test('of another measure a bound has no decimals; hours have no having', async () => {
    expect(await errorsOf({ rules: 'count: { of: items, at-least: 1.5 }', evidence: [] })).toEqual([
      '32:41 invalid-value at-least: 1.5 is not a whole number; only of: hours may have decimals',
    ]);
    expect(await errorsOf({ rules: 'count: { of: hours, having: { of: items, at-least: 1 } }', evidence: [] })).toEqual(
      ['32:39 invalid-value having does not go with of: hours'],
    );
    expect(
      await errorsOf({ rules: 'count: { of: items, having: { of: hours, at-least: 1 } }', evidence: [] }),
    ).toHaveLength(1);
  });
  test.each<[string, Partial<Item>, string]>([
    [
      'of several dates without a label',
      { hours: 3, date: ['2026-02-01', '2026-02-02'] },
      'hours stands beside 2 dates that are 2 occasions',
    ],
    [
      'beside occasions',
      { hours: 3, occasions: [{ date: '2026-02-01' }] },
      'hours and occasions stand beside each other',
    ],
    [
      'of an entry of several dates',
      { occasions: [{ date: ['2026-02-01', '2026-02-02'], hours: 3 }] },
      'hours stands beside 2 dates that are 2 occasions',
    ],
    ['that are none', { hours: 0 }, 'hours: 0 is no number above 0'],
    ['that are below none', { hours: -1 }, 'hours: -1 is no number above 0'],
  ])('%s are an error, and count for nothing', async (_, more, message) => {
    const given = { rules: 'count: { of: hours }', evidence: [met('E1', ['1.1'], more)] };
    expect(await errorsOf(given)).toEqual([expect.stringContaining(message)]);
    expect((await ask(given)).rule.accepted?.measured).toBe(0);
    expect((await ask(given)).unit.criteria[0]?.status).toBe('met');
  });
});

describe('separate occasions of a count', () => {
  const rule = 'count: { of: customers, at-least: 4, separate-occasions: true }';
  const on = (id: string, day: number, ...customers: string[]) =>
    met(id, ['1.1'], { date: `2026-02-0${day}`, customers });
  test('four clients on one day and a fifth visit of one of them make two', async () => {
    const { rule: row, gap } = await ask({
      rules: rule,
      evidence: [on('E1', 1, 'C1', 'C2', 'C3', 'C4'), on('E2', 2, 'C1')],
    });
    expect(row).toMatchObject({ status: 'gap', accepted: { measured: 2 }, needed: 4 });
    expect(gap('U/ER1')?.why).toContain('2 of 4 shown (at least 4 customers, each on an occasion of its own)');
  });
  test('each client is given whichever occasion leaves the others theirs', async () => {
    expect(
      await statusOf(rule, on('E1', 1, 'C1', 'C2'), on('E2', 2, 'C1', 'C3'), on('E3', 3, 'C4'), on('E4', 4, 'C1')),
    ).toBe('met');
  });
  test('with having, only those of which it holds', async () => {
    const twice =
      'count: { of: customers, at-least: 2, separate-occasions: true, having: { of: occasions, at-least: 2 } }';
    expect(await statusOf(twice, on('E1', 1, 'C1', 'C2'), on('E2', 2, 'C1'))).toBe('gap');
    expect(await statusOf(twice, on('E1', 1, 'C1', 'C2'), on('E2', 2, 'C1', 'C2'))).toBe('met');
  });
  test('it goes with customers and values only', async () => {
    expect(await errorsOf({ rules: 'count: { of: items, separate-occasions: true }', evidence: [] })).toEqual([
      '32:51 invalid-value separate-occasions: true goes with of: customers or of: values, not with of: items',
    ]);
  });
});

describe('admit within months', () => {
  const rule = ['admit: { within-months: 60 }', 'count: { of: items }'];
  const old = (date: string, more: Partial<Item> = {}): Item => ({ id: 'E1', criteria: ['1.1'], date, ...more });
  test('an item too old today does not count, and the claim is an error', async () => {
    const answer = await ask({ rules: rule, evidence: [old('2021-12-30')] });
    expect(answer.requirement.status).toBe('gap');
    const [found] = answer.diagnostics.filter(({ code }) => code === 'inadmissible-evidence');
    expect(found?.message).toBe('evidence of 2021-12-30, more than 60 months before today, cannot show U/1.1 (U/ER1)');
    expect(answer.unit.criteria[0]?.claims?.[0]).toMatchObject({
      counts: false,
      why: 'not admitted by U/ER1: evidence of 2021-12-30, more than 60 months before today',
    });
    expect((await ask({ rules: rule, evidence: [old('2021-12-31')] })).requirement.status).toBe('claimed');
  });
  test('its last date matters', async () => {
    expect(
      (await ask({ rules: rule, evidence: [old('', { date: ['2017-01-01', '2026-01-01'] })] })).requirement.status,
    ).toBe('claimed');
  });
  test('what was accepted in time stays, stale or not; not-yet and tags do not set its day', async () => {
    const decision = (outcome: string, digest = '') =>
      `decisions: [ { evidence: E1, criteria: [U/1.1], outcome: ${outcome}${digest} } ]`;
    // The record is of 2026-06-01, so what was done since June 2021 was in time.
    const at = async (date: string, record: string) =>
      (await ask({ rules: rule, evidence: [old(date)], records: [record] })).unit.criteria[0]?.claims?.[0]?.counts;
    expect(await at('2021-06-01', decision('met'))).toBe(true);
    expect(await at('2021-06-01', decision('partial'))).toBe(true);
    expect(await at('2021-06-01', decision('met', `, digest: "sha256:${'0'.repeat(64)}"`))).toBe(true);
    expect(await at('2021-05-31', decision('met'))).toBe(false);
    expect(await at('2021-06-01', decision('not-yet', ', reason: No'))).toBe(false);
  });
  test('a day that the month lacks is its last', async () => {
    const months = ['admit: { within-months: 6 }', 'count: { of: items }'];
    // Six months before 31 December there is no 31 June.
    expect((await ask({ rules: months, evidence: [old('2026-06-30')] })).requirement.status).toBe('claimed');
    expect((await ask({ rules: months, evidence: [old('2026-06-29')] })).requirement.status).toBe('gap');
  });
});
