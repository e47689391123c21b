import type { Span } from '../diagnostics/finding.ts';
import type { Breach, Idle } from '../model/reason.ts';
import type { Leaf, Requirement } from '../model/unit.ts';
import type { Method } from '../model/vocabulary.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import { type Place, placeFinder } from '../parse/places.ts';
import { type Age, admissionBreach } from '../rules/admit.ts';
import type { Decisions } from './decisions.ts';
import type { History } from './history.ts';
import { type ClaimLink, type LinkedItem, placesOf, type ShownAt, shownAt } from './link-claims.ts';
import { listsBy } from './lists-by.ts';
import type { Decision, Ruling } from './made.ts';
import type { PortfolioFiles } from './portfolio-files.ts';
import type { Sample } from './samples.ts';
import type { UnitIndex } from './unit-index.ts';
import type { Workspace } from './workspace.ts';

export type ClaimState = 'claimed' | 'met' | 'partial' | 'not-yet' | 'stale';

/** How a pair (item, criterion) or (item, tag) stands. */
export interface PairState {
  state: ClaimState;
  /** Changed after a partial or not-yet: the learner has worked on it and asks again. */
  resubmitted: boolean;
  changed: boolean;
  contested: boolean;
  /** The decision in force. */
  ruling: Ruling | undefined;
  /** The samples of that decision, oldest first. */
  samples: readonly Sample[];
  /** A trainee's later decision, which has no effect before an assessor confirms it. */
  unconfirmed: Ruling | undefined;
  /** The verifier's sample that did not agree with an earlier decision. */
  disagreement: Sample | undefined;
}

/** A claim, the learner's or the assessor's own, with everything that decides whether it counts. */
export interface AssessedClaim extends PairState {
  item: EvidenceItem;
  leaf: Leaf;
  /** `learner`, or the id of the record in which the assessor credited it. */
  by: string;
  link: ClaimLink | undefined;
  readonly places: ShownAt[];
  /** Where a fault of this claim is reported. */
  file: string;
  readonly span: Span;
  /** Requirements that do not admit it, each with what breaks them. */
  refusals: Refusal[];
  discouraged: Refusal[];
  missingContext: boolean;
  counts: boolean;
  /** Why it does not count. */
  idle: Idle | undefined;
}
/** A requirement that a claim breaks, and how. */
export interface Refusal {
  requirement: Requirement;
  breach: Breach;
}

/** Claims and situations of one portfolio as decided. */
export interface AssessedClaims {
  claims: AssessedClaim[];
  /** Those that some requirement does not admit, or recommends otherwise: of most claims none does. */
  refused: readonly AssessedClaim[];
  /** What assessors credited, on units of the portfolio and on others. */
  credits: readonly OwnClaim[];
  byLeaf: ReadonlyMap<string, AssessedClaim[]>;
  /** By unit, the items with a claim on it, in the order of the portfolio. */
  itemsOn: ReadonlyMap<string, readonly LinkedItem[]>;
  /** By unit, the ids of the items with an accepted claim on it. */
  accepted: ReadonlyMap<string, ReadonlySet<string>>;
  tagState: (item: EvidenceItem, tag: string) => PairState;
  /** The decision that makes a criterion (part) not applicable. */
  notApplicable: ReadonlyMap<string, Ruling>;
  /** The decision that would, but for a sample that does not agree with it. */
  contestedNotApplicable: ReadonlyMap<string, { ruling: Ruling; sample: Sample }>;
  /** The item's method as the rules of a unit see it. */
  methodFor: (item: EvidenceItem, unit: string) => Method | undefined;
}

const undecided: PairState = {
  state: 'claimed',
  resubmitted: false,
  changed: false,
  contested: false,
  ruling: undefined,
  samples: [],
  unconfirmed: undefined,
  disagreement: undefined,
};

