import { naturalOrder } from '../../model/natural-order.ts';
import type { AssessmentFile } from '../../model/record.ts';
import { unitOfRef } from '../../model/refs.ts';
import type { PortfolioRow, RuleResult } from '../../model/result.ts';
import { acceptedItems, requirementRows, rulesOfKind } from '../../model/rows.ts';
import { withParts } from '../../model/unit.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { numbered } from '../recording/drafting.ts';
import type { AssessmentDraft } from './draft-assessment.ts';

export interface RecordHead {
  id: string;
  by: string;
  date: string;
}

/** What a record is made of besides what the assessor said. */
export interface Seen {
  /** Of everything that can be judged, when it was judged. */
  digests: ReadonlyMap<string, string>;
  units: UnitIndex;
  /** What a judgement rests on that names no basis. */
  accepted: (unit: string) => readonly string[];
  /** The numbers that stand beside a judgement. */
  shown: (requirement: string) => NonNullable<RuleResult['indicators']>;
}

/** A draft as a record, bound to the evidence by the digests that it had when it was judged, and to the words that were decided on. */
export function assessmentRecord(
  { decisions, judgements, signOffs, countersigns, actions, closes }: AssessmentDraft,
  { id, by, date }: RecordHead,
  { digests, units, accepted, shown }: Seen,
): AssessmentFile {
  const basisOf = (ids: readonly string[]) =>
    Object.fromEntries(ids.flatMap((item) => (digests.has(item) ? [[item, digests.get(item)!]] : [])));
  return {
    id,
    assessor: by,
    date,
    decisions: decisions.flatMap(({ items, criteria, tags, outcome, place, reason }) => {
      const present = items.filter((item) => digests.has(item));
      if (present.length === 0 && items.length > 0) return [];
      const [evidence] = present;
      const single = present.length === 1;
      return {
        ...(single ? { evidence: evidence! } : {}),
        ...(present.length > 1 ? { basis: basisOf(present) } : {}),
        ...(criteria.length > 0 ? { criteria } : {}),
        ...(tags.length > 0 ? { tags } : {}),
        outcome,
        // Taking a decision back judges nothing, so there is nothing to bind it to.
        ...(single && outcome !== 'withdrawn' ? { digest: digests.get(evidence!)! } : {}),
        ...(place === undefined ? {} : { place }),
        ...reasonOf(outcome, reason),
      };
    }),
    judgements: judgements.map(({ requirement, outcome, reason = missing, basis }) => {
      const rests = basis ?? (outcome === 'withdrawn' ? [] : accepted(unitOfRef(requirement)));
      const numbers = outcome === 'withdrawn' ? [] : shown(requirement);
      return {
        requirement,
        outcome,
        reason,
        ...(rests.length > 0 ? { basis: basisOf(rests) } : {}),
        ...(numbers.length > 0 ? { shown: numbers } : {}),
      };
    }),
    units: signOffs.map(({ unit, outcome, reason }) => ({
      unit,
      outcome,
      ...reasonOf(outcome, reason),
    })),
    countersigns,
    actions: numbered(actions),
    closes,
    wording: wordingIn(
      [...decisions.flatMap(({ criteria }) => criteria), ...judgements.map(({ requirement }) => requirement)],
      units,
    ),
  };
}

/** The words of everything that is decided or judged; a whole stands for its parts, and situations have none. */
function wordingIn(refs: readonly string[], units: UnitIndex): Record<string, string> {
  const leaves = refs.flatMap((ref) => {
    const requirement = units.requirement(ref);
    return (requirement === undefined ? units.leavesOf(ref) : withParts(requirement)).map((each) => each.ref);
  });
  return Object.fromEntries(
    [...new Set(leaves)].sort(naturalOrder).flatMap((ref) => {
      const wording = units.wording(ref);
      return wording === undefined ? [] : [[ref, wording]];
    }),
  );
}

/** The numbers beside a requirement that is to be judged. */
export function numbersOn({ units }: PortfolioRow, ref: string): NonNullable<RuleResult['indicators']> {
  const row = units.flatMap(requirementRows).find((each) => each.ref === ref);
  return rulesOfKind(row?.rules ?? [], 'judge').flatMap(({ indicators = [] }) => indicators);
}

/** Where a reason is asked for and there is none, the record is refused before it is written; so once is it said. */
const missing = 'none';
const reasonOf = (outcome: string, reason: string | undefined): { reason?: string } => {
  if (reason !== undefined) return { reason };
  return outcome === 'withdrawn' || outcome === 'not-applicable' ? { reason: missing } : {};
};

/** The items that have an accepted claim on a unit, or a claim that is about to be accepted, in their order. */
export function acceptedOn({ units, evidence }: PortfolioRow, unit: string, soon: readonly string[] = []): string[] {
  const row = units.find((each) => each.unit === unit);
  const ids = new Set(row === undefined ? [] : acceptedItems(row, soon));
  return evidence.map(({ id }) => id).filter((id) => ids.has(id));
}
