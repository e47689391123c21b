import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import type { RuleResult } from '../src/model/result.ts';
import { onSeparateOccasions } from '../src/rules/matching.ts';
import { ask, type Case, filesOf, type Item } from './rules/rule-case.ts';
import { type Keys, yaml } from './support/workspace.ts';

/** How often each property that runs a whole check is tried. */
const runs = { numRuns: 50 };

const criteria = ['1.1', '1.2', '1.3', '2.1', '2.2', '3.1a', '3.1b'];
const tags = ['mood/calm', 'mood/cross', 'mood/shy', 'pace/busy', 'pace/quiet'];
const contexts = ['paid-work', 'voluntary-work', 'simulation'];
const methods = ['observation', 'work-product', 'learner-statement', 'witness-testimony', 'expert-witness'];
const some = <Value>(values: readonly Value[], minLength = 0) =>
  fc.subarray([...values], { minLength, maxLength: Math.min(values.length, 3) });

const itemBody = fc.record({
  criteria: some(criteria, 1),
  method: fc.constantFrom(...methods),
  context: fc.constantFrom(...contexts),
  date: fc.constantFrom('2026-02-01', '2026-02-02', '2026-03-01'),
  customers: some(['C1', 'C2', 'C3']),
  tags: some(tags),
  hours: fc.option(fc.constantFrom(0.5, 1.25, 3), { nil: undefined }),
  witness: fc.constantFrom('w-ann', 'e-ray'),
  decided: fc.constantFrom('met', 'partial', 'not-yet', undefined),
});
const itemsOf = (bodies: readonly object[]): Item[] =>
  bodies.map((body, index) => ({ id: `E${index + 1}`, ...body }) as Item);
const someItems = fc.array(itemBody, { maxLength: 6 }).map(itemsOf);

const filter = fc.oneof(
  fc.record({ methods: some(methods, 1) }),
  fc.record({ contexts: some(contexts, 1) }),
  fc.record({ tags: some(tags, 1) }),
  fc.record({ 'all-tags': some(tags, 1) }),
  fc.record({ kind: fc.constantFrom('performance', 'knowledge') }),
  fc.record({ direct: fc.constant(true) }),
  fc.record({ not: fc.record({ contexts: some(contexts, 1) }) }),
  fc.record({ not: fc.record({ methods: some(methods, 1), not: fc.record({ tags: some(tags, 1) }) }) }),
);
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const things = ['items', 'occasions', 'customers', 'days', 'methods', 'witnesses', 'criteria', 'values'] as const;
const measures = [...things, 'hours'] as const;
const per = optional(fc.constantFrom('unit', 'outcome', 'criterion'));
/** With what only some measures take: a facet, occasions of their own, bounds with decimals, no having. */
const fitted = <Rule extends { of: string }>({ of, ...rest }: Rule, facet: string, separate: boolean) => ({
  of,
  ...(of === 'values' ? { facet } : {}),
  ...((of === 'values' || of === 'customers') && separate ? { 'separate-occasions': true } : {}),
  ...rest,
  ...(of === 'hours' ? { having: undefined } : {}),
});
const facets = fc.constantFrom('mood', 'pace');
const having = fc
  .tuple(fc.record({ of: fc.constantFrom(...things), 'at-least': fc.integer({ min: 1, max: 2 }) }), facets)
  .map(([sub, facet]) => fitted(sub, facet, false));
const countRule = fc
  .tuple(
    fc.record({
      of: fc.constantFrom(...measures),
      'at-least': fc.integer({ min: 0, max: 4 }),
      where: optional(filter),
      per,
      criteria: optional(fc.constantFrom<unknown>('performance', 'knowledge', ['1.1', '3.1'])),
      having: optional(having),
    }),
    facets,
    fc.boolean(),
  )
  .map(([count, facet, separate]) => fitted(count, facet, separate));
