import type { Place } from '../parse/places.ts';
import { creditPlace, hasClaimed } from '../resolve/assess-claims.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Found, inItem, inRecord } from './check.ts';

const voided: ReadonlySet<string> = new Set(['unknown-criterion', 'criterion-has-parts', 'duplicate']);

/** Every place that a claim, a locator or an assessor's credit names, with a finding ready to be filled in. */
export function* writtenPlaces(resolved: ResolvedPortfolio): Iterable<{ place: Place; finding: Found }> {
  for (const { item, claims, locators } of resolved.live) {
    for (const { state, written } of claims) {
      // What makes no claim, or makes it a second time, needs no place.
      if (written.place === undefined || voided.has(state)) continue;
      yield { place: written.place, finding: inItem(item, written.span, { message: '', ref: written.ref }) };
    }
    for (const { state, written } of locators) {
      if (written.place === undefined || state === 'unknown-criterion') continue;
      yield { place: written.place, finding: inItem(item, written.span, { message: '', ref: written.ref }) };
    }
  }
  for (const { record, index, place, basis, leaves } of resolved.decisions.decisions) {
    if (place === undefined) continue;
    for (const id of basis.keys()) {
      const linked = resolved.portfolio.itemById.get(id);
      if (linked === undefined || linked.item.withdrawn !== undefined) continue;
      const credited = leaves.find((leaf) => !hasClaimed(linked, leaf));
      if (credited === undefined || resolved.decisions.onPair(id, credited.ref).isSupersededAfter(record)) continue;
      yield {
        place: creditPlace(resolved.portfolio, linked.item, place),
        finding: inRecord(record, ['decisions', index, 'place'], {
          message: '',
          ref: credited.ref,
          evidence: id,
        }),
      };
    }
  }
}
