import { choose } from '../ask.ts';
import { actionsPart, feedbackPart } from '../recording/ask-endings.ts';
import type { VerifyStep } from '../recording/flags.ts';
import { type Part, type Walk, type Walked, walkThrough } from '../recording/walk.ts';
import type { Stage } from './draft-verification.ts';
import { offersFor } from './offers.ts';
import { planVerification } from './plan-verification.ts';
import { type SampleAnswers, sampleSteps, walkSamples } from './walk-samples.ts';

const stages = [
  { name: 'interim', words: 'while the unit is under way' },
  { name: 'summative', words: 'before certification' },
] as const;

/** Asks a verifier at a terminal which decisions are sampled, and what they say of each; undefined where nothing was said. */
export async function walkVerification(
  walk: Walk,
  said: { stage: Stage | undefined },
): Promise<Walked<VerifyStep> | undefined> {
  const { recording, by, date, terminal } = walk;
  const { offers, left } = offersFor(walk);
  for (const each of left) walk.say(each);
  if (offers.length === 0) walk.say('Everything that was decided has been sampled.');
  const answers: SampleAnswers = { chosen: [], said: new Map() };
  const given = { feedback: '' };
  const decisions: Part<VerifyStep> = {
    name: 'decisions',
    ask: async () => {
      if (offers.length === 0) return;
      said.stage ??= (await choose(terminal, { question: 'At which stage?', flag: '--stage', choices: stages })).name;
      await walkSamples(offers, answers, walk);
    },
    steps: () => sampleSteps(answers),
    wasAsked: () => offers.length > 0,
  };
  return walkThrough(
    {
      parts: [decisions, actionsPart(walk), feedbackPart('Feedback to the assessor:', given, walk)],
      given,
      plan: (answered) => planVerification({ ...answered, ...said, by, date }, recording),
      nothing: 'Nothing was sampled, so nothing is written.',
    },
    walk,
  );
}
