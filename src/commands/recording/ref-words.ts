import type { UnitIndex } from '../../resolve/unit-index.ts';

/** The words of a criterion, a part with those of its criterion; of a situation, what its facet says. */
export function wordsOf(ref: string, units: UnitIndex): string {
  const leaf = units.leaf(ref);
  const [prefix, value] = ref.split('/');
  if (leaf !== undefined) {
    const criterion = units.criterion(leaf.criterion);
    const whole = criterion?.hasParts ? `${criterion.text} ${leaf.text}` : leaf.text;
    return `${whole} (${leaf.kind}${leaf.conditional ? ', where necessary' : ''})`;
  }
  for (const { facets } of units.units.values()) {
    const facet = facets.find(({ id }) => id === prefix);
    const found = facet?.values.find(({ id }) => id === value);
    if (facet !== undefined && found !== undefined) return `${facet.title} ${found.text} (situation)`;
  }
  return 'situation';
}
