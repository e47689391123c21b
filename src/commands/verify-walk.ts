import type { Look } from '../report/look.ts';
import { passagesOf } from '../report/passages.ts';
import { sampleCard } from '../report/verifying.ts';
import { askText, choose, chooseSeveral } from './ask.ts';
import { askActions, askFeedback, confirmRecord } from './recording/ask-endings.ts';
import { type Recording, shownRow } from './recording/open-recording.ts';
import type { Author } from './recording/record-faults.ts';
import { placeOf } from './recording/write-record.ts';
import { lookAt } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { draftVerification, type Stage, verificationRecord } from './verify/draft-verification.ts';
import type { VerifyStep } from './verify/flags.ts';
import { type Offer, offersFor } from './verify/offers.ts';
import type { VerifyOptions } from './verify.ts';

export interface Walk extends Author {
  recording: Recording;
  options: VerifyOptions;
}

const stages = [
  { name: 'interim', words: 'while the unit is under way' },
  { name: 'summative', words: 'before certification' },
] as const;
const verdicts = [
  { name: 'agreed', words: 'the decision holds' },
  { name: 'not-agreed', words: 'it does not; you are asked why' },
  { name: 'part', words: 'sample only some of these criteria' },
  { name: 'skip', words: 'leave it out' },
] as const;

/**
 * Asks a verifier at a terminal which decisions are sampled, and what they say of each, and answers it as flags would say it;
 * undefined where there is nothing to write.
 */
export async function walkVerification(
  walk: Walk,
  terminal: Terminal,
): Promise<{ steps: VerifyStep[]; stage: Stage | undefined; feedback: string } | undefined> {
  const { recording, by, date, options } = walk;
  const look = lookAt({ open: recording.open, started: 0, hide: recording.hide }, terminal.stderr, options, terminal);
  const { offers, left } = offersFor(walk, options.unit, recording);
  for (const each of left) terminal.stderr.write(`${each}\n`);
  const steps: VerifyStep[] = [];
  let stage: Stage | undefined = options.stage;
  if (offers.length === 0) terminal.stderr.write('Everything that was decided has been sampled.\n');
  else {
    stage ??= (await choose(terminal, { question: 'At which stage?', flag: '--stage', choices: stages })).name;
    const question = 'Which decisions do you sample? These have not been sampled yet:';
    const chosen = await chooseSeveral(terminal, { question, flag: '--assessment', choices: offers });
    for (const offer of chosen) steps.push(...(await askSample(offer, recording, look, terminal)));
  }
  steps.push(...(await askActions(shownRow(recording, recording.hide), date, terminal)));
  const feedback = await askFeedback('Feedback to the assessor:', terminal);
  if (steps.length === 0 && feedback === '') {
    terminal.stderr.write('Nothing was sampled, so nothing is written.\n');
    return undefined;
  }
  const { draft } = draftVerification(steps, stage);
  const record = verificationRecord(draft, { id: placeOf('verification', recording).id, by, date });
  return (await confirmRecord(record, recording, look, terminal)) ? { steps, stage, feedback } : undefined;
}

async function askSample(offer: Offer, recording: Recording, look: Look, terminal: Terminal): Promise<VerifyStep[]> {
  const row = shownRow(recording, recording.hide);
  terminal.stderr.write(`${sampleCard(offer, row, passagesOf(row, recording.result.people, look), look)}\n`);
  const target: VerifyStep[] = [{ flag: 'assessment', value: offer.record }, ...offer.target];
  const choices = offer.refs.length > 1 ? verdicts : verdicts.filter(({ name }) => name !== 'part');
  let { name } = await choose(terminal, { question: `What do you say of ${offer.name}?`, flag: '--agreed', choices });
  if (name === 'part') {
    const parts = offer.refs.map((ref) => ({ name: ref }));
    const some = await chooseSeveral(terminal, {
      question: 'Which of them?',
      flag: '--criteria',
      choices: parts,
      atLeast: 1,
    });
    target.push({ flag: 'criteria', value: some.map((each) => each.name).join(',') });
    const rest = verdicts.filter((each) => each.name !== 'part');
    ({ name } = await choose(terminal, { question: 'What do you say of these?', flag: '--agreed', choices: rest }));
  }
  if (name === 'skip') return [];
  if (name === 'agreed') return [...target, { flag: 'agreed', value: '' }];
  const reason = await askText(terminal, { question: 'Why does it not hold?', flag: '--reason' });
  return [...target, { flag: 'not-agreed', value: '' }, { flag: 'reason', value: reason }];
}
