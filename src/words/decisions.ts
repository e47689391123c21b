import { refusalOf } from '../model/refusal.ts';
import type { ClaimRow, SampledRow, UnitRow } from '../model/result.ts';
import { quoted } from './quotation.ts';

type DecisionRow = NonNullable<ClaimRow['decision']>;

/** Of a decision on several items taken together, which the others are: ", together with E15"; else nothing. */
export const togetherWords = (decision: Pick<DecisionRow, 'with'>): string =>
  decision.with === undefined ? '' : `, together with ${decision.with.join(', ')}`;

/** What a verifier did not agree with, and why: "V01 did not agree with A01 on E01: “It shows one customer only.”" */
export const disagreed = ({ record, reason }: Pick<SampledRow, 'record' | 'reason'>, what: string): string =>
  `${record} did not agree with ${what}${reason === undefined ? '' : `: ${quoted(reason)}`}`;

/** Why the sign-off of a unit does not hold, where it is the verifier who does not agree with it. */
export function refusedSignOff({ signOff }: Pick<UnitRow, 'signOff'>): string | undefined {
  const refusal = refusalOf(signOff);
  if (signOff === undefined || refusal === undefined) return undefined;
  return disagreed(refusal, `the sign-off in ${signOff.record}`);
}