/** The state of a pair by its latest effective decision (formats, section 6). */
function pairState(decisions: Decisions, { inForce: ruling, unconfirmed, effective }: History<Ruling>): PairState {
  if (ruling === undefined) return unconfirmed === undefined ? undecided : { ...undecided, unconfirmed };
  // What is withdrawn is not in force, and not applicable is said of no item.
  const outcome = ruling.outcome as 'met' | 'partial' | 'not-yet';
  const changed = decisions.hasChanged(ruling.decision.basis);
  const samples = decisions.samples.on(ruling.target);
  const contested = decisions.samples.isContested(ruling.target);
  const resubmitted = changed && !contested && outcome !== 'met';
  const state = contested ? 'stale' : !changed ? outcome : outcome === 'met' ? 'stale' : 'claimed';
  const disagreement = earlierDisagreement(decisions, effective);
  return { state, resubmitted, changed, contested, ruling, samples, unconfirmed, disagreement };
}

/** What a verifier said last against a decision before the one in force. */
function earlierDisagreement({ samples }: Decisions, effective: readonly Ruling[]): Sample | undefined {
  if (effective.length < 2) return undefined;
  const earlier = effective.slice(0, -1).findLast(({ target }) => samples.isContested(target));
  return earlier && samples.disagreement(earlier.target);
}

const nobody: never[] = [];
const ofForce = (all: Refusal[], force: Requirement['force']): Refusal[] =>
  all.length === 0 ? nobody : all.filter(({ requirement }) => requirement.force === force);

/** A claim as decided. Its places, which most readers never ask for, are worked out when they do. */
class Assessed implements AssessedClaim {
  readonly item: EvidenceItem;
  readonly leaf: Leaf;
  readonly refusals: Refusal[];
  readonly discouraged: Refusal[];
  readonly missingContext: boolean;
  readonly idle: Idle | undefined;
  readonly counts: boolean;
  readonly state: ClaimState;
  private readonly pair: PairState;
  private readonly origin: ClaimLink | OwnClaim;

  constructor(
    claim: Pick<AssessedClaim, 'item' | 'leaf' | 'refusals' | 'discouraged' | 'missingContext' | 'idle'> & {
      pair: PairState;
      origin: ClaimLink | OwnClaim;
    },
  ) {
    this.item = claim.item;
    this.leaf = claim.leaf;
    this.refusals = claim.refusals;
    this.discouraged = claim.discouraged;
    this.missingContext = claim.missingContext;
    this.idle = claim.idle;
    this.counts = claim.idle === undefined;
    this.state = claim.pair.state;
    this.pair = claim.pair;
    this.origin = claim.origin;
  }

  get resubmitted() {
    return this.pair.resubmitted;
  }
  get changed() {
    return this.pair.changed;
  }
  get contested() {
    return this.pair.contested;
  }
  get ruling() {
    return this.pair.ruling;
  }
  get samples() {
    return this.pair.samples;
  }
  get unconfirmed() {
    return this.pair.unconfirmed;
  }
  get disagreement() {
    return this.pair.disagreement;
  }
  get link() {
    return 'written' in this.origin ? this.origin : undefined;
  }
  get by() {
    return 'written' in this.origin ? 'learner' : this.origin.first.decision.record.id;
  }
  get file() {
    return 'written' in this.origin ? this.item.path : this.origin.first.decision.record.path;
  }
  get span() {
    return 'written' in this.origin ? this.origin.written.span : this.origin.span;
  }
  get places() {
    return 'written' in this.origin ? placesOf(this.origin) : this.origin.places;
  }
}

