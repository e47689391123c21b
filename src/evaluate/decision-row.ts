import type { ClaimRow, SampledRow } from '../model/result.ts';
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
