import { whoseMove } from '../evaluate/whose-move.ts';
import type { Owner, UnitRow } from '../model/result.ts';

/** How many gaps of a unit wait for each person's move; those that are waived are nobody's. */
export interface GapOwners {
  gapsLearner: number;
  gapsAssessor: number;
}

export function gapOwners({ gaps }: Pick<UnitRow, 'gaps'>): GapOwners {
  const of = (owner: Owner) => gaps.filter((gap) => whoseMove(gap) === owner && gap.waived === undefined).length;
  return { gapsLearner: of('learner'), gapsAssessor: of('assessor') };
}

type Movers = GapOwners & { owner?: Owner | undefined };

/** The one who moves next; the unit's owner where both have gaps to close, or nobody has. */
export const nextMover = ({ owner, gapsLearner, gapsAssessor }: Movers): Owner | undefined =>
  owner === undefined || gapsLearner > 0 === gapsAssessor > 0 ? owner : gapsLearner > 0 ? 'learner' : 'assessor';

/** Who moves next in few words; where both have gaps to close, with how many: "learner (10), assessor (12)". */
export function nextMoves(movers: Movers): string {
  const { owner, gapsLearner, gapsAssessor } = movers;
  if (owner === undefined || gapsLearner === 0 || gapsAssessor === 0) return nextMover(movers) ?? '';
  return `learner (${gapsLearner}), assessor (${gapsAssessor})`;
}
