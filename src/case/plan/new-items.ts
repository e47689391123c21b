import { onceOfEach } from '../../model/once.ts';
import type { CriterionStatus } from '../../model/result.ts';
import { leafRows } from '../../model/rows.ts';
import { type Leaf, situationsIn, type Unit } from '../../model/unit.ts';
import { type Context, contextWords, type Kind, type Method } from '../../model/vocabulary.ts';
import type { PlanCase, Proposal } from './action.ts';
import { alikeMethods } from './alike-methods.ts';
import { type Allowances, Candidate, fills, grow, type Means, mayHost, mostWithLeftovers } from './candidate.ts';
import { closedBy, type Need } from './needs.ts';
import { proposeItem } from './new-item-words.ts';

/** Methods as they are thought of for a kind of criterion: usual ones first, then those for when nothing else will do. */
const methodTiers: Record<Kind, readonly (readonly Method[])[]> = {
  performance: [
    ['work-product', 'witness-testimony', 'observation', 'learner-statement'],
    ['expert-witness', 'questioning', 'discussion', 'test', 'prior-learning'],
  ],
  knowledge: [
    ['discussion', 'questioning', 'test', 'learner-statement', 'work-product'],
    ['prior-learning', 'witness-testimony', 'observation', 'expert-witness'],
  ],
};

/**
 * The fewest sensible new items that fill the needs, found greedily: each time the item that does most towards closing gaps.
 * A gap weighs one, shared among what is still lacking of it. Needs that no item can fill are left. What a unit without any
 * evidence begins with stands apart.
 */
export function planItems(
  plan: PlanCase,
  needs: readonly Need[],
  allowances: Allowances,
): { begins: Proposal[]; items: Proposal[] } {
  const [begins, items]: [Proposal[], Proposal[]] = [[], []];
  const means = { allowances, hostsOf: bestHosts(plan, needs) };
  let left = [...needs];
  for (const { row, unit } of plan.units) {
    const seed = left.find((need) => need.unit === unit && need.isCriterion && need.leaves[0]?.kind === 'performance');
    if (seed === undefined || leafRows(row).some(({ claims }) => claims.length > 0)) continue;
    const candidate = firstObservation(seed, left, means);
    if (candidate === undefined) continue;
    const filled = filledBy(candidate, left);
    begins.push(proposeItem(plan, candidate, filled, closedBy(filled, left), true));
    left = left.filter((need) => !filled.includes(need));
  }
  while (left.length > 0) {
    const weights = weigh(left);
    const lacking = lackingOf(left, allowances);
    let best: { candidate: Candidate; score: number; filled: Need[] } | undefined;
    for (const seed of seedsOf(left)) {
      for (const candidate of itemsFrom(seed, lacking, means)) {
        const filled = filledBy(candidate, left);
        const score = filled.reduce((sum, need) => sum + weights.get(need)!, 0);
        if (best === undefined || score > best.score + 1e-9) best = { candidate, score, filled };
      }
    }
    if (best === undefined) break;
    const { candidate, filled } = best;
    const further = filled.flatMap((need) => furtherMethods(need, candidate));
    const done = filled.filter((need) => !further.some(({ gap }) => gap === need.gap));
    items.push(proposeItem(plan, candidate, filled, closedBy(done, left)));
    left = [...left.filter((need) => !filled.includes(need)), ...further];
  }
  return { begins, items };
}

/** A unit of which there is nothing yet begins with an observation at work; what has to come up by itself is not planned for it. */
function firstObservation(seed: Need, needs: readonly Need[], means: Means): Candidate | undefined {
  const arranged = needs.filter(
    ({ unit, tag, where }) => unit === seed.unit && tag === undefined && !where?.tags && !where?.['all-tags'],
  );
  for (const context of Object.keys(contextWords) as Context[]) {
    const begun = grow(new Candidate({ method: 'observation', context, kind: 'performance' }), seed, means);
    if (begun !== undefined) return filledUp(begun, seed, lackingOf(arranged, means.allowances), means);
  }
  return undefined;
}

