import type { PortfolioRow } from '../model/result.ts';
import { oneLine } from '../report/safe-text.ts';
import { counted } from '../report/words.ts';
import { assessmentText } from '../write/record-text.ts';
import { askCountersignatures } from './assess/ask-countersignatures.ts';
import { askJudgements, askSignOffs } from './assess/ask-judgements.ts';
import { draftAssessment } from './assess/draft-assessment.ts';
import type { AssessStep } from './assess/flags.ts';
import { pairsFor } from './assess/pairs-for.ts';
import { noPairAnswers, walkPairs } from './assess/walk-pairs.ts';
import { recordBuilder } from './assess.ts';
import { askActions, askFeedback, confirmRecord } from './recording/ask-endings.ts';
import { type Recording, shownRow } from './recording/open-recording.ts';
import type { Author } from './recording/record-faults.ts';
import type { RecordOptions } from './recording/record-options.ts';
import { weighRecord } from './recording/weigh-record.ts';
import { placeOf } from './recording/write-record.ts';
import { lookAt } from './run-check.ts';
import type { Terminal } from './terminal.ts';

export interface Walk extends Author {
  recording: Recording;
  digests: ReadonlyMap<string, string>;
  options: RecordOptions;
  /** Only what awaits a decision on these items; empty: everything. */
  items: readonly string[];
}

/** What an assessor said, as flags would say it, and whether it is to be written. */
export interface Answered {
  steps: AssessStep[];
  feedback: string;
  isWanted: boolean;
}

/** The parts of the walk, in the order in which they are asked, and may be gone back to. */
const parts = ['decisions', 'judgements', 'actions', 'feedback', 'sign-offs'] as const;
type Part = (typeof parts)[number];

/** Asks an assessor at a terminal about everything that awaits them; undefined where nothing was said. */
export async function walkAssessment(walk: Walk, terminal: Terminal): Promise<Answered | undefined> {
  const { recording, options, items, date } = walk;
  const look = lookAt({ open: recording.open, started: 0, hide: recording.hide }, terminal.stderr, options, terminal);
  const say = (text: string) => terminal.stderr.write(`${oneLine(text)}\n`);
  const confirmed = items.length > 0 ? [] : await askCountersignatures(walk, recording, look, terminal);
  const now = await preview(confirmed, walk);
  const { pairs, left } = pairsFor(walk, options.unit, { ...recording, row: now }, items);
  const reading = counted(new Set(pairs.map(({ item }) => item)).size, 'item');
  say(`${counted(pairs.length, 'decision')} to make on ${items.length > 0 ? items.join(', ') : reading}.`);
  for (const each of left) say(each);

  const answers = noPairAnswers();
  const said: Record<'decisions' | 'actions', AssessStep[]> = { decisions: [], actions: [] };
  let judged = new Map<string, AssessStep[]>();
  let signed = new Map<string, AssessStep[]>();
  let feedback = '';
  let goesOn = items.length === 0;
  const decided = () => [...confirmed, ...said.decisions];
  const steps = () => [...decided(), ...[...judged.values()].flat(), ...said.actions, ...[...signed.values()].flat()];
  const ask: Record<Part, () => Promise<void>> = {
    decisions: async () => {
      const walked = await walkPairs(pairs, answers, walk, recording, look, terminal);
      said.decisions = walked.steps;
      goesOn = items.length === 0 && !walked.stopped;
    },
    judgements: async () => {
      if (goesOn) judged = await askJudgements(await preview(decided(), walk), walk, judged, look, terminal);
    },
    actions: async () => {
      said.actions = await askActions(shownRow(recording, recording.hide), date, terminal, said.actions);
    },
    feedback: async () => {
      feedback = await askFeedback('Feedback to the learner:', terminal, feedback);
    },
    'sign-offs': async () => {
      const before = signed;
      signed = new Map();
      if (goesOn) signed = await askSignOffs(await preview(steps(), walk), walk, before, terminal);
    },
  };
  for (const part of parts) await ask[part]();
  for (;;) {
    if (steps().length === 0 && feedback === '') {
      say('Nothing was decided, so nothing is written.');
      return undefined;
    }
    const asked: Record<Part, boolean> = {
      decisions: pairs.length > 0,
      judgements: judged.size > 0,
      actions: true,
      feedback: true,
      'sign-offs': signed.size > 0,
    };
    const open = parts.filter((part) => asked[part]);
    const answer = await confirmRecord(await recordOf(steps(), walk), open, recording, look, terminal);
    if (typeof answer === 'string') return { steps: steps(), feedback, isWanted: answer === 'yes' };
    await ask[answer.back]();
    // What is due may be something else now.
    if (answer.back === 'decisions') await ask.judgements();
    if (answer.back === 'decisions' || answer.back === 'judgements') await ask['sign-offs']();
  }
}

/** The record that the answers so far make. */
async function recordOf(steps: readonly AssessStep[], walk: Walk) {
  const { recording, digests } = walk;
  const { draft } = draftAssessment(steps, recording.intake.workspace.units);
  return (await recordBuilder(draft, walk, digests, recording))(placeOf('assessment', recording).id);
}

/** The portfolio as it would be with the answers so far. */
async function preview(steps: readonly AssessStep[], walk: Walk): Promise<PortfolioRow> {
  const { hide } = walk.recording;
  if (steps.length === 0) return shownRow(walk.recording, hide);
  const text = assessmentText(await recordOf(steps, walk), '');
  return shownRow((await weighRecord(walk.recording, placeOf('assessment', walk.recording), text)).after, hide);
}
