import { coveredValues } from '../../model/covered-values.ts';
import type { AdmitRule } from '../../model/rule.ts';
import type { Leaf, Unit } from '../../model/unit.ts';
import { withParts } from '../../model/unit.ts';
import { type Context, type Kind, ledByAssessor, type Method } from '../../model/vocabulary.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { admissionBreach } from '../../rules/admit.ts';
import type { Instance } from '../../rules/instances.ts';
import { names } from '../../rules/names.ts';
import { matches } from '../../rules/where.ts';
import type { Need } from './needs.ts';

/** An item of evidence that does not exist yet: a draft, or one that the plan proposes. */
export interface Candidate {
  method: Method | undefined;
  context: Context | undefined;
  kind: Kind;
  leaves: Leaf[];
  tags: string[];
}

/** About how many performance criteria one piece of work may be asked to show; a discussion has no such limit. */
const mostPerformance = 8;
/** How many situations one piece of work may be asked to show. */
export const mostSituations = 4;
/** How many criteria it may show where that spares an item of its own for what is left over. */
export const mostWithLeftovers = 10;

const witnessMethods: ReadonlySet<string> = new Set(['witness-testimony', 'expert-witness']);

/** What the units of a plan allow, looked up once. */
export class Allowances {
  readonly #admits = new Map<string, AdmitRule[]>();
  readonly #opposites: Set<string>[] = [];

  constructor(units: readonly Unit[], index: UnitIndex) {
    for (const unit of units) {
      const requirements = index.requirementsOf(unit.id).flatMap(withParts);
      const binding = requirements.filter(({ force }) => force === 'must').flatMap(({ rules }) => rules);
      this.#admits.set(
        unit.id,
        binding.flatMap(({ admit }) => admit ?? []),
      );
      for (const { cover } of requirements.flatMap(({ rules }) => rules)) {
        if (!cover?.['separate-occasions']) continue;
        this.#opposites.push(new Set(coveredValues(cover, unit).map((value) => `${cover.facet}/${value}`)));
      }
      for (const { id, values } of unit.facets) {
        for (const one of values) {
          const contrary = values.filter((other) => areOpposites(one.id, other.id)).map((other) => `${id}/${other.id}`);
          for (const other of contrary) this.#opposites.push(new Set([`${id}/${one.id}`, other]));
        }
      }
    }
  }

  /** Whether evidence by this method, in this context, may be used for a criterion. */
  admit(leaf: Leaf, { method, context }: Pick<Candidate, 'method' | 'context'>): boolean {
    if (leaf.kind === 'performance' && context === undefined) return false;
    return (this.#admits.get(leaf.unit) ?? []).every(
      (rule) => admissionBreach(rule, { leaf, method, context }) === undefined,
    );
  }
  /** Whether one occasion can show both situations. */
  agree(tag: string, other: string): boolean {
    return tag === other || !this.#opposites.some((group) => group.has(tag) && group.has(other));
  }
}

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

/** The candidate as the rules of a unit would see it. */
function asInstance({ method, context, leaves, tags }: Candidate, unit: Unit): Instance {
  const claims = leaves.filter((leaf) => leaf.unit === unit.id);
  const score = method === 'test' ? 100 : undefined;
  const seen = { method, context, score, tags: new Set(tags), unitClaims: claims, claims };
  // No filter looks at the item itself.
  return { ...seen, item: {} as Instance['item'], occasion: '', dates: [], customers: [], hours: undefined };
}

/** Whether a candidate, or as many alike as are lacking, would fill a need. */
export const fills = (candidate: Candidate, need: Need): boolean =>
  (need.tag === undefined || candidate.tags.includes(need.tag)) &&
  claimsAny(candidate, need.leaves) &&
  (need.count === undefined || countsTowards(candidate, need.count, need.leaves)) &&
  (need.where === undefined || matches(need.where, asInstance(candidate, need.unit)));

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

/** What items are made with: what the units allow, and which criteria a situation is best shown with. */
export interface Means {
  allowances: Allowances;
  chooseHost: (hosts: readonly Leaf[], need: Need) => Leaf[];
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
  room >= 1 && mayHost(candidate, leaf, allowances) ? { ...candidate, leaves: [...candidate.leaves, leaf] } : undefined;

const mayHost = (candidate: Candidate, leaf: Leaf, allowances: Allowances): boolean =>
  leaf.kind === candidate.kind && !candidate.leaves.includes(leaf) && allowances.admit(leaf, candidate);

function withRequired(
  candidate: Candidate,
  need: Need,
  { allowances, chooseHost }: Means,
  room: number,
): Candidate | undefined {
  const tags = [...candidate.tags];
  const { where = {} } = need;
  const agrees = (tag: string) => tags.every((other) => allowances.agree(tag, other));
  for (const tag of [...(need.tag === undefined ? [] : [need.tag]), ...(where['all-tags'] ?? [])]) {
    if (!agrees(tag)) return undefined;
    if (!tags.includes(tag)) tags.push(tag);
  }
  if (where.tags && !where.tags.some((tag) => tags.includes(tag))) {
    const tag = where.tags.find(agrees);
    if (tag === undefined) return undefined;
    tags.push(tag);
  }
  if (tags.length > mostSituations && tags.length > candidate.tags.length && candidate.leaves.length > 0)
    return undefined;
  const grown = { ...candidate, tags };
  const asked = need.leaves.filter((leaf) => where.criteria === undefined || names(where.criteria, leaf));
  const has = candidate.leaves.filter((leaf) => asked.includes(leaf)).length;
  const wanted = (need.count?.of === 'criteria' ? Math.min(need.count.short, room) : 1) - has;
  if (wanted > 0) {
    if (room < 1) return undefined;
    const hosts = asked.filter((leaf) => mayHost(candidate, leaf, allowances));
    grown.leaves = [...candidate.leaves, ...chooseHost(hosts, need).slice(0, wanted)];
  }
  return fills(grown, need) ? grown : undefined;
}