/** One item has one method: where several more are asked for, what is left to ask after it. */
function furtherMethods(need: Need, { method }: Candidate): Need[] {
  const { count } = need;
  if (count?.of !== 'methods' || count.having || count.short <= 1) return [];
  return [{ ...need, count: { ...count, short: count.short - 1, used: [...count.used, method] } }];
}

const filledBy = (candidate: Candidate, needs: readonly Need[]) => needs.filter((need) => fills(candidate, need));

function weigh(needs: readonly Need[]): Map<Need, number> {
  const shares = new Map<string, number>();
  for (const { gap } of needs) shares.set(gap.ref, (shares.get(gap.ref) ?? 0) + 1);
  return new Map(needs.map((need) => [need, 1 / shares.get(need.gap.ref)!]));
}

/** Needs to begin an item with: each of a requirement, and one criterion of each outcome and kind. */
function seedsOf(needs: readonly Need[]): Need[] {
  const seen = new Set<string>();
  return needs.filter(({ isCriterion, leaves }) => {
    const leaf = leaves[0];
    if (!isCriterion || leaf === undefined) return true;
    const group = JSON.stringify([leaf.unit, leaf.outcome, leaf.kind]);
    return !seen.has(group) && seen.add(group) !== undefined;
  });
}

/**
 * The items that could begin with a need, one for each usual method that makes a difference; further kinds, contexts and methods
 * only if those fail.
 */
function itemsFrom(seed: Need, lacking: Lacking, means: Means): Candidate[] {
  const kinds = (['performance', 'knowledge'] as const).filter((kind) =>
    seed.leaves.some((leaf) => leaf.kind === kind),
  );
  for (const kind of kinds) {
    // Knowledge may be shown anywhere, so its items need no context unless a rule asks for one.
    const contexts: (Context | undefined)[] = Object.keys(contextWords) as Context[];
    if (kind === 'knowledge') contexts.unshift(undefined);
    for (const tier of methodTiers[kind]) {
      for (const context of contexts) {
        const found = lacking.alike(tier).flatMap((methods) => {
          const begun = grow(new Candidate({ method: methods[0], context, kind }), seed, means);
          return begun === undefined ? [] : [{ item: filledUp(begun, seed, lacking, means), methods }];
        });
        if (found.length > 0) return inOrder(found);
      }
    }
  }
  return [];
}

/** What cannot be arranged is best told by somebody who was there: with situations, testimony comes first. */
function inOrder(found: readonly { item: Candidate; methods: readonly Method[] }[]): Candidate[] {
  if (found.every(({ item }) => item.tags.length === 0)) return found.map(({ item }) => item);
  const [told, others] = [found.filter(isTold), found.filter((each) => !isTold(each))];
  return [
    ...told.map(({ item }) => new Candidate({ ...item, method: 'witness-testimony' }, item.leaves, item.tags)),
    ...others.map(({ item }) => item),
  ];
}
const isTold = ({ methods }: { methods: readonly Method[] }) => methods.includes('witness-testimony');

/** What is still lacking when an item is looked for. */
interface Lacking {
  criteria: Readonly<Record<Kind, readonly Need[]>>;
  /** What may go with an item that begins with a need, the nearest first. */
  nearestTo: (seed: Need, begun: Candidate) => readonly Need[];
  /** Methods in groups of which it does not matter which one is taken. */
  alike: (methods: readonly Method[]) => Method[][];
}

function lackingOf(needs: readonly Need[], allowances: Allowances): Lacking {
  const criteriaOf = (kind: Kind) => needs.filter(({ isCriterion, leaves }) => isCriterion && leaves[0]?.kind === kind);
  const criteria = { performance: criteriaOf('performance'), knowledge: criteriaOf('knowledge') };
  const required = needs.filter(({ isCriterion }) => !isCriterion);
  const orders = new Map<string, readonly Need[]>();
  return {
    criteria,
    nearestTo({ unit }, { kind, leaves: [start] }) {
      const key = `${unit.id} ${kind} ${start?.outcome}`;
      const known = orders.get(key) ?? nearestFirst([...required, ...criteria[kind]], unit, start?.outcome);
      orders.set(key, known);
      return known;
    },
    alike: onceOfEach((methods) => alikeMethods(methods, needs, allowances)),
  };
}

