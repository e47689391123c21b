import type { Leaf } from '../model/unit.ts';
import type { Context, Method } from '../model/vocabulary.ts';
import type { EvidenceItem } from '../parse/evidence.ts';

/** Evidence as rules see it: one instance for each item and occasion, with the claims of a basis on one unit. */
export interface Instance {
  item: EvidenceItem;
  /** Shared by all instances about the same event. */
  occasion: string;
  dates: readonly string[];
  customers: readonly string[];
  tags: ReadonlySet<string>;
  method: Method | undefined;
  context: Context | undefined;
  score: number | undefined;
  /** Of the work that the item shows of the occasion. */
  hours: number | undefined;
  /** All claims on the unit: what `where` looks at. */
  unitClaims: readonly Leaf[];
  /** The claims within the rule's own scope, of which there is one at least. */
  claims: readonly Leaf[];
}

/** The instances that have a claim among `leaves`, each with only those claims. */
export function within(instances: readonly Instance[], leaves: ReadonlySet<Leaf>): Instance[] {
  const isInside = (leaf: Leaf) => leaves.has(leaf);
  const found: Instance[] = [];
  instances.forEach((instance) => {
    if (instance.claims.every(isInside)) found.push(instance);
    else if (instance.claims.some(isInside)) found.push({ ...instance, claims: instance.claims.filter(isInside) });
  });
  return found;
}
