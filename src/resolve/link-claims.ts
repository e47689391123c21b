import { unitOfRef } from '../model/refs.ts';
import { type Facet, hasValue, type Leaf, type Requirement, type Unit } from '../model/unit.ts';
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
  /** The criteria (parts) and the units that its claims name, registered or not, as far as they are known. */
  leaves: ReadonlySet<Leaf>;
  unitsClaimed: Unit[];
  /** Whether some link may lead elsewhere than it should: of most items none does, and nobody looks at theirs again. */
  mayBeAstray: boolean;
}

/** The locators of an item that show each of its claims, or tags. */
type Shown = ReadonlyMap<string, WrittenLocator[]>;

/** What an item claims, by which its other references are followed. */
interface Claimed {
  claims: Shown;
  units: Unit[];
  /** Whether it claims something that may stand in a specification that cannot be read. */
  someUnread: boolean;
}

function claimedBy(item: EvidenceItem, index: UnitIndex): Claimed {
  const claims = new Map<string, WrittenLocator[]>();
  const ids: string[] = [];
  item.claims.forEach(({ ref }) => {
    claims.set(ref, []);
    const id = unitOfRef(ref);
    if (id !== ids.at(-1)) ids.push(id);
  });
  const named = ids.length < 2 ? ids : [...new Set(ids)];
  const units = named.flatMap((id) => index.units.get(id) ?? []);
  return { claims, units, someUnread: index.someUnreadable && named.some((id) => index.mayBeUnread(id)) };
}

/** Follows every reference of an item. `registered` holds the units that the portfolio lists. */
export function linkItem(item: EvidenceItem, units: UnitIndex, registered: ReadonlySet<string>): LinkedItem {
  const claimed = claimedBy(item, units);
  const tagged: Shown = new Map(item.tags.map(({ tag }) => [tag, claimed.claims.get(tag) ?? []]));
  let mayBeAstray = false;
  const locators: LocatorLink[] = [];
  item.locators.forEach((written) => {
    const link = linkLocator(written, claimed, tagged, units);
    if (link === undefined) return;
    mayBeAstray ||= written.place !== undefined || !isAsItShould(link);
    locators.push(link);
    if (link.state === 'shows-claim') claimed.claims.get(written.ref)!.push(written);
    if (link.state === 'shows-tag') tagged.get(written.ref)!.push(written);
  });
  const leaves = new Set<Leaf>();
  const claims = item.claims.map((written): ClaimLink => {
    const { ref } = written;
    const locators = claimed.claims.get(ref)!;
    const leaf = units.leaf(ref);
    const isLinked = leaf !== undefined && !leaves.has(leaf) && registered.has(leaf.unit);
    mayBeAstray ||= written.place !== undefined || !isLinked || locators.length === 0;
    if (leaf === undefined) {
      if (units.criterion(ref)) return { written, locators, state: 'criterion-has-parts' };
      return { written, locators, state: units.mayBeUnread(unitOfRef(ref)) ? 'unit-unread' : 'unknown-criterion' };
    }
    if (leaves.has(leaf)) return { written, locators, state: 'duplicate', leaf };
    leaves.add(leaf);
    return { written, locators, state: isLinked ? 'linked' : 'unit-not-registered', leaf };
  });
  const tags = item.tags.map((written): TagLink => {
    const { tag } = written;
    const holders = holdersOf(tag, claimed.units).map((unit) => unit.id);
    const state = !tag.includes('/')
      ? 'own-word'
      : holders.length > 0
        ? 'linked'
        : isUnread(tag, claimed)
          ? 'unit-unread'
          : 'unknown-tag';
    const locators = tagged.get(tag)!;
    mayBeAstray ||= state !== 'linked' || locators.length === 0;
    return { tag, written, state, units: holders, locators };
  });
  return { item, claims, tags, locators, leaves, unitsClaimed: claimed.units, mayBeAstray };
}

export const isAsItShould = ({ state }: LocatorLink): boolean =>
  state === 'shows-claim' || state === 'shows-tag' || state === 'shows-requirement';

/** What a bracket shows; undefined where it is none of evid's. */
function linkLocator(
  written: WrittenLocator,
  claimed: Claimed,
  tagged: Shown,
  units: UnitIndex,
): LocatorLink | undefined {
  const { ref } = written;
  if (claimed.claims.has(ref)) return { written, state: 'shows-claim' };
  const prefix = unitOfRef(ref);
  if (claimed.units.some((unit) => facetsOf(unit).has(prefix))) {
    if (tagged.has(ref)) return { written, state: 'shows-tag' };
    if (holdersOf(ref, claimed.units).length > 0) return { written, state: 'unclaimed-tag' };
    return { written, state: isUnread(ref, claimed) ? 'unread' : 'unknown-tag' };
  }
  if (!units.units.has(prefix)) return undefined;
  if (units.criterion(ref) || units.leaf(ref)) return { written, state: 'unclaimed-criterion' };
  const requirement = units.requirement(ref);
  if (requirement) return { written, state: 'shows-requirement', requirement };
  return { written, state: /\/(ER|CP)/.test(ref) ? 'unknown-requirement' : 'unknown-criterion' };
}

/** Whether nobody can say if a tag exists. Of a facet at fault, too, nobody knows which situations it has. */
const isUnread = (tag: string, { units, someUnread }: Claimed): boolean =>
  someUnread || units.some((unit) => unit.facetsAtFault.has(unitOfRef(tag)));

/** The units whose facets hold a tag of the form facet/value. */
export function holdersOf(tag: string, units: readonly Unit[]): Unit[] {
  const slash = tag.indexOf('/');
  const facet = tag.slice(0, slash);
  const value = tag.slice(slash + 1);
  return units.filter((unit) =>
    facetsOf(unit)
      .get(facet)
      ?.some((each) => hasValue(each, value)),
  );
}

/** A unit's facets by their ids. */
function facetsOf(unit: Unit): ReadonlyMap<string, Facet[]> {
  let byId = facetsById.get(unit);
  if (byId === undefined) {
    byId = listsBy(unit.facets, ({ id }) => id);
    facetsById.set(unit, byId);
  }
  return byId;
}
const facetsById = new WeakMap<Unit, ReadonlyMap<string, Facet[]>>();

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
const locatedAt = ({ line, place }: Pick<WrittenLocator, 'line' | 'place'>): ShownAt => ({
  line,
  ...(shownAt(place)[0] ?? {}),
  ...(place?.kind === 'words' ? { line } : {}),
});
