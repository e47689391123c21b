import type { Result } from '../../model/result.ts';
import { situationsIn } from '../../model/unit.ts';
import type { Decisions } from '../../resolve/decisions.ts';
import type { SampleTarget } from '../../resolve/made.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { quoted } from '../../words/quotation.ts';

/** The words of a criterion, a part with those of its criterion; of a situation, what its facet says. */
export function wordsOf(ref: string, units: UnitIndex): string {
  const leaf = units.leaf(ref);
  if (leaf !== undefined) return `${leaf.words} (${leaf.kind}${leaf.conditional ? ', where necessary' : ''})`;
  const situation = [...units.units.values()].flatMap(situationsIn).find((each) => each.ref === ref);
  if (situation !== undefined) return `${situation.words} (situation)`;
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
