import type { CriterionPartRow, RequirementPartRow, UnitRow } from '../../model/result.ts';

/** The rows of what claims are about: criteria, or their parts. */
export function leafRows({ criteria }: UnitRow): CriterionPartRow[] {
  return criteria.flatMap(({ parts, claims = [], outcome: _, ...row }) => parts ?? [{ ...row, claims }]);
}

/** The rows of the requirements and of their parts, each by itself. */
export const requirementRows = ({ requirements }: UnitRow): RequirementPartRow[] =>
  requirements.flatMap((each) => [{ ...each, parts: [] }, ...each.parts]);
