import type { Leaf } from '../model/unit.ts';

/** Whether a list of criterion ids holds a leaf, by its own id or by that of the criterion it is a part of. */
export function names(ids: readonly string[], leaf: Leaf): boolean {
  const idOf = (ref: string) => ref.slice(leaf.unit.length + 1);
  return ids.includes(idOf(leaf.ref)) || ids.includes(idOf(leaf.criterion));
}