export function assessClaims(portfolio: PortfolioFiles, decisions: Decisions, workspace: Workspace): AssessedClaims {
  const { units, people } = workspace;
  const registered = new Set(portfolio.registrations.map((each) => each.unit));
  const { notApplicable, contestedNotApplicable } = notApplicableLeaves(portfolio, decisions, units);

  const states = new Map<History<Ruling>, PairState>();
  // Of two items with one id, records mean the first; nobody has decided on the other.
  const others = portfolio.items.filter(({ item }) => portfolio.itemById.get(item.id)?.item !== item);
  const undecidable = new Set(others.map(({ item }) => item));
  const stateOf = (item: EvidenceItem, ref: string): PairState => {
    if (undecidable.has(item)) return undecided;
    const history = decisions.onPair(item.id, ref);
    let state = states.get(history);
    if (state === undefined) {
      state = pairState(decisions, history);
      states.set(history, state);
    }
    return state;
  };
  const methodFor = (item: EvidenceItem, unit: string): Method | undefined => {
    if (item.method !== 'expert-witness') return item.method;
    const days = item.occasions.flatMap((occasion) => occasion.dates);
    return item.witnesses.some((id) => people.isExpert(id, unit, days)) ? 'expert-witness' : 'witness-testimony';
  };

  /** The requirements that do not admit a claim, each with the first of its rules that says so. */
  const breachesOf = (item: EvidenceItem, leaf: Leaf, pair: PairState): Refusal[] => {
    const admitting = units.admittingOn(leaf);
    if (admitting.length === 0) return nobody;
    const method = methodFor(item, leaf.unit);
    const claim = { leaf, method, context: item.context, age: () => ageOf(item, pair, workspace.today) };
    const breaches: Refusal[] = [];
    admitting.forEach(({ requirement, admits }) => {
      const broken = admits.find((admit) => admissionBreach(admit, claim) !== undefined);
      if (broken !== undefined) breaches.push({ requirement, breach: admissionBreach(broken, claim)! });
    });
    return breaches;
  };

  const refused: AssessedClaim[] = [];
  const assess = (item: EvidenceItem, leaf: Leaf, origin: ClaimLink | OwnClaim): AssessedClaim => {
    const pair = stateOf(item, leaf.ref);
    const missingContext = item.context === undefined && leaf.kind === 'performance';
    const breaches = missingContext ? nobody : breachesOf(item, leaf, pair);
    const refusals = ofForce(breaches, 'must');
    const discouraged = ofForce(breaches, 'should');
    const idle: Idle | undefined = item.draft
      ? { kind: 'draft' }
      : missingContext
        ? { kind: 'no-context' }
        : refusals[0] !== undefined
          ? { ...refusals[0].breach, requirement: refusals[0].requirement.ref }
          : notApplicable.has(leaf.ref)
            ? { kind: 'not-applicable' }
            : pair.state === 'not-yet'
              ? { kind: 'not-yet', record: pair.ruling?.decision.record.id ?? '' }
              : undefined;
    const claim = new Assessed({ item, leaf, origin, pair, refusals, discouraged, missingContext, idle });
    if (breaches.length > 0) refused.push(claim);
    return claim;
  };

  const claims: AssessedClaim[] = [];
  const itemsOn = new Map<string, LinkedItem[]>();
  for (const linked of portfolio.items) {
    if (linked.item.withdrawn !== undefined) continue;
    for (const link of linked.claims) {
      if (link.state !== 'linked') continue;
      claims.push(assess(linked.item, link.leaf, link));
      const items = itemsOn.get(link.leaf.unit);
      if (items === undefined) itemsOn.set(link.leaf.unit, [linked]);
      else if (items.at(-1) !== linked) items.push(linked);
    }
  }
  const credits = ownClaims(portfolio, decisions, units);
  const credited = new Map<string, Set<EvidenceItem>>();
  for (const credit of credits) {
    const { item, leaf } = credit;
    if (!registered.has(leaf.unit)) continue;
    claims.push(assess(item, leaf, credit));
    credited.set(leaf.unit, (credited.get(leaf.unit) ?? new Set()).add(item));
  }
  for (const [unit, items] of credited) {
    const claiming = new Set(itemsOn.get(unit));
    itemsOn.set(
      unit,
      portfolio.items.filter((linked) => claiming.has(linked) || items.has(linked.item)),
    );
  }

  const byLeaf = listsBy(claims, ({ leaf }) => leaf.ref);
  const accepted = new Map<string, Set<string>>();
  claims.forEach(({ counts, state, leaf, item }) => {
    if (!counts || (state !== 'met' && state !== 'partial')) return;
    const items = accepted.get(leaf.unit);
    if (items) items.add(item.id);
    else accepted.set(leaf.unit, new Set([item.id]));
  });
  return {
    claims,
    refused,
    credits,
    byLeaf,
    itemsOn,
    accepted,
    tagState: stateOf,
    notApplicable,
    contestedNotApplicable,
    methodFor,
  };
}

/** How old an item is for a claim: reckoned from the decision that accepted it, were it stale now, else from today. */
function ageOf(item: EvidenceItem, { ruling }: PairState, today: string): Age | undefined {
  const lastDay = item.lastWorkDay;
  if (lastDay === undefined) return undefined;
  const outcome = ruling?.decision.outcome;
  const isAccepted = outcome === 'met' || outcome === 'partial';
  return { lastDay, reckonedFrom: isAccepted ? ruling!.decision.record.date : today, isAccepted };
}

