import type { UnitRow } from '../model/result.ts';
import { gradeFacts } from './not-asked.ts';
import { waivedIn, waivedShare } from './waived.ts';
import { counted, statusWords } from './words.ts';

/** What every report counts of a unit; the requirements are those that bind. */
export interface UnitNumbers {
  met: number;
  claimed: number;
  total: number;
  requirementsMet: number;
  requirements: number;
  gaps: number;
  /** How many of the gaps are waived; left out where none is. */
  waived?: number;
}

export function unitNumbers(unit: UnitRow): UnitNumbers {
  const waived = waivedIn(unit.gaps);
  const musts = unit.requirements.filter(({ force }) => force === 'must');
  return {
    met: unit.criteriaMet,
    claimed: unit.criteriaClaimed,
    total: unit.criteriaTotal,
    requirementsMet: musts.filter(({ status }) => status === 'met').length,
    requirements: musts.length,
    gaps: unit.gaps.length,
    ...(waived === 0 ? {} : { waived }),
  };
}

/** "5/6 requirements"; of a unit that is not started only how many there are: what holds of no evidence is no achievement. */
export const requirementWords = ({ status }: Pick<UnitRow, 'status'>, met: number, all: number): string =>
  status === 'not-started' ? counted(all, 'requirement') : `${met}/${all} requirements`;

/** How a unit stands, fact by fact: "in progress", "13/18 criteria met", "2 claimed", "5/6 requirements", "7 gaps". */
export function unitFacts(
  unit: Pick<UnitRow, 'status' | 'grade' | 'targetGrade'>,
  { met, claimed, total, requirementsMet, requirements, gaps, waived = 0 }: UnitNumbers,
): string[] {
  return [
    statusWords[unit.status],
    ...gradeFacts(unit),
    ...(total === 0 ? [] : [`${met}/${total} criteria met`, ...(claimed > 0 ? [`${claimed} claimed`] : [])]),
    ...(requirements === 0 ? [] : [requirementWords(unit, requirementsMet, requirements)]),
    ...(total + requirements === 0 ? [] : [`${counted(gaps, 'gap')}${waivedShare(gaps, waived)}`]),
  ];
}
