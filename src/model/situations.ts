import type { RuleResult } from './result.ts';

/** The situations that a cover asks for and, where any value will do, those that were shown. */
export function situationsOf({ kind, facet, needed, anyValue, claimed }: RuleResult): { tag: string; value: string }[] {
  if (kind !== 'cover' || facet === undefined || !Array.isArray(needed)) return [];
  const values = anyValue ? [...new Set([...needed, ...(claimed?.found ?? [])])] : needed;
  return values.map((value) => ({ tag: `${facet}/${value}`, value }));
}
