import type { ClaimRow } from '../model/result.ts';
import type { Decision } from '../resolve/decisions.ts';

type DecisionRow = NonNullable<ClaimRow['decision']>;

/** A decision as the result shows it beside the claim or situation of an item that it decides. */
export function decisionRow({ record, outcome, reason, basis }: Decision, item: string): DecisionRow {
  const others = [...basis.keys()].filter((id) => id !== item);
  return {
    record: record.id,
    date: record.date,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(others.length === 0 ? {} : { with: others }),
  };
}

/** Of a decision on several items taken together, which the others are: ", together with E15"; else nothing. */
export const togetherWords = (decision: Pick<DecisionRow, 'with'>): string =>
  decision.with === undefined ? '' : `, together with ${decision.with.join(', ')}`;
