import type { ClaimRow, SampledRow, UnitRow } from '../model/result.ts';
import type { Decision } from '../resolve/made.ts';
import type { Sample } from '../resolve/samples.ts';

type DecisionRow = NonNullable<ClaimRow['decision']>;

/** A decision as the result shows it beside the claim or situation of an item that it decides, with what verifiers said of it. */
export function decisionRow(
  { record, outcome, reason, basis }: Decision,
  item: string,
  samples: readonly Sample[],
): DecisionRow {
  const others = [...basis.keys()].filter((id) => id !== item);
  return {
    record: record.id,
    date: record.date,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(others.length === 0 ? {} : { with: others }),
    ...sampledRows(samples),
  };
}

/** The samples of something decided, as the result lists them with it; nothing where there are none. */
export const sampledRows = (samples: readonly Sample[]): { samples?: SampledRow[] } =>
  samples.length === 0 ? {} : { samples: samples.map(sampledRow) };

export function sampledRow({ record, written: { outcome, reason } }: Sample): SampledRow {
  return { record: record.id, by: record.by, date: record.date, outcome, ...(reason === undefined ? {} : { reason }) };
}

/** The sample with which a verifier does not agree with something decided, as things stand. */
export function refusalOf(decided: { samples?: SampledRow[] | undefined } | undefined): SampledRow | undefined {
  const latest = decided?.samples?.at(-1);
  return latest?.outcome === 'not-agreed' ? latest : undefined;
}

/** Why the sign-off of a unit does not hold, where it is the verifier who does not agree with it. */
export function refusedSignOff({ signOff }: Pick<UnitRow, 'signOff'>): string | undefined {
  const refusal = refusalOf(signOff);
  if (signOff === undefined || refusal === undefined) return undefined;
  return disagreed(refusal, `the sign-off in ${signOff.record}`);
}

/** What a verifier did not agree with, and why: "V01 did not agree with A01 on E01: “It shows one customer only.”" */
export const disagreed = ({ record, reason }: SampledRow, what: string): string =>
  `${record} did not agree with ${what}${reason === undefined ? '' : `: “${reason}”`}`;

/** Of a decision on several items taken together, which the others are: ", together with E15"; else nothing. */
export const togetherWords = (decision: Pick<DecisionRow, 'with'>): string =>
  decision.with === undefined ? '' : `, together with ${decision.with.join(', ')}`;
