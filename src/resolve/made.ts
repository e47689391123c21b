import { unitOfRef } from '../model/refs.ts';
import type { Leaf } from '../model/unit.ts';
import type { Assessment } from '../parse/record.ts';
import type { Authority, Effect } from './authority.ts';
import type { PortfolioFiles } from './portfolio-files.ts';
import type { UnitIndex } from './unit-index.ts';

/** Items that something rests on, each with the digest written down for it. */
export type Basis = ReadonlyMap<string, string | undefined>;

/** One entry of `decisions`, with its references followed. */
export interface Decision {
  record: Assessment;
  index: number;
  outcome: Assessment['decisions'][number]['outcome'];
  reason: string | undefined;
  place: string | undefined;
  basis: Basis;
  leaves: Leaf[];
  tags: string[];
  /** Its criteria (parts), a whole by each of its parts, then its situations, as often as it names them. */
  refs: string[];
  /** References that name no criterion, with their position in `criteria`. */
  unknown: { ref: string; index: number }[];
  /** What it says pair by pair; nothing where not-applicable is said of an item. */
  rulings: Ruling[];
}
/** What one decision says of one pair: an item (or, for not-applicable, none) and a criterion (part) or tag. */
export interface Ruling {
  decision: Decision;
  record: Assessment;
  outcome: Decision['outcome'];
  item: string | undefined;
  ref: string;
  units: string[];
  effect: Effect;
  target: SampleTarget;
}
export interface Judgement {
  record: Assessment;
  index: number;
  requirement: string;
  outcome: Assessment['judgements'][number]['outcome'];
  reason: string;
  basis: Basis;
  effect: Effect;
  target: SampleTarget;
}
export interface SignOff {
  record: Assessment;
  index: number;
  unit: string;
  outcome: Assessment['signOffs'][number]['outcome'];
  effect: Effect;
  target: SampleTarget;
}

/** One thing that a record says. */
export type Said = Ruling | Judgement | SignOff;

/** What a verifier's sample covers or not, whole: a decision on one criterion (part) or situation, a judgement, a sign-off. */
export type SampleTarget =
  | { record: Assessment; kind: 'decision'; basis: Basis; ref: string; units: readonly string[] }
  | { record: Assessment; kind: 'judgement'; requirement: string; units: readonly string[] }
  | { record: Assessment; kind: 'sign-off'; unit: string; units: readonly string[] };

/** What one record decides, judges and signs off. */
export interface Made {
  record: Assessment;
  decisions: Decision[];
  judgements: Judgement[];
  signOffs: SignOff[];
}

/** Whether an item is withdrawn; one that is not there is not. */
export const isWithdrawn = (id: string | undefined, { itemById }: Pick<PortfolioFiles, 'itemById'>): boolean =>
  id !== undefined && itemById.get(id)?.item.withdrawn !== undefined;

/** Whether a decision is still anybody's business: one on withdrawn items alone is not. */
export function isLive({ basis }: Decision, portfolio: Pick<PortfolioFiles, 'itemById'>): boolean {
  for (const id of basis.keys()) if (!isWithdrawn(id, portfolio)) return true;
  return basis.size === 0;
}

/** Follows every reference of a record, and says of every entry whether it has effect. */
export function madeIn(record: Assessment, portfolio: PortfolioFiles, units: UnitIndex, authority: Authority): Made {
  return {
    record,
    decisions: record.decisions.map((_, index) => {
      const decision = followDecision(record, index, units);
      decision.rulings.push(...rulingsOf(decision, portfolio, authority));
      return decision;
    }),
    judgements: record.judgements.map(({ requirement, outcome, reason, basis }, index) => {
      const unit = unitOfRef(requirement);
      const target = { record, kind: 'judgement' as const, requirement, units: [unit] };
      const effect = authority.effectOf(record, unit);
      return {
        record,
        index,
        requirement,
        outcome,
        reason,
        basis: new Map(Object.entries(basis ?? {})),
        effect,
        target,
      };
    }),
    signOffs: record.signOffs.map(({ unit, outcome }, index) => {
      const target = { record, kind: 'sign-off' as const, unit, units: [unit] };
      return { record, index, unit, outcome, effect: authority.effectOf(record, unit), target };
    }),
  };
}

function followDecision(record: Assessment, index: number, units: UnitIndex): Decision {
  const {
    evidence,
    digest,
    basis: several,
    criteria = [],
    tags = [],
    outcome,
    reason,
    place,
  } = record.decisions[index]!;
  const basis = new Map<string, string | undefined>(several && Object.entries(several));
  if (evidence !== undefined) basis.set(evidence, digest);
  const unknown: Decision['unknown'] = [];
  const leaves = criteria.flatMap((ref, position) => {
    const found = units.leavesOf(ref);
    if (found.length === 0) unknown.push({ ref, index: position });
    return found;
  });
  const refs = [...leaves.map(({ ref }) => ref), ...tags];
  return { record, index, outcome, reason, place, basis, leaves, tags, refs, unknown, rulings: [] };
}

function rulingsOf(decision: Decision, { itemById }: PortfolioFiles, authority: Authority): Ruling[] {
  const { record, basis, leaves, tags, outcome } = decision;
  if (outcome === 'not-applicable' && basis.size > 0) return [];
  const items = [...basis.keys()];
  const isWitnessed = items.some((id) => itemById.get(id)?.item.witnesses.includes(record.by));
  const rulings: Ruling[] = [];
  const rule = (item: string | undefined, units: string[], target: Ruling['target'] & { kind: 'decision' }) => {
    // A tag that the item lacks is a decision that means nothing, not one that somebody may not make.
    const effect = isWitnessed ? 'witness' : units.length === 0 ? 'effective' : authority.effectForAny(record, units);
    rulings.push({ decision, record, outcome, item, ref: target.ref, units, effect, target });
  };

  new Set(leaves).forEach(({ ref, unit }) => {
    const units = [unit];
    const target = { record, kind: 'decision' as const, basis, ref, units };
    if (items.length === 0) rule(undefined, units, target);
    items.forEach((item) => {
      rule(item, units, target);
    });
  });
  const unitsOf = (item: string, ref: string) => itemById.get(item)?.tags.find(({ tag }) => tag === ref)?.units ?? [];
  new Set(tags).forEach((ref) => {
    const ofAll = items.map((item) => unitsOf(item, ref));
    const units = ofAll.length === 1 ? ofAll[0]! : [...new Set(ofAll.flat())];
    const target = { record, kind: 'decision' as const, basis, ref, units };
    items.forEach((item, index) => {
      rule(item, ofAll[index]!, target);
    });
  });
  return rulings;
}
