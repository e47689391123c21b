import type { Owner, UnitRow } from '../model/result.ts';

/** How many gaps of a unit are each person's to close; those that are waived are nobody's. */
export interface GapOwners {
  gapsLearner: number;
  gapsAssessor: number;
}

export function gapOwners({ gaps }: Pick<UnitRow, 'gaps'>): GapOwners {
  const of = (owner: Owner) => gaps.filter((gap) => gap.owner === owner && gap.waived === undefined).length;
  return { gapsLearner: of('learner'), gapsAssessor: of('assessor') };
}

/** Who moves next in few words; where both have gaps to close, with how many: "learner (10), assessor (12)". */
export function nextMoves({ owner, gapsLearner, gapsAssessor }: GapOwners & { owner?: Owner | undefined }): string {
  if (owner === undefined || gapsLearner === 0 || gapsAssessor === 0) return owner ?? '';
  return `learner (${gapsLearner}), assessor (${gapsAssessor})`;
}
