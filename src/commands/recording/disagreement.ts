import type { Result } from '../../model/result.ts';
import type { Decisions, SampleTarget } from '../../resolve/decisions.ts';

/** What the verifier said where the latest sample of a decision does not agree with it: who, where, when and why. */
export function disagreement(
  target: SampleTarget,
  decisions: Decisions,
  people: Result['people'],
  hide: (text: string) => string,
): string | undefined {
  const sample = decisions.latestSample(target);
  if (sample?.written.outcome !== 'not-agreed') return undefined;
  const { by, id, date } = sample.record;
  const { reason } = sample.written;
  return `not agreed by ${people[by] ?? by} in ${id}, ${date}${reason === undefined ? '' : `: “${hide(reason)}”`}`;
}
