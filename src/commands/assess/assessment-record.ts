import type { AssessmentFile } from '../../model/record.ts';
import type { PortfolioRow } from '../../model/result.ts';
import { unitOfRef } from '../../resolve/workspace.ts';
import { numbered } from '../recording/actions.ts';
import type { AssessmentDraft } from './draft-assessment.ts';

export interface RecordHead {
  id: string;
  by: string;
  date: string;
}

/** A draft as a record, bound to the evidence by the digests that it had when it was judged. */
export function assessmentRecord(
  { decisions, judgements, signOffs, countersigns, actions, closes }: AssessmentDraft,
  { id, by, date }: RecordHead,
  digests: ReadonlyMap<string, string>,
  accepted: (unit: string) => readonly string[],
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
      return { requirement, outcome, reason, ...(rests.length > 0 ? { basis: basisOf(rests) } : {}) };
    }),
    units: signOffs.map(({ unit, outcome, reason }) => ({
      unit,
      outcome,
      ...reasonOf(outcome, reason),
    })),
    countersigns,
    actions: numbered(actions),
    closes,
  };
}

/** Where a reason is asked for and there is none, the record is refused before it is written; so once is it said. */
const missing = 'none';
const reasonOf = (outcome: string, reason: string | undefined): { reason?: string } => {
  if (reason !== undefined) return { reason };
  return outcome === 'withdrawn' || outcome === 'not-applicable' ? { reason: missing } : {};
};

/** The items that have an accepted claim on a unit, or a claim that is about to be accepted, in their order. */
export function acceptedOn({ units, evidence }: PortfolioRow, unit: string, soon: readonly string[] = []): string[] {
  const criteria = units.find((row) => row.unit === unit)?.criteria ?? [];
  const claims = criteria.flatMap((row) => [row, ...(row.parts ?? [])].flatMap(({ claims = [] }) => claims));
  const ids = new Set(
    claims
      .filter(
        ({ counts, state, evidence }) => counts && (state === 'met' || state === 'partial' || soon.includes(evidence)),
      )
      .map((claim) => claim.evidence),
  );
  return evidence.map(({ id }) => id).filter((id) => ids.has(id));
}
