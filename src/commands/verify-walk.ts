import { AnswersEnded, choose } from './ask.ts';
import { askActions, askFeedback, FeedbackEnded } from './recording/ask-endings.ts';
import type { Walked } from './recording/conclude-walk.ts';
import { confirmRecord } from './recording/confirm-record.ts';
import { type Recording, shownRow } from './recording/open-recording.ts';
import type { Author } from './recording/record-faults.ts';
import { lookAt } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import type { Stage } from './verify/draft-verification.ts';
import type { VerifyStep } from './verify/flags.ts';
import { offersFor } from './verify/offers.ts';
import type { VerifyOptions } from './verify/options.ts';
import { planVerification } from './verify/plan-verification.ts';
import { type SampleAnswers, sampleSteps, walkSamples } from './verify/walk-samples.ts';

export interface Walk extends Author {
  recording: Recording;
  options: VerifyOptions;
}

/** What a verifier said, as flags would say it, and how it ended. */
export interface Answered extends Walked<VerifyStep> {
  stage: Stage | undefined;
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
  const look = lookAt({ open: recording.open, started: 0, veil: recording.veil }, terminal.stderr, options, terminal);
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
      said.actions = await askActions(shownRow(recording, recording.veil), date, terminal, said.actions);
    },
    feedback: async () => {
      feedback = await askFeedback('Feedback to the assessor:', terminal, feedback);
    },
  };
  const asked = parts.filter((part) => part !== 'decisions' || offers.length > 0);
  const steps = () => [...said.decisions, ...said.actions];
  if (offers.length === 0) terminal.stderr.write('Everything that was decided has been sampled.\n');
  try {
    for (const part of asked) await ask[part]();
    for (;;) {
      if (steps().length === 0 && feedback === '') {
        terminal.stderr.write('Nothing was sampled, so nothing is written.\n');
        return undefined;
      }
      const plan = planVerification({ steps: steps(), stage, feedback, by, date }, recording);
      const answer = await confirmRecord(plan, asked, recording, look, terminal);
      if (typeof answer === 'string') return { steps: steps(), stage, feedback, end: answer };
      await ask[answer.back]();
    }
  } catch (error) {
    if (!(error instanceof AnswersEnded)) throw error;
    if (error instanceof FeedbackEnded) feedback = error.soFar;
    said.decisions = sampleSteps(answers);
    return { steps: steps(), stage, feedback, end: 'ended' };
  }
}
