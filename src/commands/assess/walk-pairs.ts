import type { AwaitingPair } from '../../evaluate/awaiting-decision.ts';
import { outcomeWords } from '../../model/vocabulary.ts';
import { locatorForm } from '../../parse/locators.ts';
import type { SourceText } from '../../parse/source-text.ts';
import { itemCard, pairCard } from '../../report/assessing.ts';
import type { Look } from '../../report/look.ts';
import { oneLine } from '../../report/safe-text.ts';
import { wrap } from '../../report/wrap.ts';
import { creditPlace } from '../../resolve/assess-claims.ts';
import { askFor, askText, choose } from '../ask.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { Author } from '../recording/record-faults.ts';
import { wordsOf } from '../recording/ref-words.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { AssessStep } from './flags.ts';
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
export const keep = { name: 'keep', words: 'what you answered' } as const;

/** What was answered before, with its reason. */
export function sayAnswered([said, reason]: readonly AssessStep[], { width }: Pick<Look, 'width'>, terminal: Terminal) {
  const outcome = said?.flag === 'judge' ? said.value.split('=')[1] : said?.flag;
  const because = reason?.flag === 'reason' ? `: “${reason.value}”` : '.';
  terminal.stderr.write(`${wrap(oneLine(`You answered: ${outcome}${because}`), width).join('\n')}\n`);
}

/** What was answered so far, for whoever comes back; `at` is the pair that was asked about last. */
export interface PairAnswers {
  given: Map<AwaitingPair, AssessStep[]>;
  credits: Map<AwaitingPair, AssessStep[]>;
  at: number;
  explained: boolean;
}
export const noPairAnswers = (): PairAnswers => ({ given: new Map(), credits: new Map(), at: 0, explained: false });

/**
 * Goes through what awaits a decision, item by item. Answers as flags would say it, and whether the assessor stopped early.
 */
export async function walkPairs(
  pairs: readonly AwaitingPair[],
  answered: PairAnswers,
  author: Author,
  recording: Recording,
  look: Look,
  terminal: Terminal,
): Promise<{ steps: AssessStep[]; stopped: boolean }> {
  const facts = factsOf(recording, author, look);
  const { given, credits } = answered;
  const items = [...new Set(pairs.map(({ item }) => item))];
  let shown: string | undefined;
  let stopped = false;
  for (let at = Math.max(0, Math.min(answered.at, pairs.length - 1)); at < pairs.length; ) {
    answered.at = at;
    const pair = pairs[at]!;
    if (shown !== pair.item.id) {
      const count = `item ${items.indexOf(pair.item) + 1} of ${items.length}`;
      terminal.stderr.write(`${itemCard(pair.item, count, recording.result.people, look)}`);
      shown = pair.item.id;
    }
    terminal.stderr.write(`${pairCard(facts(pair), look)}\n`);
    const said = given.get(pair);
    // Whoever came back here and presses Enter changes nothing.
    const all = said === undefined ? answers : [...answers, keep];
    if (said !== undefined) sayAnswered(said, look, terminal);
    const choices = answered.explained ? all.map(({ name }) => ({ name })) : all;
    answered.explained = true;
    const question = `Does ${pair.item.id} show ${pair.ref}?`;
    const { name } = await choose(terminal, {
      question,
      flag: '--met',
      choices,
      initial: said === undefined ? choices[3] : keep,
    });
    if (name === 'end') {
      stopped = true;
      break;
    }
    if (name === 'back') {
      if (at === 0) terminal.stderr.write('This is the first.\n');
      else at--;
      continue;
    }
    if (name === 'credit') {
      const credit = await askCredit(pair, recording, terminal);
      if (credit !== undefined) credits.set(pair, [...(credits.get(pair) ?? []), ...credit]);
      continue;
    }
    if (name === 'skip') given.delete(pair);
    else if (name !== 'keep') given.set(pair, await askReason(name, pair, terminal));
    at++;
  }
  const steps = items.flatMap((item): AssessStep[] => {
    const own = pairs
      .filter((pair) => pair.item === item)
      .flatMap((pair) => [...(given.get(pair) ?? []), ...(credits.get(pair) ?? [])]);
    return own.length === 0 ? [] : [{ flag: 'evidence', value: item.id }, ...own];
  });
  return { steps, stopped };
}

async function askReason(
  outcome: 'met' | 'partial' | 'not-yet',
  { ref }: AwaitingPair,
  terminal: Terminal,
): Promise<AssessStep[]> {
  const said: AssessStep = { flag: outcome, value: ref };
  if (outcome === 'met') return [said];
  const asked = { question: 'What is lacking, and what should the learner do?', flag: '--reason' };
  return [said, { flag: 'reason', value: await askText(terminal, asked) }];
}

async function askCredit(
  pair: AwaitingPair,
  recording: Recording,
  terminal: Terminal,
): Promise<AssessStep[] | undefined> {
  const { resolved, intake, row, hide } = recording;
  const { units } = intake.workspace;
  const linked = resolved.portfolio.itemById.get(pair.item.id)!;
  const ref = await askFor(terminal, {
    question: `Which criterion does ${pair.item.id} show as well?`,
    flag: '--met',
    initial: '',
    read: (written) => {
      if (written === '') return '';
      const leaf = units.leaf(written);
      if (leaf === undefined || !row.units.some(({ unit }) => unit === leaf.unit))
        throw new UsageError(`this portfolio has no criterion ${written}`, 'write it as in B9/1.5');
      if (linked.claims.some((claim) => claim.leaf === leaf))
        throw new UsageError(`the learner claims ${written} with it already`);
      return written;
    },
  });
  if (ref === '') return undefined;
  const width = terminal.stderr.columns ?? 80;
  terminal.stderr.write(`\n${wrap(oneLine(`${ref}: ${wordsOf(ref, units)}`), width).join('\n')}\n`);
  const place = await askFor(terminal, {
    question: 'Where is it shown? Words of the text, or a file with its page or time.',
    flag: '--place',
    initial: '',
    read: (written) => {
      const { kind } = creditPlace(resolved.portfolio, linked.item, written);
      if (written === '' || kind === 'file' || kind === 'words') return written;
      throw new UsageError(
        `${pair.item.id} has no such place`,
        lineWords(written, resolved.portfolio.bodyOf(linked.item), hide) ??
          'copy the words as they stand there, or Enter for none',
      );
    },
  });
  const credit: AssessStep = { flag: 'met', value: ref };
  return place === '' ? [credit] : [credit, { flag: 'place', value: place }];
}

/** Whoever names a line is told its words: a line moves with the next sentence that is written above it. */
function lineWords(written: string, body: SourceText, hide: (text: string) => string): string | undefined {
  const number = /^(?:line|l\.?)\s*(\d+)$/i.exec(written)?.[1];
  if (number === undefined) return undefined;
  const text = body.text
    .split(/\r\n?|\n/)
    [Number(number) - body.firstLine]?.replace(locatorForm, '')
    .trim();
  if (text === undefined || text === '') return `no words of the text stand on line ${number}; copy those that show it`;
  const shown = oneLine(hide(text));
  return `copy words of it, as they stand on line ${number}: “${shown.length > 120 ? `${shown.slice(0, 119)}…` : shown}”`;
}
