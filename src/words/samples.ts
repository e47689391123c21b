import type { SampledRow, SampleRow } from '../model/result.ts';
import { listRefs } from './lists.ts';
import { quoted } from './quotation.ts';
import type { SayRecord } from './records.ts';
import { spoken } from './statuses.ts';

/** What a sample is taken of. */
export interface Sampled {
  assessment: string;
  evidence?: readonly string[] | undefined;
  criteria?: readonly string[] | undefined;
  requirement?: string | undefined;
  unit?: string | undefined;
}

/** "the decision on E09 in A03 on B9/2.1, 2.4", "the judgement on B9/ER3 in A07", "the sign-off of B9 in A09". */
export function sampledWords({ assessment, evidence = [], criteria = [], requirement, unit }: Sampled): string {
  if (requirement !== undefined) return `the judgement on ${requirement} in ${assessment}`;
  if (unit !== undefined) return `the sign-off of ${unit} in ${assessment}`;
  const decided = evidence.length === 0 ? 'the decisions' : `the decision on ${listRefs(evidence)}`;
  return `${decided} in ${assessment}${criteria.length === 0 ? '' : ` on ${listRefs(criteria, ', ')}`}`;
}

/** What a verifier said: "V02 by M. Grant on 2026-08-19 agreed", "… did not agree: “It shows one customer only.”" */
export const verdictWords = ({ record, outcome, reason }: SampledRow, said: SayRecord, on = ''): string =>
  `${said(record)} ${outcome === 'agreed' ? 'agreed' : 'did not agree'}${on}${reason === undefined ? '' : `: ${quoted(reason)}`}`;

/** A sample, the same in every report: "V02 of 2026-08-19, final, the decision on E09 in A03 on B9/2.4: not agreed: “…”". */
export function sampleWords(
  { record, stage, evidence, outcome, reason, stands, ...of }: SampleRow,
  said: SayRecord,
): string {
  const sampled = sampledWords({ ...of, evidence: evidence === undefined ? [] : [evidence] });
  const effect = stands ? '' : ' (no effect: the verifier lacks the authority, or is the assessor)';
  const facts = [said(record), ...(stage === undefined ? [] : [stage]), sampled].join(', ');
  return `${facts}: ${spoken(outcome)}${effect}${reason === undefined ? '' : `: ${quoted(reason)}`}`;
}