const coverRule = fc.record({
  facet: fc.constantFrom('mood', 'pace'),
  'at-least': optional(fc.integer({ min: 1, max: 2 })),
  where: optional(filter),
  per,
  'separate-occasions': optional(fc.constant(true)),
});
const plainRule = fc.oneof(
  countRule.map((count) => ({ count })),
  coverRule.map((cover) => ({ cover })),
);
const rule = fc.oneof(
  { weight: 4, arbitrary: plainRule },
  {
    weight: 1,
    arbitrary: fc.array(plainRule, { minLength: 1, maxLength: 2 }).map((members) => ({ 'any-of': members })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(plainRule, plainRule, plainRule)
      .map(([one, other, third]) => ({ 'any-of': [one, { 'all-of': [other, third] }] })),
  },
);
/** As a rule stands in the specification of a case. */
const written = (one: object) => yaml(one as Keys).trimEnd();

const order = ['gap', 'claimed', 'met'];
const asCase = (one: object, evidence: Item[]): Case => ({ rules: written(one), evidence });

describe('rules', () => {
  test('a further accepted item never opens a gap of a rule that asks for at least a number', async () => {
    await fc.assert(
      fc.asyncProperty(rule, someItems, itemBody, async (one, evidence, body) => {
        const further = { ...body, id: 'E99', decided: 'met' } as Item;
        const before = await ask(asCase(one, evidence));
        const after = await ask(asCase(one, [...evidence, further]));
        expect(order.indexOf(after.requirement.status)).toBeGreaterThanOrEqual(
          order.indexOf(before.requirement.status),
        );
      }),
      runs,
    );
  });

  test('an all-of is its members, each in its place: one or (two and three) is (one or two) and (one or three)', async () => {
    await fc.assert(
      fc.asyncProperty(plainRule, plainRule, plainRule, someItems, async (one, two, three, evidence) => {
        const whole = await ask(asCase({ 'any-of': [one, { 'all-of': [two, three] }] }, evidence));
        const rules = [two, three].map((other) => written({ 'any-of': [one, other] }));
        const expanded = await ask({ rules, evidence });
        expect(whole.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(whole.requirement.status).toBe(expanded.requirement.status);
        const alone = await ask(asCase({ 'any-of': [{ 'all-of': [two, three] }] }, evidence));
        expect(alone.requirement.status).toBe(
          (await ask({ rules: [written(two), written(three)], evidence })).requirement.status,
        );
        // Whatever keeps it open is the same, said in the same order.
        expect(alone.gap('U/ER1')?.owner).toBe(
          (await ask({ rules: [written(two), written(three)], evidence })).gap('U/ER1')?.owner,
        );
      }),
      { numRuns: 25 },
    );
  });

  test('what holds on the accepted basis holds on the claimed basis', async () => {
    await fc.assert(
      fc.asyncProperty(rule, someItems, async (one, evidence) => {
        const { requirement } = await ask(asCase(one, evidence));
        for (const each of requirement.rules.flatMap(function plain(outer): RuleResult[] {
          return outer.rules?.flatMap(plain) ?? [outer];
        })) {
          const { accepted, claimed } = each;
          expect(claimed?.measured ?? 0).toBeGreaterThanOrEqual(accepted?.measured ?? 0);
          if (!each.separateOccasions)
            expect(claimed?.found ?? []).toEqual(expect.arrayContaining(accepted?.found ?? []));
          else if (!claimed?.cells) expect(claimed?.found?.length).toBeGreaterThanOrEqual(accepted?.found?.length ?? 0);
        }
        // Undoing every decision that is not a not-yet leaves what was claimed: what was met is then at least claimed.
        const undecided = evidence.map(
          ({ decided, ...item }): Item => (decided === 'not-yet' ? { ...item, decided } : item),
        );
        const { requirement: open } = await ask(asCase(one, undecided));
        const zero = (await ask(asCase(one, []))).requirement.status === 'met';
        if (requirement.status !== 'gap') expect(open.status).toBe(zero ? 'met' : 'claimed');
        else expect(open.status).toBe('gap');
      }),
      runs,
    );
  });

  test('the order of files, of tags, of customers and of criteria does not matter', async () => {
    const shuffled = someItems.chain((evidence) =>
      fc.record({
        evidence: fc.constant(evidence),
        turned: fc.boolean(),
        order: fc.shuffledSubarray([...Array(evidence.length * 2 + 3).keys()], { minLength: evidence.length * 2 + 3 }),
      }),
    );
    const look = async (files: Record<string, string>) => {
      const { result } = await checkWorkspace({ folder: memoryFolder(files), today: '2026-12-31' });
      const unit = result.portfolios[0]!.units[0]!;
      return { requirements: unit.requirements, gaps: unit.gaps, status: unit.status };
    };
    await fc.assert(
      fc.asyncProperty(rule, shuffled, async (one, { evidence, turned, order: positions }) => {
        const files = filesOf(asCase(one, evidence));
        const other = turned
          ? filesOf(
              asCase(
                one,
                evidence.map((item) => ({
                  ...item,
                  tags: [...(item.tags ?? [])].reverse(),
                  customers: [...(item.customers ?? [])].reverse(),
                  criteria: [...item.criteria].reverse(),
                })),
              ),
            )
          : files;
        const paths = Object.keys(other);
        const moved = Object.fromEntries(
          positions.filter((index) => index < paths.length).map((index) => [paths[index]!, other[paths[index]!]!]),
        );
        expect(Object.keys(moved).sort()).toEqual([...paths].sort());
        expect(await look(moved)).toEqual(await look(files));
      }),
      runs,
    );
  });

  test('the names of the files do not matter', async () => {
    await fc.assert(
      fc.asyncProperty(rule, someItems, async (one, evidence) => {
        const files = filesOf(asCase(one, evidence));
        const renamed = Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            path.replace(/evidence\/E(\d+)\.md/, 'evidence/x/z$1y.md'),
            text,
          ]),
        );
        const look = async (given: Record<string, string>) =>
          (await checkWorkspace({ folder: memoryFolder(given), today: '2026-12-31' })).result.portfolios[0]!.units;
        expect(await look(renamed)).toEqual(await look(files));
      }),
      runs,
    );
  });
});

