import type { UnitRow } from './result.ts';
import { waivedIn } from './waived.ts';

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
