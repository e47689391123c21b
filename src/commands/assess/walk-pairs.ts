import type { AwaitingPair } from '../../evaluate/awaiting-decision.ts';
import { outcomeWords } from '../../model/vocabulary.ts';
import { itemCard, pairCard } from '../../report/assessing.ts';
import { quoted } from '../../words/quotation.ts';
import { spoken } from '../../words/statuses.ts';
import { choose } from '../ask.ts';
import type { AssessStep } from '../recording/flags.ts';
import { keep, type Walk } from '../recording/walk.ts';
import { askCredit, type Credits, creditSteps } from './ask-credit.ts';
import { askReason } from './ask-reason.ts';
import { factsOf } from './pair-facts.ts';

const answers = [
  { name: 'met', words: outcomeWords.met.toLowerCase() },
  { name: 'partial', words: 'contributes; more is needed' },
  { name: 'not-yet', words: 'does not show it yet; you are asked why' },
  { name: 'skip', words: 'decide another time' },
  { name: 'credit', words: 'another criterion that this item shows and the learner did not claim' },
  { name: 'back', words: 'to the one before' },
  { name: 'end', words: 'no more decisions: on to actions and feedback' },
] as const;

/** What was answered before, with its reason. */
export function sayAnswered([said, ...more]: readonly AssessStep[], { say }: Pick<Walk, 'say'>): void {
  const outcome = said?.flag === 'judge' ? said.value.split('=')[1] : said?.flag;
  const reason = more.find(({ flag }) => flag === 'reason')?.value;
  const because = reason === undefined ? '.' : `: ${quoted(reason)}`;
  say(`You answered: ${spoken(outcome ?? '')}${because}`);
}

/** What was answered so far, for whoever comes back; `at` is the pair that was asked about last. */
export interface PairAnswers {
  given: Map<string, AssessStep[]>;
  /** By item. */
  credits: Map<string, Credits>;
  at: number;
  explained: boolean;
}
export const noPairAnswers = (): PairAnswers => ({ given: new Map(), credits: new Map(), at: 0, explained: false });

/** The same pair, also after the portfolio has been looked at anew. */
const keyOf = ({ item, ref }: AwaitingPair) => `${item.id} ${ref}`;

/** Goes through what awaits a decision, item by item; true where the assessor stopped early. */
export async function walkPairs(pairs: readonly AwaitingPair[], answered: PairAnswers, walk: Walk): Promise<boolean> {
  const { look, terminal } = walk;
  const facts = factsOf(walk);
  const { given, credits } = answered;
  const items = [...new Set(pairs.map(({ item }) => item.id))];
  let shown: string | undefined;
  for (let at = Math.max(0, Math.min(answered.at, pairs.length - 1)); at < pairs.length; ) {
    answered.at = at;
    const pair = pairs[at]!;
    const { item, ref } = pair;
    if (shown !== item.id) {
      const count = `item ${items.indexOf(item.id) + 1} of ${items.length}`;
      terminal.stderr.write(itemCard(item, count, walk.recording.result.people, look));
      shown = item.id;
    }
    const known = facts(pair);
    terminal.stderr.write(pairCard(known, look));
    const said = given.get(keyOf(pair));
    // Whoever came back here and presses Enter changes nothing.
    const choices = said === undefined ? answers : [...answers, keep];
    if (said !== undefined) sayAnswered(said, walk);
    const { name } = await choose(terminal, {
      question: `Does ${item.id} show ${ref}?`,
      flag: '--met',
      choices,
      terse: answered.explained,
      initial: said === undefined ? answers[3] : keep,
    });
    answered.explained = true;
    if (name === 'end') return true;
    if (name === 'back') {
      if (at === 0) terminal.stderr.write('This is the first.\n');
      else at--;
    } else if (name === 'credit') {
      const own = credits.get(item.id) ?? new Map();
      credits.set(item.id, own);
      await askCredit(item, own, pairs, walk);
    } else if (name === 'skip' || name === 'keep') {
      if (name === 'skip') given.delete(keyOf(pair));
      at++;
    } else {
      const reason = await askReason(name, known.disagreed, terminal);
      if (reason === undefined) continue;
      given.set(keyOf(pair), [{ flag: name, value: ref }, ...reason]);
      at++;
    }
  }
  return false;
}

/** The answers as flags would say them, item by item. */
export function pairSteps(pairs: readonly AwaitingPair[], { given, credits }: PairAnswers): AssessStep[] {
  const items = new Set([...pairs.map(({ item }) => item.id), ...credits.keys()]);
  return [...items].flatMap((item): AssessStep[] => {
    const own = pairs.filter((pair) => pair.item.id === item).flatMap((pair) => given.get(keyOf(pair)) ?? []);
    const all = [...own, ...creditSteps(credits.get(item))];
    return all.length === 0 ? [] : [{ flag: 'evidence', value: item }, ...all];
  });
}
