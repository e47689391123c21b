import { coveredValues } from '../../model/covered-values.ts';
import { onceOfEach } from '../../model/once.ts';
import type { AdmitRule } from '../../model/rule.ts';
import type { Leaf, Unit } from '../../model/unit.ts';
import { withParts } from '../../model/unit.ts';
import { type Context, type Kind, ledByAssessor, type Method } from '../../model/vocabulary.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { admissionBreach, allows } from '../../rules/admit.ts';
import type { Instance } from '../../rules/instances.ts';
import { names } from '../../rules/names.ts';
import { matches } from '../../rules/where.ts';
import type { Need } from './needs.ts';

/** An item of evidence that does not exist yet: a draft, or one that the plan proposes. */
export class Candidate {
  readonly method: Method | undefined;
  readonly context: Context | undefined;
  readonly kind: Kind;
  readonly leaves: readonly Leaf[];
  readonly tags: readonly string[];
  /** As a unit's rules see it: they ask one after the other. */
  #seen: { unit: string; instance: Instance } | undefined;

  constructor(
    { method, context, kind }: Pick<Candidate, 'method' | 'context' | 'kind'>,
    leaves: readonly Leaf[] = [],
    tags: readonly string[] = [],
  ) {
    this.method = method;
    this.context = context;
    this.kind = kind;
    this.leaves = leaves;
    this.tags = tags;
  }

  /** The candidate as the rules of a unit would see it. */
  seenIn({ id }: Unit): Instance {
    if (this.#seen?.unit !== id) this.#seen = { unit: id, instance: this.#instance(id) };
    return this.#seen.instance;
  }

  #instance(unit: string): Instance {
    const { method, context } = this;
    const claims = this.leaves.filter((leaf) => leaf.unit === unit);
    return {
      method,
      context,
      score: method === 'test' ? 100 : undefined,
      tags: new Set(this.tags),
      unitClaims: claims,
      claims,
      // No filter looks at the item itself.
      item: nothing,
      occasion: '',
      dates: [],
      customers: [],
      hours: undefined,
    };
  }
}

const nothing = {} as Instance['item'];

/** About how many performance criteria one piece of work may be asked to show; a discussion has no such limit. */
const mostPerformance = 8;
/** How many situations one piece of work may be asked to show. */
export const mostSituations = 4;
/** How many criteria it may show where that spares an item of its own for what is left over. */
export const mostWithLeftovers = 10;

export const witnessMethods: ReadonlySet<string> = new Set(['witness-testimony', 'expert-witness']);

/** What the units of a plan allow. */
export class Allowances {
  readonly #admits = new Map<string, readonly AdmitRule[]>();
  readonly #opposites: ReadonlySet<string>[] = [];

  constructor(units: readonly Unit[], index: UnitIndex) {
    for (const unit of units) {
      const { admits, opposites } = allowedIn(index)(unit);
      this.#admits.set(unit.id, admits);
      this.#opposites.push(...opposites);
    }
  }

