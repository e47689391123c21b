import type { CoverRule } from './rule.ts';
import type { Unit } from './unit.ts';

/** Whether a cover takes any value of its facet, listed or not: the facet is open, and the rule names none. */
export const takesAnyValue = ({ facet, values }: CoverRule, { facets }: Pick<Unit, 'facets'>): boolean =>
  values === undefined && facets.some(({ id, open }) => id === facet && open);

/** The values that a cover asks for, each once: those it names, or all that the facet lists. */
export function coveredValues(rule: CoverRule, { facets }: Pick<Unit, 'facets'>): string[] {
  const facet = facets.find((each) => each.id === rule.facet);
  return [...new Set(rule.values ?? facet?.values.map((value) => value.id) ?? [])];
}
