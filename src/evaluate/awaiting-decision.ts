import { unitOfRef } from '../model/refs.ts';
import type { ClaimRow, EvidenceRow, PortfolioRow } from '../model/result.ts';
import { leafRows } from '../model/rows.ts';

/** A claim or a situation that an assessor has still to decide on, or to decide on again. */
export interface AwaitingPair {
  item: EvidenceRow;
  /** A criterion (part), or a situation. */
  ref: string;
  /** Undefined for a situation, which may belong to several. */
  unit: string | undefined;
  state: 'claimed' | 'stale';
  /** Undefined for a situation. */
  claim: ClaimRow | undefined;
}

/**
 * What awaits a decision, item by item, so that each is read once: items in the order of the first criterion that each
 * awaits, criteria in the order of their units, then the item's situations.
 */
export function awaitingDecision({ units, evidence }: PortfolioRow): AwaitingPair[] {
  const items = new Map(
    evidence.filter(({ draft, withdrawn }) => !draft && withdrawn === undefined).map((item) => [item.id, item]),
  );
  const groups = new Map<string, AwaitingPair[]>();
  const add = (pair: AwaitingPair) => groups.set(pair.item.id, [...(groups.get(pair.item.id) ?? []), pair]);
  for (const { ref, claims } of units.flatMap(leafRows)) {
    for (const claim of claims) {
      const item = items.get(claim.evidence);
      if (item !== undefined && (claim.state === 'claimed' || claim.state === 'stale'))
        add({ item, ref, unit: unitOfRef(ref), state: claim.state, claim });
    }
  }
  for (const item of items.values()) {
    for (const { tag, state } of item.tags) {
      if (state === 'claimed' || state === 'stale') add({ item, ref: tag, unit: undefined, state, claim: undefined });
    }
  }
  return [...groups.values()].flat();
}
