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
        ...(reason === undefined ? {} : { reason }),
      };
    }),
    // A judgement without a reason is refused before anything is written.
    judgements: judgements.map(({ requirement, outcome, reason = 'none', basis }) => {
      const rests = basis ?? (outcome === 'withdrawn' ? [] : accepted(unitOfRef(requirement)));
      return { requirement, outcome, reason, ...(rests.length > 0 ? { basis: basisOf(rests) } : {}) };
    }),
    units: signOffs.map(({ unit, outcome, reason }) => ({
      unit,
      outcome,
      ...(reason === undefined ? {} : { reason }),
    })),
    countersigns,
    actions: numbered(actions),
    closes,
  };
}

/** The items that have an accepted claim on a unit, in their order. */
export function acceptedOn({ units, evidence }: PortfolioRow, unit: string): string[] {
  const criteria = units.find((row) => row.unit === unit)?.criteria ?? [];
  const claims = criteria.flatMap((row) => [row, ...(row.parts ?? [])].flatMap(({ claims = [] }) => claims));
  const ids = new Set(
    claims
      .filter(({ counts, state }) => counts && (state === 'met' || state === 'partial'))
      .map((claim) => claim.evidence),
  );
  return evidence.map(({ id }) => id).filter((id) => ids.has(id));
}