describe('separate occasions', () => {
  /** The most values that can each have an occasion of their own, by trying everything. */
  function most(values: readonly (readonly number[])[], taken: ReadonlySet<number> = new Set()): number {
    const [first, ...rest] = values;
    if (first === undefined) return 0;
    const placed = first.filter((each) => !taken.has(each)).map((each) => 1 + most(rest, new Set([...taken, each])));
    return Math.max(most(rest, taken), ...placed);
  }
  const small = fc.array(fc.uniqueArray(fc.nat(4), { maxLength: 5 }), { maxLength: 5 });
  const asMap = (values: readonly (readonly number[])[]) =>
    new Map(values.map((occasions, index) => [`v${index}`, new Set(occasions.map((each) => `o${each}`))]));

  test('as many values as can be placed are placed', () => {
    fc.assert(
      fc.property(small, (values) => {
        expect(onSeparateOccasions(asMap(values))).toHaveLength(most(values));
      }),
      { numRuns: 250 },
    );
  });
  test('the values placed can indeed be placed together, each is one of those asked, and none comes twice', () => {
    fc.assert(
      fc.property(small, (values) => {
        const found = onSeparateOccasions(asMap(values));
        expect(new Set(found).size).toBe(found.length);
        expect(most(found.map((value) => values[Number(value.slice(1))]!))).toBe(found.length);
      }),
      { numRuns: 250 },
    );
  });
  test('the order of the values and of their occasions does not change how many are placed', () => {
    fc.assert(
      fc.property(small, (values) => {
        const turned = new Map(
          [...asMap(values)].reverse().map(([value, set]) => [value, new Set([...set].reverse())]),
        );
        expect(onSeparateOccasions(turned)).toHaveLength(onSeparateOccasions(asMap(values)).length);
      }),
    );
  });
  test('many values that crowd one occasion after another are placed without trying everything again', () => {
    let looked = 0;
    class Counted extends Set<string> {
      override *[Symbol.iterator]() {
        for (const each of super.values()) {
          looked += 1;
          yield each;
        }
        return undefined;
      }
    }
    // Each value has its own occasion and the one before it; as many again have none but those.
    const size = 1000;
    const own = Array.from(
      { length: size },
      (_, index) => [`v${index}`, new Counted([`o${index}`, `o${Math.max(0, index - 1)}`])] as const,
    );
    const further = Array.from({ length: size }, (_, index) => [`w${index}`, new Counted([`o${index}`])] as const);
    expect(onSeparateOccasions(new Map([...own, ...further]))).toHaveLength(size);
    expect(looked).toBeLessThan(20 * size);
  });
  test('a case in which first come, first served fails', () => {
    const occasionsOf = new Map([
      ['calm', new Set(['o1', 'o2'])],
      ['cross', new Set(['o1'])],
    ]);
    expect(onSeparateOccasions(occasionsOf)).toEqual(['calm', 'cross']);
  });
});
