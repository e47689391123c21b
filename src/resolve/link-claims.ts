import { unitOfRef } from '../model/refs.ts';
import { hasValue, type Leaf, type Requirement, type Unit } from '../model/unit.ts';
import type { EvidenceItem, WrittenClaim, WrittenLocator } from '../parse/evidence.ts';
import type { Place } from '../parse/places.ts';
import { listsBy } from './lists-by.ts';
import type { UnitIndex } from './unit-index.ts';

/** A claim as the learner wrote it, linked to the criterion it names; the state says what became of it. */
export type ClaimLink = {
  written: WrittenClaim;
  /** The locators in the body that show it. */
  locators: WrittenLocator[];
} & (
  | { state: 'linked' | 'unit-not-registered' | 'duplicate'; leaf: Leaf }
  | { state: 'unknown-criterion' | 'criterion-has-parts' | 'unit-unread'; leaf?: undefined }
);

/** A tag of the form facet/value, or the writer's own word. */
export interface TagLink {
  tag: string;
  written: EvidenceItem['tags'][number];
  state: 'linked' | 'unknown-tag' | 'own-word' | 'unit-unread';
  /** Ids of the units claimed whose facets hold it. */
  units: string[];
  locators: WrittenLocator[];
}

export interface LocatorLink {
  written: WrittenLocator;
  state:
    | 'shows-claim'
    | 'shows-tag'
    | 'shows-requirement'
    | 'unclaimed-criterion'
    | 'unclaimed-tag'
    | 'unknown-criterion'
    | 'unknown-requirement'
    | 'unknown-tag'
    | 'unread';
  requirement?: Requirement;
}

/** One item with every reference in it followed. */
export interface LinkedItem {
  item: EvidenceItem;
  claims: ClaimLink[];
  tags: TagLink[];
  locators: LocatorLink[];
  /** Units that its claims name, registered or not, as far as they are known. */
  unitsClaimed: Unit[];
}

/** The ids of a unit's facets. */
function facetsOf(unit: Unit): ReadonlySet<string> {
  let ids = facetIds.get(unit);
  if (ids === undefined) {
    ids = new Set(unit.facets.map(({ id }) => id));
    facetIds.set(unit, ids);
  }
  return ids;
}
const facetIds = new WeakMap<Unit, ReadonlySet<string>>();

/** Follows every reference of an item. `registered` holds the units that the portfolio lists. */
export function linkItem(item: EvidenceItem, units: UnitIndex, registered: ReadonlySet<string>): LinkedItem {
  const claimedIds = [...new Set(item.claims.map((claim) => unitOfRef(claim.ref)))];
  const unitsClaimed = claimedIds.flatMap((id) => units.units.get(id) ?? []);
  const someUnread = claimedIds.some((id) => units.mayBeUnread(id));
  // Of a facet at fault, too, nobody knows which situations it has.
  const isUnread = (tag: string) => someUnread || unitsClaimed.some((unit) => unit.facetsAtFault.has(unitOfRef(tag)));
  const claimTexts = new Set(item.claims.map((claim) => claim.ref));
  const isFacet = (id: string) => unitsClaimed.some((unit) => facetsOf(unit).has(id));
  const tagTexts = new Set(item.tags.map((each) => each.tag));

  const locators = item.locators.flatMap((written): LocatorLink[] => {
    const prefix = unitOfRef(written.ref);
    const isLocator = units.units.has(prefix) || isFacet(prefix) || claimTexts.has(written.ref);
    if (!isLocator) return [];
    return [linkLocator(written)];
  });
  function linkLocator(written: WrittenLocator): LocatorLink {
    const { ref } = written;
    if (claimTexts.has(ref)) return { written, state: 'shows-claim' };
    if (isFacet(unitOfRef(ref))) {
      if (tagTexts.has(ref)) return { written, state: 'shows-tag' };
      return {
        written,
        state: holdersOf(ref, unitsClaimed).length > 0 ? 'unclaimed-tag' : isUnread(ref) ? 'unread' : 'unknown-tag',
      };
    }
    if (units.criterion(ref) || units.leaf(ref)) return { written, state: 'unclaimed-criterion' };
    const requirement = units.requirement(ref);
    if (requirement) return { written, state: 'shows-requirement', requirement };
    return { written, state: /\/(ER|CP)/.test(ref) ? 'unknown-requirement' : 'unknown-criterion' };
  }
  const shown = listsBy(
    locators.map(({ written }) => written),
    ({ ref }) => ref,
  );
  const showing = (ref: string) => shown.get(ref) ?? [];

  const seen = new Set<string>();
  const claims = item.claims.map((written): ClaimLink => {
    const { ref } = written;
    const locators = showing(ref);
    const leaf = units.leaf(ref);
    if (leaf === undefined) {
      if (units.criterion(ref)) return { written, locators, state: 'criterion-has-parts' };
      return { written, locators, state: units.mayBeUnread(unitOfRef(ref)) ? 'unit-unread' : 'unknown-criterion' };
    }
    if (seen.has(ref)) return { written, locators, state: 'duplicate', leaf };
    seen.add(ref);
    return { written, locators, state: registered.has(leaf.unit) ? 'linked' : 'unit-not-registered', leaf };
  });

  const tags = item.tags.map((written): TagLink => {
    const { tag } = written;
    const holders = holdersOf(tag, unitsClaimed).map((unit) => unit.id);
    const state = !tag.includes('/')
      ? 'own-word'
      : holders.length > 0
        ? 'linked'
        : isUnread(tag)
          ? 'unit-unread'
          : 'unknown-tag';
    return { tag, written, state, units: holders, locators: showing(tag) };
  });

  return { item, claims, tags, locators, unitsClaimed };
}

/** The units whose facets hold a tag of the form facet/value. */
export function holdersOf(tag: string, units: readonly Unit[]): Unit[] {
  const slash = tag.indexOf('/');
  const [facet, value] = [tag.slice(0, slash), tag.slice(slash + 1)];
  return units.filter((unit) => unit.facets.some((each) => each.id === facet && hasValue(each, value)));
}

/** Where a claim is shown, as the result states it: a line of the item, a file of it, or a part of that file. */
export interface ShownAt {
  line?: number;
  file?: string;
  at?: string;
  words?: string;
}

export function shownAt(place: Place | undefined): ShownAt[] {
  if (place?.kind === 'file') return [{ file: place.file, ...(place.at === undefined ? {} : { at: place.at }) }];
  if (place?.kind === 'words') return [{ line: place.line, words: place.words }];
  return [];
}

/** All places of a claim, those named in the front matter first, then its locators in the order of the text. */
export function placesOf(link: ClaimLink): ShownAt[] {
  return [...shownAt(link.written.place), ...link.locators.map(locatedAt)];
}

/** The place of a locator: its own line, whatever words it names. */
export const locatedAt = ({ line, place }: Pick<WrittenLocator, 'line' | 'place'>): ShownAt => ({
  line,
  ...(shownAt(place)[0] ?? {}),
  ...(place?.kind === 'words' ? { line } : {}),
});
