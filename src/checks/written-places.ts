import type { EvidenceItem } from '../parse/evidence.ts';
import type { Place } from '../parse/places.ts';
import { creditPlace, hasClaimed } from '../resolve/assess-claims.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Found, inItem, inRecord, type Words } from './check.ts';

const voided: ReadonlySet<string> = new Set(['unknown-criterion', 'criterion-has-parts', 'duplicate']);

type Of<Kind> = Place & { kind: Kind };

/** Every place of a kind that a claim, a locator or an assessor's credit names of an item, and what makes a fault of it. */
export function* writtenPlaces<Kind extends 'file-missing' | 'not-found'>(
  resolved: ResolvedPortfolio,
  kind: Kind,
): Iterable<{ place: Of<Kind>; item: EvidenceItem; fault: (words: Words) => Found }> {
  const isMeant = (place: Place): place is Of<Kind> => place.kind === kind;
  for (const { linked, link } of resolved.astray.placed(kind)) {
    const { place, span, ref } = link.written;
    // What makes no claim, or makes it a second time, needs no place.
    if (place === undefined || !isMeant(place) || voided.has(link.state)) continue;
    yield { place, item: linked.item, fault: (words) => inItem(linked.item, span, { ...words, ref }) };
  }
  for (const { record, index, place, basis, leaves } of resolved.decisions.decisions) {
    if (place === undefined) continue;
    for (const id of basis.keys()) {
      const linked = resolved.portfolio.itemById.get(id);
      if (linked === undefined || linked.item.withdrawn !== undefined) continue;
      const credited = leaves.find((leaf) => !hasClaimed(linked, leaf));
      if (credited === undefined || resolved.decisions.onPair(id, credited.ref).isSupersededAfter(record)) continue;
      const { item } = linked;
      const named = creditPlace(resolved.portfolio, item, place);
      if (!isMeant(named)) continue;
      const said = { ref: credited.ref, evidence: id };
      yield {
        place: named,
        item,
        fault: (words) => inRecord(record, ['decisions', index, 'place'], { ...words, ...said }),
      };
    }
  }
}
