import type { Place } from '../parse/places.ts';
import { type ClaimLink, isAsItShould, type LinkedItem, type LocatorLink, type TagLink } from './link-claims.ts';

/** A link, and the item that holds it. */
export interface LinkIn<Link> {
  linked: LinkedItem;
  link: Link;
}

/** The links of some items that lead elsewhere than they should, or nowhere: there are few, and most states have none. */
export class Astray {
  private readonly ofClaims = new Map<ClaimLink['state'], LinkIn<ClaimLink>[]>();
  private readonly ofTags = new Map<TagLink['state'], LinkIn<TagLink>[]>();
  private readonly ofLocators = new Map<LocatorLink['state'], LinkIn<LocatorLink>[]>();
  private readonly ofPlaces = new Map<Place['kind'], LinkIn<ClaimLink | LocatorLink>[]>();
  /** Claims and linked tags of which nothing says where they show. */
  readonly unlocatedClaims: LinkIn<ClaimLink>[] = [];
  readonly unlocatedTags: LinkIn<TagLink>[] = [];

  constructor(items: readonly LinkedItem[]) {
    for (const linked of items) {
      if (!linked.mayBeAstray) continue;
      for (const link of linked.claims) {
        if (link.state !== 'linked') put(this.ofClaims, link.state, linked, link);
        if (link.written.place === undefined && link.locators.length === 0) this.unlocatedClaims.push({ linked, link });
        this.addPlace(linked, link);
      }
      for (const link of linked.tags) {
        if (link.state !== 'linked') put(this.ofTags, link.state, linked, link);
        else if (link.locators.length === 0) this.unlocatedTags.push({ linked, link });
      }
      for (const link of linked.locators) {
        if (!isAsItShould(link)) put(this.ofLocators, link.state, linked, link);
        this.addPlace(linked, link);
      }
    }
  }

  claims<State extends ClaimLink['state']>(state: State): readonly LinkIn<ClaimLink & { state: State }>[] {
    return (this.ofClaims.get(state) ?? []) as LinkIn<ClaimLink & { state: State }>[];
  }
  tags(state: TagLink['state']): readonly LinkIn<TagLink>[] {
    return this.ofTags.get(state) ?? [];
  }
  locators(state: LocatorLink['state']): readonly LinkIn<LocatorLink>[] {
    return this.ofLocators.get(state) ?? [];
  }
  /** Those that name a place which is not there. */
  placed(kind: 'file-missing' | 'not-found'): readonly LinkIn<ClaimLink | LocatorLink>[] {
    return this.ofPlaces.get(kind) ?? [];
  }

  private addPlace(linked: LinkedItem, link: ClaimLink | LocatorLink): void {
    const kind = link.written.place?.kind;
    if (kind === 'file-missing' || kind === 'not-found') put(this.ofPlaces, kind, linked, link);
  }
}

function put<Key, Link>(lists: Map<Key, LinkIn<Link>[]>, key: Key, linked: LinkedItem, link: Link): void {
  const list = lists.get(key);
  if (list) list.push({ linked, link });
  else lists.set(key, [{ linked, link }]);
}
