import { oneLine } from '../document/safe-text.ts';
import { counted } from '../words/counts.ts';
import { AnswersEnded } from './ask.ts';
import { askCountersignatures } from './assess/ask-countersignatures.ts';
import { askJudgements, askSignOffs } from './assess/ask-judgements.ts';
import { askNotApplicable } from './assess/ask-not-applicable.ts';
import type { AssessStep } from './assess/flags.ts';
import { nothingAwaits, pairsFor } from './assess/pairs-for.ts';
import { planAssessment } from './assess/plan-assessment.ts';
import { preview } from './assess/try-out.ts';
import type { Walk } from './assess/walk.ts';
import { noPairAnswers, pairSteps, walkPairs } from './assess/walk-pairs.ts';
import { askActions, askFeedback, FeedbackEnded } from './recording/ask-endings.ts';
import type { Walked } from './recording/conclude-walk.ts';
import { confirmRecord } from './recording/confirm-record.ts';
import { shownRow } from './recording/open-recording.ts';
import { lookAt } from './run-check.ts';
import type { Terminal } from './terminal.ts';

/** The parts of the walk, in the order in which they are asked, and may be gone back to. */
const parts = [
  'countersignatures',
  'decisions',
  'not-applicable',
  'judgements',
  'actions',
  'feedback',
  'sign-offs',
] as const;
type Part = (typeof parts)[number];
type ByRef = Map<string, AssessStep[]>;

/** Asks an assessor at a terminal about everything that awaits them; undefined where nothing was said. */
export async function walkAssessment(walk: Walk, terminal: Terminal): Promise<Walked<AssessStep> | undefined> {
  const { recording, options, items, date } = walk;
  const look = lookAt({ open: recording.open, started: 0, veil: recording.veil }, terminal.stderr, options, terminal);
  const say = (text: string) => terminal.stderr.write(`${oneLine(text)}\n`);
  const answers = noPairAnswers();
  const said: Record<'countersignatures' | 'not-applicable' | 'judgements' | 'sign-offs', ByRef> = {
    countersignatures: new Map(),
    'not-applicable': new Map(),
    judgements: new Map(),
    'sign-offs': new Map(),
  };
  let pairs: ReturnType<typeof pairsFor>['pairs'] = [];
  let actions: AssessStep[] = [];
  let feedback = '';
  let goesOn = items.length === 0;
  const all = (answered: ByRef) => [...answered.values()].flat();
  const decided = () => [...all(said.countersignatures), ...pairSteps(pairs, answers), ...all(said['not-applicable'])];
  const steps = () => [...decided(), ...all(said.judgements), ...actions, ...all(said['sign-offs'])];

  const ask: Record<Part, () => Promise<void>> = {
    countersignatures: async () => {
      if (items.length === 0)
        said.countersignatures = await askCountersignatures(walk, said.countersignatures, look, terminal);
      const awaiting = pairsFor(walk, await preview(all(said.countersignatures), walk));
      if (awaiting.pairs.length !== pairs.length) answers.at = 0;
      pairs = awaiting.pairs;
      const reading = counted(new Set(pairs.map(({ item }) => item.id)).size, 'item');
      if (pairs.length === 0) say(nothingAwaits(walk));
      else say(`${counted(pairs.length, 'decision')} to make on ${items.length > 0 ? items.join(', ') : reading}.`);
      for (const each of awaiting.left) say(each);
    },
    decisions: async () => {
      const stopped = await walkPairs(pairs, answers, walk, look, terminal);
      goesOn = items.length === 0 && !stopped;
    },
    'not-applicable': async () => {
      if (!goesOn) return;
      const row = await preview([...all(said.countersignatures), ...pairSteps(pairs, answers)], walk);
      said['not-applicable'] = await askNotApplicable(row, walk, said['not-applicable'], terminal);
    },
    judgements: async () => {
      if (goesOn)
        said.judgements = await askJudgements(await preview(decided(), walk), walk, said.judgements, look, terminal);
    },
    actions: async () => {
      actions = await askActions(shownRow(recording, recording.veil), date, terminal, actions);
    },
    feedback: async () => {
      feedback = await askFeedback('Feedback to the learner:', terminal, feedback);
    },
    'sign-offs': async () => {
      const before = said['sign-offs'];
      said['sign-offs'] = new Map();
      if (goesOn) said['sign-offs'] = await askSignOffs(await preview(steps(), walk), walk, before, terminal);
    },
  };
  const wereAsked: Record<Part, () => boolean> = {
    countersignatures: () => said.countersignatures.size > 0,
    decisions: () => pairs.length > 0,
    'not-applicable': () => goesOn && said['not-applicable'].size > 0,
    judgements: () => goesOn && said.judgements.size > 0,
    actions: () => true,
    feedback: () => true,
    'sign-offs': () => said['sign-offs'].size > 0,
  };
  try {
    for (const part of parts) await ask[part]();
    for (;;) {
      if (steps().length === 0 && feedback === '') {
        say('Nothing was decided, so nothing is written.');
        return undefined;
      }
      const plan = await planAssessment({ ...walk, steps: steps(), feedback }, recording);
      const open = parts.filter((part) => wereAsked[part]());
      const answer = await confirmRecord(plan, open, recording, look, terminal);
      if (typeof answer === 'string') return { steps: steps(), feedback, end: answer };
      // What is due may be something else now.
      for (const part of [answer.back, ...dependent[answer.back]]) await ask[part]();
    }
  } catch (error) {
    if (!(error instanceof AnswersEnded)) throw error;
    if (error instanceof FeedbackEnded) feedback = error.soFar;
    return { steps: steps(), feedback, end: 'ended' };
  }
}

/** What is asked again after a part that was gone back to, for it rests on the answers there. */
const dependent: Record<Part, readonly Part[]> = {
  countersignatures: ['decisions', 'judgements', 'sign-offs'],
  decisions: ['judgements', 'sign-offs'],
  'not-applicable': ['judgements', 'sign-offs'],
  judgements: ['sign-offs'],
  actions: [],
  feedback: [],
  'sign-offs': [],
};
