import { type Movers, nextMover } from '../model/moves.ts';
import type { Owner } from '../model/result.ts';

/** Who moves next, in a sentence. */
export const ownerWords: Record<Owner, string> = { learner: 'the learner', assessor: 'the assessor' };

/** Who moves next in few words; where both have gaps to close, with how many: "learner (10), assessor (12)". */
export function nextMoves(movers: Movers): string {
  const { owner, gapsLearner, gapsAssessor } = movers;
  if (owner === undefined || gapsLearner === 0 || gapsAssessor === 0) return nextMover(movers) ?? '';
  return `learner (${gapsLearner}), assessor (${gapsAssessor})`;
}
