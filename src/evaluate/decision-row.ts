import type { ClaimRow } from '../model/result.ts';
import type { Decision } from '../resolve/decisions.ts';

/** A decision as the result shows it beside the claim or situation that it decides. */
export const decisionRow = ({ record, outcome, reason }: Decision): NonNullable<ClaimRow['decision']> => ({
  record: record.id,
  date: record.date,
  outcome,
  ...(reason === undefined ? {} : { reason }),
});
