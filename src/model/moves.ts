import type { Gap, Owner, UnitRow } from './result.ts';

/** Who moves next about a gap: its owner, but for what waits for something that the assessor has begun or planned. */
export const whoseMove = ({ owner, move }: Pick<Gap, 'owner' | 'move'>): Owner => move ?? owner;

/** How many gaps of a unit wait for each person's move; those that are waived are nobody's. */
export interface GapOwners {
  gapsLearner: number;
  gapsAssessor: number;
}

export function gapOwners({ gaps }: Pick<UnitRow, 'gaps'>): GapOwners {
  const of = (owner: Owner) => gaps.filter((gap) => whoseMove(gap) === owner && gap.waived === undefined).length;
  return { gapsLearner: of('learner'), gapsAssessor: of('assessor') };
}

/** Whose gaps a unit has, and whom it waits for as a whole. */
export type Movers = GapOwners & { owner?: Owner | undefined };

/** The one who moves next; the unit's owner where both have gaps to close, or nobody has. */
export const nextMover = ({ owner, gapsLearner, gapsAssessor }: Movers): Owner | undefined =>
  owner === undefined || gapsLearner > 0 === gapsAssessor > 0 ? owner : gapsLearner > 0 ? 'learner' : 'assessor';
