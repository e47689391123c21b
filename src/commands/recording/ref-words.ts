import type { Result } from '../../model/result.ts';
import type { Decisions } from '../../resolve/decisions.ts';
import type { SampleTarget } from '../../resolve/made.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { quoted } from '../../words/quotation.ts';

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

/** What the verifier said where the latest sample of a decision does not agree with it: who, where, when and why. */
export function disagreement(
  target: SampleTarget,
  decisions: Decisions,
  people: Result['people'],
  hide: (text: string) => string,
): string | undefined {
  const sample = decisions.samples.disagreement(target);
  if (sample === undefined) return undefined;
  const { by, id, date } = sample.record;
  const { reason } = sample.written;
  return `not agreed by ${people[by] ?? by} in ${id}, ${date}${reason === undefined ? '' : `: ${quoted(hide(reason))}`}`;
}
