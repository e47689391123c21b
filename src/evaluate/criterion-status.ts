import { type CriterionStatus, criterionStatuses } from '../model/statuses.ts';
import type { Leaf, Unit } from '../model/unit.ts';
import type { AssessedClaim, AssessedClaims } from '../resolve/assess-claims.ts';

/** The result names them in this order. */
export const bestFirst: readonly CriterionStatus[] = criterionStatuses;

/** A criterion (part) is as good as the best claim on it, `not-yet` ones included where nothing else is against them. */
export function leafStatus(leaf: Leaf, { byLeaf, notApplicable }: AssessedClaims): CriterionStatus {
  if (notApplicable.has(leaf.ref)) return 'not-applicable';
  const states = (byLeaf.get(leaf.ref) ?? [])
    .filter((claim) => claim.counts || wouldCount(claim))
    .map((claim) => claim.state);
  return bestOf(states) ?? 'missing';
}

/** The best of some states; undefined where there are none. */
export const bestOf = (states: readonly CriterionStatus[]): CriterionStatus | undefined =>
  bestFirst.find((status) => states.includes(status));

/** Whether only its `not-yet` keeps a claim from counting. */
const wouldCount = (claim: AssessedClaim): boolean =>
  claim.state === 'not-yet' && !claim.item.draft && !claim.missingContext && claim.refusals.length === 0;

/**
 * A criterion with parts is as good as its worst part. Parts that are not applicable are left out and, of a criterion that is
 * asked for, those that are not, of which one that is met would make nothing worse; if nothing else is left, it is as good as the
 * best of the latter.
 */
export function wholeStatus(
  leaves: readonly Leaf[],
  statusOf: ReadonlyMap<Leaf, CriterionStatus>,
  asked: ReadonlySet<Leaf>,
): CriterionStatus {
  const applicable = leaves.filter((leaf) => statusOf.get(leaf) !== 'not-applicable');
  const isAsked = leaves.some((leaf) => asked.has(leaf));
  const bound = isAsked ? applicable.filter((leaf) => asked.has(leaf)) : applicable;
  const among = (some: readonly Leaf[], order: readonly CriterionStatus[]) => {
    const statuses = some.map((leaf) => statusOf.get(leaf));
    return order.find((status) => statuses.includes(status));
  };
  return among(bound, bestFirst.toReversed()) ?? among(applicable, bestFirst) ?? 'not-applicable';
}

/** The highest grade of which, and of all below it, everything is met or not applicable that is not optional. */
export function gradeOf({ leaves, grades }: Unit, statusOf: ReadonlyMap<Leaf, CriterionStatus>): string | undefined {
  const isReached = (grade: string) => {
    const binding = leaves.filter((leaf) => leaf.grade === grade && !leaf.optional);
    const isDone = (leaf: Leaf) => ['met', 'not-applicable'].includes(statusOf.get(leaf)!);
    // A grade that asks for nothing, which is reported, is nobody's.
    return binding.length > 0 && binding.every(isDone);
  };
  const next = grades.findIndex((grade) => !isReached(grade));
  return grades[(next === -1 ? grades.length : next) - 1];
}
