import type { AwaitingPair } from '../../evaluate/awaiting-decision.ts';
import { counted } from '../../words/counts.ts';
import { actionsPart, feedbackPart } from '../recording/ask-endings.ts';
import type { AssessStep } from '../recording/flags.ts';
import { type Part, partOfSeveral, type Walk, type Walked, walkThrough } from '../recording/walk.ts';
import { askCountersignatures } from './ask-countersignatures.ts';
import { askJudgements, askSignOffs } from './ask-judgements.ts';
import { askNotApplicable } from './ask-not-applicable.ts';
import { nothingAwaits, pairsFor } from './pairs-for.ts';
import { planAssessment, preview } from './plan-assessment.ts';
import { noPairAnswers, pairSteps, walkPairs } from './walk-pairs.ts';

/**
 * Asks an assessor at a terminal about everything that awaits them, or where items are named, what awaits a decision on these;
 * undefined where nothing was said.
 */
export async function walkAssessment(walk: Walk, items: readonly string[]): Promise<Walked<AssessStep> | undefined> {
  const { recording, by, date } = walk;
  const answers = noPairAnswers();
  const given = { feedback: '' };
  let pairs: AwaitingPair[] = [];
  let goesOn = items.length === 0;
  const isOn = () => goesOn;

  const countersignatures = partOfSeveral<AssessStep>(
    'countersignatures',
    ['decisions', 'judgements', 'sign-offs'],
    async (earlier) => {
      const said = items.length === 0 ? await askCountersignatures(walk, earlier) : earlier;
      const awaiting = pairsFor(walk, items, await preview([...said.values()].flat(), walk));
      if (awaiting.pairs.length !== pairs.length) answers.at = 0;
      pairs = awaiting.pairs;
      const reading = counted(new Set(pairs.map(({ item }) => item.id)).size, 'item');
      if (pairs.length === 0) walk.say(nothingAwaits(items, recording));
      else
        walk.say(`${counted(pairs.length, 'decision')} to make on ${items.length > 0 ? items.join(', ') : reading}.`);
      for (const each of awaiting.left) walk.say(each);
      return said;
    },
  );
  const decisions: Part<AssessStep> = {
    name: 'decisions',
    ask: async () => {
      const stopped = await walkPairs(pairs, answers, walk);
      goesOn = items.length === 0 && !stopped;
    },
    steps: () => pairSteps(pairs, answers),
    wasAsked: () => pairs.length > 0,
    leadsTo: ['judgements', 'sign-offs'],
  };
  return walkThrough<AssessStep>(
    {
      parts: [
        countersignatures,
        decisions,
        partOfSeveral(
          'not-applicable',
          ['judgements', 'sign-offs'],
          async (earlier, before) => askNotApplicable(await preview(before, walk), walk, earlier),
          isOn,
        ),
        partOfSeveral(
          'judgements',
          ['sign-offs'],
          async (earlier, before) => askJudgements(await preview(before, walk), walk, earlier),
          isOn,
        ),
        actionsPart(walk),
        feedbackPart('Feedback to the learner:', given, walk),
        // Where somebody stopped early, nothing of an earlier round is signed off.
        partOfSeveral('sign-offs', [], async (earlier, before) =>
          goesOn ? askSignOffs(await preview(before, walk), walk, earlier) : new Map(),
        ),
      ],
      given,
      plan: (answered) => planAssessment({ ...answered, by, date }, recording),
      nothing: 'Nothing was decided, so nothing is written.',
    },
    walk,
  );
}
