import type { Result } from '../../model/result.ts';
import type { Decisions } from '../../resolve/decisions.ts';
import type { SampleTarget } from '../../resolve/made.ts';
import { quoted } from '../../words/quotation.ts';

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
