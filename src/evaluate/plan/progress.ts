import type { Need } from './needs.ts';

/** References of the gaps of which nothing is left once some of the needs are filled. */
export function closedBy(filled: readonly Need[], open: readonly Need[]): string[] {
  const left = new Set(open.filter((need) => !filled.includes(need)).map(({ gap }) => gap.ref));
  return [...new Set(filled.map(({ gap }) => gap.ref))].filter((ref) => !left.has(ref));
}
