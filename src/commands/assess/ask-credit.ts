import type { AwaitingPair } from '../../evaluate/awaiting-decision.ts';
import type { EvidenceRow } from '../../model/result.ts';
import { leafRows } from '../../model/rows.ts';
import { outcomeWords } from '../../model/vocabulary.ts';
import { quoted } from '../../words/quotation.ts';
import { askOrBack, choose } from '../ask.ts';
import type { AssessStep } from '../recording/flags.ts';
import { wordsOf } from '../recording/ref-words.ts';
import type { Walk } from '../recording/walk.ts';
import { askPlace } from './ask-place.ts';
import { askReason } from './ask-reason.ts';
import { creditable, unclaimed } from './creditable.ts';
import { tryOut } from './plan-assessment.ts';

/** What is credited to one item that the learner does not claim with it, by criterion. */
export type Credits = Map<string, AssessStep[]>;

export const creditSteps = (credits: Credits | undefined): AssessStep[] => [...(credits?.values() ?? [])].flat();

const outcomes = [
  { name: 'met', words: outcomeWords.met.toLowerCase() },
  { name: 'partial', words: 'contributes; more is needed' },
  { name: 'back', words: 'to another criterion, or none' },
] as const;
const remove = { name: 'remove', words: 'take your credit back' } as const;

/** Asks which criterion an item shows besides, how well and where; each is said back, and can be changed or taken back. */
export async function askCredit(
  item: EvidenceRow,
  credits: Credits,
  pairs: readonly AwaitingPair[],
  walk: Walk,
): Promise<void> {
  const { terminal, say } = walk;
  const { units } = walk.recording.intake.workspace;
  for (;;) {
    for (const steps of credits.values()) say(creditWords(steps));
    const ref = await askOrBack(terminal, {
      question: `Which criterion does ${item.id} show as well?`,
      flag: '--met',
      initial: '',
      explain: () => unclaimed(item, pairs, walk),
      read: (written) => (written === '' ? undefined : creditable(written, item, pairs, walk)),
    });
    if (ref === undefined) return;
    terminal.stderr.write('\n');
    say(`${ref}: ${wordsOf(ref, units)}`);
    const { after, errors } = await tryOut(
      [
        { flag: 'evidence', value: item.id },
        { flag: 'met', value: ref },
      ],
      walk,
    );
    const claim = after.row.units
      .flatMap(leafRows)
      .find((row) => row.ref === ref)
      ?.claims?.find(({ evidence }) => evidence === item.id);
    if (claim?.why !== undefined) say(`does not count: ${claim.why}`);
    if (errors.length > 0) {
      for (const { message } of errors) say(walk.recording.hide(message));
      continue;
    }
    const steps = await askOutcome(item, ref, credits, walk);
    if (steps === 'back') continue;
    if (steps === 'remove') credits.delete(ref);
    else credits.set(ref, steps);
    say(steps === 'remove' ? `${ref} is not credited any more.` : creditWords(steps));
    return;
  }
}

async function askOutcome(
  item: EvidenceRow,
  ref: string,
  credits: Credits,
  walk: Walk,
): Promise<AssessStep[] | 'back' | 'remove'> {
  const { terminal } = walk;
  for (;;) {
    const choices = credits.has(ref) ? [...outcomes, remove] : outcomes;
    const { name } = await choose(terminal, { question: `Does ${item.id} show ${ref}?`, flag: '--met', choices });
    if (name === 'back' || name === 'remove') return name;
    const reason = await askReason(name, undefined, terminal);
    const place = reason && (await askPlace(item, walk));
    if (reason === undefined || place === undefined) continue;
    const shown: AssessStep[] = place === '' ? [] : [{ flag: 'place', value: place }];
    return [{ flag: name, value: ref }, ...shown, ...reason];
  }
}

/** "You credited B9/3.6 as met, shown at “Then I”." */
function creditWords([said, ...more]: readonly AssessStep[]): string {
  const place = more.find(({ flag }) => flag === 'place')?.value;
  return `You credited ${said?.value} as ${said?.flag}${place === undefined ? '' : `, shown at ${quoted(place)}`}.`;
}