/** A criterion that an assessor credited though the learner did not claim it. */
export interface OwnClaim {
  item: EvidenceItem;
  leaf: Leaf;
  /** The decision with which the present run of credit began. */
  first: Ruling;
  span: Span;
  places: ShownAt[];
}

function ownClaims(portfolio: PortfolioFiles, decisions: Decisions, units: UnitIndex): OwnClaim[] {
  const found: OwnClaim[] = [];
  for (const { all, effective } of decisions.pairs) {
    const any = all[0];
    const linked = any?.item === undefined ? undefined : portfolio.itemById.get(any.item);
    const leaf = any && units.leaf(any.ref);
    if (linked === undefined || leaf === undefined || linked.item.withdrawn !== undefined || hasClaimed(linked, leaf))
      continue;
    let first: Ruling | undefined;
    for (const ruling of effective) {
      if (ruling.outcome === 'withdrawn') first = undefined;
      else if (ruling.outcome === 'met' || ruling.outcome === 'partial') first ??= ruling;
    }
    if (first === undefined) continue;
    const { record, place } = first.decision;
    const named = place === undefined ? undefined : creditPlace(portfolio, linked.item, place);
    found.push({
      item: linked.item,
      leaf,
      first,
      span: record.at(whereDecided(first.decision, leaf, units)),
      places: shownAt(named),
    });
  }
  return found;
}

/** The way to the reference, in a record, by which a decision names a criterion (part). */
export function whereDecided({ record, index }: Decision, leaf: Leaf, units: UnitIndex): (string | number)[] {
  const position = record.decisions[index]?.criteria?.findIndex((ref) => units.leavesOf(ref).includes(leaf)) ?? 0;
  return ['decisions', index, 'criteria', Math.max(0, position)];
}

/** Whether the learner claims a criterion with an item. */
export const hasClaimed = ({ leaves }: LinkedItem, leaf: Leaf): boolean => leaves.has(leaf);

/** What effective rulings on a pair refuse that neither the learner claims nor an assessor credits: it means nothing. */
export function emptyRefusals({ effective }: History<Ruling>, linked: LinkedItem, leaf: Leaf): Ruling[] {
  if (hasClaimed(linked, leaf)) return [];
  let credited = false;
  return effective.filter(({ outcome }) => {
    if (outcome !== 'not-yet') credited = outcome !== 'withdrawn';
    return !credited && outcome === 'not-yet';
  });
}

/** The place that an assessor's credit names, looked up in the item as a learner's would be, but by whole words. */
export function creditPlace(portfolio: PortfolioFiles, item: EvidenceItem, place: string): Place {
  return placeFinder(item.files, portfolio.bodyOf(item), { wholeWords: true })(place);
}

/** Criteria (parts) that the latest effective decision on them calls not applicable, and may; apart, where a verifier does not agree. */
function notApplicableLeaves(
  portfolio: PortfolioFiles,
  decisions: Decisions,
  units: UnitIndex,
): Pick<AssessedClaims, 'notApplicable' | 'contestedNotApplicable'> {
  const notApplicable = new Map<string, Ruling>();
  const contestedNotApplicable = new Map<string, { ruling: Ruling; sample: Sample }>();
  for (const { effective } of decisions.refs) {
    const [any] = effective;
    const leaf = any && units.leaf(any.ref);
    if (!leaf?.conditional || !effective.some(({ outcome }) => outcome === 'not-applicable')) continue;
    const items = new Set(effective.map(({ item }) => item));
    const empty = new Set(
      [...items].flatMap((item) => {
        const linked = item === undefined ? undefined : portfolio.itemById.get(item);
        return linked === undefined ? [] : emptyRefusals(decisions.onPair(item, leaf.ref), linked, leaf);
      }),
    );
    const latest = effective.findLast((ruling) => !empty.has(ruling));
    if (latest?.outcome !== 'not-applicable') continue;
    const sample = decisions.samples.disagreement(latest.target);
    if (sample === undefined) notApplicable.set(latest.ref, latest);
    else contestedNotApplicable.set(latest.ref, { ruling: latest, sample });
  }
  return { notApplicable, contestedNotApplicable };
}
