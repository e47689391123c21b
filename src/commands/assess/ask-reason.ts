import { askOrBack } from '../ask.ts';
import type { AssessStep } from '../recording/flags.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Why, where it is asked: not yet needs a reason, partial may have one, and so may what a verifier did not agree with. Undefined:
 * the assessor goes back instead.
 */
export async function askReason(
  outcome: 'met' | 'partial' | 'not-yet',
  disagreed: string | undefined,
  terminal: Terminal,
): Promise<AssessStep[] | undefined> {
  if (outcome === 'met' && disagreed === undefined) return [];
  const text = await askOrBack(terminal, {
    question:
      outcome === 'not-yet' || disagreed === undefined
        ? 'What is lacking, and what should the learner do?'
        : `It is ${disagreed}. Why do you decide so?`,
    flag: '--reason',
    ...(outcome === 'not-yet' ? {} : { initial: '' }),
  });
  return text === undefined ? undefined : text === '' ? [] : [{ flag: 'reason', value: text }];
}
