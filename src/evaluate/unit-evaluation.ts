import type { UnitRow } from '../model/result.ts';
import type { UnitStanding } from '../model/standing.ts';

/** How a unit of a learner stands, and its row, which is made when an output asks for it. */
export interface UnitEvaluation {
  standing: UnitStanding;
  row: () => UnitRow;
}
