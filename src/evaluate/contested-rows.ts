import { refusalOf } from '../model/refusal.ts';
import type { EvidenceRow, Gap, UnitRow } from '../model/result.ts';
import { leafRows } from '../model/rows.ts';

/** The items on which a contested gap is to be looked at again: those that count in the unit. */
export function contestedItems({ ref }: Pick<Gap, 'ref'>, unit: UnitRow, evidence: readonly EvidenceRow[]): string[] {
  const rows = leafRows(unit);
  const leaf = rows.find((row) => row.ref === ref);
  if (leaf !== undefined)
    return leaf.claims.filter(({ counts, contested }) => counts && contested).map((claim) => claim.evidence);
  const counting = new Set(
    rows.flatMap(({ claims }) => claims.filter(({ counts }) => counts).map((claim) => claim.evidence)),
  );
  return evidence
    .filter(
      ({ id, tagDecisions = [] }) =>
        counting.has(id) && tagDecisions.some((decision) => decision.tag === ref && refusalOf(decision) !== undefined),
    )
    .map(({ id }) => id);
}
