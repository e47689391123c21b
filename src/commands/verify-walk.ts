import { choose } from './ask.ts';
import { askActions, askFeedback, confirmRecord } from './recording/ask-endings.ts';
import { type Recording, shownRow } from './recording/open-recording.ts';
import type { Author } from './recording/record-faults.ts';
import { placeOf } from './recording/write-record.ts';
import { lookAt } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { draftVerification, type Stage, verificationRecord } from './verify/draft-verification.ts';
import type { VerifyStep } from './verify/flags.ts';
import { offersFor } from './verify/offers.ts';
import { type SampleAnswers, walkSamples } from './verify/walk-samples.ts';
import type { VerifyOptions } from './verify.ts';

export interface Walk extends Author {
  recording: Recording;
  options: VerifyOptions;
}

/** What a verifier said, as flags would say it, and whether it is to be written. */
export interface Answered {
  steps: VerifyStep[];
  stage: Stage | undefined;
  feedback: string;
  isWanted: boolean;
}

const stages = [
  { name: 'interim', words: 'while the unit is under way' },
  { name: 'summative', words: 'before certification' },
] as const;
/** The parts of the walk, in the order in which they are asked, and may be gone back to. */
const parts = ['decisions', 'actions', 'feedback'] as const;
type Part = (typeof parts)[number];

/** Asks a verifier at a terminal which decisions are sampled, and what they say of each; undefined where nothing was said. */
export async function walkVerification(walk: Walk, terminal: Terminal): Promise<Answered | undefined> {
  const { recording, by, date, options } = walk;
  const look = lookAt({ open: recording.open, started: 0, hide: recording.hide }, terminal.stderr, options, terminal);
  const { offers, left } = offersFor(walk, options.unit, recording);
  for (const each of left) terminal.stderr.write(`${each}\n`);
  const said: Record<'decisions' | 'actions', VerifyStep[]> = { decisions: [], actions: [] };
  const answers: SampleAnswers = { chosen: [], said: new Map() };
  let stage: Stage | undefined = options.stage;
  let feedback = '';
  const ask: Record<Part, () => Promise<void>> = {
    decisions: async () => {
      stage ??= (await choose(terminal, { question: 'At which stage?', flag: '--stage', choices: stages })).name;
      said.decisions = await walkSamples(offers, answers, recording, look, terminal);
    },
    actions: async () => {
      said.actions = await askActions(shownRow(recording, recording.hide), date, terminal, said.actions);
    },
    feedback: async () => {
      feedback = await askFeedback('Feedback to the assessor:', terminal, feedback);
    },
  };
  const asked = parts.filter((part) => part !== 'decisions' || offers.length > 0);
  if (offers.length === 0) terminal.stderr.write('Everything that was decided has been sampled.\n');
  for (const part of asked) await ask[part]();
  for (;;) {
    const steps = [...said.decisions, ...said.actions];
    if (steps.length === 0 && feedback === '') {
      terminal.stderr.write('Nothing was sampled, so nothing is written.\n');
      return undefined;
    }
    const { draft } = draftVerification(steps, stage);
    const record = verificationRecord(draft, { id: placeOf('verification', recording).id, by, date });
    const answer = await confirmRecord(record, asked, recording, look, terminal);
    if (typeof answer === 'string') return { steps, stage, feedback, isWanted: answer === 'yes' };
    await ask[answer.back]();
  }
}
