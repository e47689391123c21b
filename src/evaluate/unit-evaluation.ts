import type { UnitRow } from '../model/result.ts';
import type { UnitStanding } from '../model/standing.ts';
import type { AssessedClaim } from '../resolve/assess-claims.ts';

/** How a unit of a learner stands, and its row, which is made when an output asks for it. */
export interface UnitEvaluation {
  standing: UnitStanding;
  row: () => UnitRow;
}

/** Whether errors keep a unit with these claims from being complete. */
export type HasErrors = (claims: readonly AssessedClaim[], unit: string) => boolean;