/** First what a unit requires, then criteria of the outcome, of the unit, then what other units require, and their criteria. */
function nearestFirst(needs: readonly Need[], { id }: Unit, outcome: string | undefined): Need[] {
  const distance = ({ unit, isCriterion, leaves }: Need) => {
    if (unit.id !== id) return isCriterion ? 4 : 3;
    if (!isCriterion) return 0;
    return leaves[0]?.outcome === outcome ? 1 : 2;
  };
  // Situations of one unit make a story; those of two units make a list.
  const apt = needs.filter(({ tag, unit }) => tag === undefined || unit.id === id);
  return apt.toSorted((a, b) => distance(a) - distance(b));
}

/** An item with everything that goes with it. */
function filledUp(begun: Candidate, seed: Need, lacking: Lacking, means: Means): Candidate {
  let item = begun;
  for (const need of lacking.nearestTo(seed, begun)) item = grow(item, need, means) ?? item;
  const over = lacking.criteria[item.kind].filter((need) => !fills(item, need));
  if (item.leaves.length + over.length <= mostWithLeftovers)
    for (const need of over) item = grow(item, need, means, mostWithLeftovers) ?? item;
  return withCompany(item, seed, means);
}

/** A situation is shown with two criteria at least, where the unit has them. */
function withCompany(item: Candidate, seed: Need, { allowances, hostsOf }: Means): Candidate {
  if (seed.isCriterion || item.leaves.length !== 1) return item;
  const other = hostsOf(seed).find((leaf) => mayHost(item, leaf, allowances));
  return other === undefined ? item : new Candidate(item, [...item.leaves, other], item.tags);
}

const weakest: readonly CriterionStatus[] = [
  'missing',
  'not-yet',
  'partial',
  'stale',
  'claimed',
  'met',
  'not-applicable',
];

/** The criteria of a need: those that are open, then those whose words come nearest to the situation, then the weakest. */
function bestHosts({ units }: PlanCase, needs: readonly Need[]): Means['hostsOf'] {
  const open = new Set(needs.filter(({ isCriterion }) => isCriterion).flatMap(({ leaves }) => leaves));
  const rows = new Map(units.flatMap(({ row }) => leafRows(row)).map((each) => [each.ref, each]));
  return onceOfEach((need: Need) => {
    const { leaves } = need;
    // A criterion asks for itself alone.
    if (leaves.length < 2) return leaves;
    const likeness = likenessTo(need);
    const ranked = leaves.map((leaf) => {
      const { asked, status = 'missing', claims = [] } = rows.get(leaf.ref) ?? {};
      return {
        leaf,
        group: (open.has(leaf) ? 0 : 2) + (asked === false ? 1 : 0),
        likeness: likeness.get(leaf)!,
        strength: weakest.indexOf(status),
        support: claims.filter(({ counts }) => counts).length,
      };
    });
    return ranked
      .sort((a, b) => a.group - b.group || b.likeness - a.likeness || a.strength - b.strength || a.support - b.support)
      .map(({ leaf }) => leaf);
  });
}

/** How many words of each criterion of a unit stand in what a need asks for, which is the same whoever the learner is. */
function likenessTo({ unit, tag, gap }: Need): ReadonlyMap<Leaf, number> {
  const situation = situationsIn(unit).find(({ ref }) => ref === tag);
  const text = `${situation?.words ?? ''} ${gap.what}`;
  const known = likenesses(unit).get(text);
  if (known !== undefined) return known;
  const asked = stems(text);
  const found = new Map(unit.leaves.map((leaf) => [leaf, [...stemsOf(leaf)].filter((stem) => asked.has(stem)).length]));
  likenesses(unit).set(text, found);
  return found;
}
const likenesses = onceOfEach((_: Unit) => new Map<string, ReadonlyMap<Leaf, number>>());

/** The beginnings of the longer words of a text: enough to find "partners" beside "partnership". */
const stems = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, 6)));
const stemsOf = onceOfEach((leaf: Leaf) => stems(leaf.text));
