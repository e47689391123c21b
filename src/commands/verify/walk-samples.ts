import { requirementRows } from '../../model/rows.ts';
import { sampleCard } from '../../report/verifying.ts';
import { quoted } from '../../words/quotation.ts';
import { spoken } from '../../words/statuses.ts';

import { askOrBack, choose, chooseSeveral } from '../ask.ts';
import type { VerifyStep } from '../recording/flags.ts';
import { keep, type Walk } from '../recording/walk.ts';
import type { Terminal } from '../terminal.ts';
import type { Offer } from './offers.ts';

/** What was answered so far, for whoever comes back: which decisions were chosen, and what was said of each. */
export interface SampleAnswers {
  chosen: Offer[];
  said: Map<Offer, VerifyStep[]>;
}

const verdicts = [
  { name: 'agreed', words: 'the decision holds' },
  { name: 'not-agreed', words: 'it does not; you are asked why' },
  { name: 'part', words: 'some of these criteria: with some you agree, with others not' },
  { name: 'skip', words: 'leave it out' },
  { name: 'back', words: 'to the one before' },
] as const;

/** Asks which decisions are sampled, and goes through them; back before the first asks for the choice again. */
export async function walkSamples(offers: readonly Offer[], answers: SampleAnswers, walk: Walk): Promise<void> {
  const choices = listed(offers, walk);
  for (let at = answers.chosen.length - 1; at < answers.chosen.length; ) {
    if (at < 0) {
      const question = 'Which decisions do you sample? These have not been sampled yet:';
      const initial = choices.filter(({ name }) => answers.chosen.some((each) => each.name === name));
      const names = await chooseSeveral(walk.terminal, { question, flag: '--assessment', choices, initial });
      answers.chosen = names.flatMap(({ name }) => offers.filter((each) => each.name === name));
      at = 0;
      continue;
    }
    const offer = answers.chosen[at]!;
    const said = await askSample(offer, answers.said.get(offer), walk);
    if (said === 'back') at--;
    else {
      answers.said.set(offer, said);
      at++;
    }
  }
}

/** The answers as flags would say them. */
export const sampleSteps = ({ chosen, said }: SampleAnswers): VerifyStep[] =>
  chosen.flatMap((offer) => said.get(offer) ?? []);

/** The decisions with the title of the item, the words of the requirement or the title of the unit. */
function listed(offers: readonly Offer[], { shown: { evidence, units } }: Walk): { name: string; words: string }[] {
  const requirements = units.flatMap(requirementRows);
  return offers.map(({ name, words, target, evidence: item, requirement }) => {
    const unit = target.find(({ flag }) => flag === 'achieved')?.value;
    const title =
      evidence.find(({ id }) => id === item)?.title ??
      requirements.find(({ ref }) => ref === requirement)?.text ??
      units.find((each) => each.unit === unit)?.title;
    return { name, words: title === undefined ? words : `${title}: ${words}` };
  });
}

async function askSample(
  offer: Offer,
  before: VerifyStep[] | undefined,
  { shown, passages, look, say, terminal }: Walk,
): Promise<VerifyStep[] | 'back'> {
  terminal.stderr.write(sampleCard(offer, shown, passages, look));
  if (before !== undefined) say(`You answered: ${answerWords(before)}`);
  const target: VerifyStep[] = [{ flag: 'assessment', value: offer.record }, ...offer.target];
  const fitting = offer.refs.length > 1 ? verdicts : verdicts.filter(({ name }) => name !== 'part');
  const choices = before === undefined ? fitting : [...fitting, keep];
  const question = `What do you say of ${offer.name}?`;
  const initial = before === undefined ? undefined : keep;
  for (;;) {
    const { name } = await choose(terminal, { question, flag: '--agreed', choices, initial });
    if (name === 'back') return 'back';
    if (name === 'keep') return before!;
    if (name === 'skip') return [];
    const said = name === 'part' ? await askParts(offer, target, terminal) : await verdict(name, target, terminal);
    if (said !== undefined) return said;
  }
}

/** What is said of the target; undefined where the verifier goes back instead of giving a reason. */
async function verdict(
  outcome: 'agreed' | 'not-agreed',
  target: readonly VerifyStep[],
  terminal: Terminal,
): Promise<VerifyStep[] | undefined> {
  if (outcome === 'agreed') return [...target, { flag: 'agreed', value: '' }];
  const reason = await askOrBack(terminal, { question: 'Why does it not hold?', flag: '--reason' });
  if (reason === undefined) return undefined;
  return [...target, { flag: 'not-agreed', value: '' }, { flag: 'reason', value: reason }];
}

/** Some of what was decided on an item: with some the verifier agrees, with others not, and the rest is not sampled. */
async function askParts(
  { refs }: Offer,
  target: readonly VerifyStep[],
  terminal: Terminal,
): Promise<VerifyStep[] | undefined> {
  const some = async (question: string, of: readonly string[]) => {
    if (of.length === 0) return [];
    const choices = of.map((ref) => ({ name: ref }));
    return (await chooseSeveral(terminal, { question, flag: '--criteria', choices })).map(({ name }) => name);
  };
  const holding = await some('With which of them do you agree?', refs);
  const others = refs.filter((ref) => !holding.includes(ref));
  const failing = await some('With which do you not agree? The rest is not sampled.', others);
  const of = (chosen: readonly string[]): VerifyStep => ({ flag: 'criteria', value: chosen.join(',') });
  const agreed = holding.length === 0 ? [] : await verdict('agreed', [...target, of(holding)], terminal);
  const notAgreed = failing.length === 0 ? [] : await verdict('not-agreed', [...target, of(failing)], terminal);
  return agreed && notAgreed && [...agreed, ...notAgreed];
}

/** What was answered, with the reason; of some of an item, how much. */
function answerWords(steps: readonly VerifyStep[]): string {
  const outcomes = steps.flatMap(({ flag }) => (flag === 'agreed' || flag === 'not-agreed' ? [flag] : []));
  const outcome =
    outcomes.length === 0 ? 'skip' : outcomes.join(' with some, ').concat(outcomes.length > 1 ? ' with others' : '');
  const reason = steps.find(({ flag }) => flag === 'reason')?.value;
  return `${spoken(outcome)}${reason === undefined ? '.' : `: ${quoted(reason)}`}`;
}