  /** Whether evidence by this method, in this context, may be used for a criterion. */
  admit(leaf: Leaf, { method, context }: Pick<Candidate, 'method' | 'context'>): boolean {
    if (leaf.kind === 'performance' && context === undefined) return false;
    return (this.#admits.get(leaf.unit) ?? []).every(
      (rule) => admissionBreach(rule, { leaf, method, context }) === undefined,
    );
  }
  /** What each rule on methods says of one. */
  saysOf(method: Method): boolean[] {
    return [...this.#admits.values()].flat().map(({ methods }) => methods === undefined || allows(methods, method));
  }
  /** Whether one occasion can show both situations. */
  agree(tag: string, other: string): boolean {
    return tag === other || !this.#opposites.some((group) => group.has(tag) && group.has(other));
  }
}

/** What the rules of a unit admit, and which of its situations do not go together: the same whoever the learner is. */
const allowedIn = onceOfEach((index: UnitIndex) =>
  onceOfEach((unit: Unit) => {
    const requirements = index.requirementsOf(unit.id).flatMap(withParts);
    const binding = requirements.filter(({ force }) => force === 'must').flatMap(({ rules }) => rules);
    const opposites: Set<string>[] = [];
    for (const { cover } of requirements.flatMap(({ rules }) => rules)) {
      if (!cover?.['separate-occasions']) continue;
      opposites.push(new Set(coveredValues(cover, unit).map((value) => `${cover.facet}/${value}`)));
    }
    for (const { id, values } of unit.facets) {
      for (const one of values) {
        const contrary = values.filter((other) => areOpposites(one.id, other.id)).map((other) => `${id}/${other.id}`);
        for (const other of contrary) opposites.push(new Set([`${id}/${one.id}`, other]));
      }
    }
    return { admits: binding.flatMap(({ admit }) => admit ?? []), opposites };
  }),
);

/** Words that evidence seldom shows at once, where no rule says so; the negation of a word is always its opposite. */
const contraries = [
  ['easy', 'difficult'],
  ['new', 'existing'],
  ['new', 'regular'],
  ['busy', 'quiet'],
];
const areOpposites = (one: string, other: string): boolean =>
  contraries.some(([a, b]) => one === a && other === b) ||
  (other.endsWith(one) && /^(un|in|non|not)-?$/.test(other.slice(0, -one.length)));

/** Whether a candidate, or as many alike as are lacking, would fill a need. */
export const fills = (candidate: Candidate, need: Need): boolean =>
  (need.tag === undefined || candidate.tags.includes(need.tag)) &&
  claimsAny(candidate, need.leaves) &&
  (need.count === undefined || countsTowards(candidate, need.count, need.leaves)) &&
  (need.where === undefined || matches(need.where, candidate.seenIn(need.unit)));

const claimsAny = ({ leaves }: Candidate, asked: readonly Leaf[]): boolean =>
  leaves.some((leaf) => asked.includes(leaf));

function countsTowards(candidate: Candidate, count: NonNullable<Need['count']>, asked: readonly Leaf[]): boolean {
  const { method, kind, leaves } = candidate;
  switch (count.of) {
    case 'assessors':
      return ledByAssessor.has(method);
    case 'methods':
      return !count.used.includes(method);
    case 'witnesses':
      return witnessMethods.has(method ?? '');
    case 'criteria':
      return (
        leaves.filter((leaf) => asked.includes(leaf)).length >= count.short ||
        (kind === 'performance' && leaves.length >= mostPerformance)
      );
    default:
      return true;
  }
}

/** What items are made with: what the units allow, and the criteria of a need, those first with which it is best shown. */
export interface Means {
  allowances: Allowances;
  hostsOf: (need: Need) => readonly Leaf[];
}

/** The candidate with what it takes to fill a need as well; undefined when it cannot. */
export function grow(
  candidate: Candidate,
  need: Need,
  means: Means,
  mostOfWork = mostPerformance,
): Candidate | undefined {
  if (fills(candidate, need)) return candidate;
  const most = candidate.kind === 'performance' ? mostOfWork : Number.POSITIVE_INFINITY;
  const room = most - candidate.leaves.length;
  return need.isCriterion
    ? withCriterion(candidate, need.leaves[0]!, means, room)
    : withRequired(candidate, need, means, room);
}

/** A criterion asks for itself alone. */
const withCriterion = (candidate: Candidate, leaf: Leaf, { allowances }: Means, room: number): Candidate | undefined =>
  room >= 1 && mayHost(candidate, leaf, allowances)
    ? new Candidate(candidate, [...candidate.leaves, leaf], candidate.tags)
    : undefined;

/** Whether a candidate may claim one more criterion. */
export const mayHost = (candidate: Candidate, leaf: Leaf, allowances: Allowances): boolean =>
  leaf.kind === candidate.kind && !candidate.leaves.includes(leaf) && allowances.admit(leaf, candidate);

function withRequired(
  candidate: Candidate,
  need: Need,
  { allowances, hostsOf }: Means,
  room: number,
): Candidate | undefined {
  const tags = withSituations(candidate.tags, need, allowances);
  if (tags === undefined) return undefined;
  if (tags.length > mostSituations && tags.length > candidate.tags.length && candidate.leaves.length > 0)
    return undefined;
  const named = need.where?.criteria;
  const isAsked = (leaf: Leaf) => need.leaves.includes(leaf) && (named === undefined || names(named, leaf));
  const has = candidate.leaves.filter(isAsked).length;
  const lacking = (need.count?.of === 'criteria' ? Math.min(need.count.short, room) : 1) - has;
  if (lacking > 0 && room < 1) return undefined;
  const leaves = [...candidate.leaves];
  const full = leaves.length + Math.max(0, lacking);
  for (const leaf of lacking > 0 ? hostsOf(need) : []) {
    if (isAsked(leaf) && mayHost(candidate, leaf, allowances)) leaves.push(leaf);
    if (leaves.length === full) break;
  }
  const grown = new Candidate(candidate, leaves, tags);
  return fills(grown, need) ? grown : undefined;
}

/** Situations with those that a need asks for as well; undefined where they do not go together. */
function withSituations(
  tags: readonly string[],
  { tag, where = {} }: Need,
  allowances: Allowances,
): readonly string[] | undefined {
  let all = tags;
  const agrees = (one: string) => all.every((other) => allowances.agree(one, other));
  const asked = where['all-tags'] ?? [];
  for (const each of tag === undefined ? asked : [tag, ...asked]) {
    if (!agrees(each)) return undefined;
    if (!all.includes(each)) all = [...all, each];
  }
  if (where.tags === undefined || where.tags.some((each) => all.includes(each))) return all;
  const fitting = where.tags.find(agrees);
  return fitting === undefined ? undefined : [...all, fitting];
}
