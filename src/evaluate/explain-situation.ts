import type { ClaimRow, EvidenceRow } from '../model/result.ts';
import { hasValue } from '../model/unit.ts';
import { bestOf } from './criterion-status.ts';
import { gapsOf, nothing, type Sources, situationReason } from './explained.ts';
import type { Explanation } from './explanation.ts';

function situationStatus(carriers: readonly { item: EvidenceRow; state: ClaimRow['state'] }[]): string {
  const live = carriers.filter(({ item }) => !item.draft && item.withdrawn === undefined);
  const best = bestOf(live.map(({ state }) => state));
  return best ?? (carriers.some(({ item }) => item.draft) ? 'planned only' : 'no evidence');
}

/** A situation of a unit with the items that carry it. */
export function explainSituation(ref: string, { row, units }: Sources): Explanation | undefined {
  const slash = ref.indexOf('/');
  const [facetId, valueId] = [ref.slice(0, slash), ref.slice(slash + 1)];
  for (const unitRow of row.units) {
    const unit = units.units.get(unitRow.unit);
    const facet = unit?.facets.find((each) => each.id === facetId);
    const value = facet?.values.find((each) => each.id === valueId)?.text;
    if (unit === undefined || facet === undefined || !hasValue(facet, valueId)) continue;
    const carriers = row.evidence.flatMap((item) =>
      item.tags.filter(({ tag }) => tag === ref).map(({ state }) => ({ item, state })),
    );
    return {
      ...nothing,
      ref,
      about: 'situation',
      text: `${facet.title} ${value ?? valueId}`,
      status: situationStatus(carriers),
      gaps: gapsOf(unitRow, [ref]),
      source: { file: unit.path, line: facet.span.line },
      considered: carriers.map(({ item, state }) => ({
        evidence: item.id,
        title: item.title,
        counts: !item.draft && item.withdrawn === undefined && state !== 'not-yet',
        ...situationReason(item, state),
        state,
      })),
    };
  }
  return undefined;
}
