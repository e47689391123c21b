import { refusalOf } from '../model/refusal.ts';
import type { ClaimRow, EvidenceRow, SampledRow } from '../model/result.ts';
import { listRefs } from '../words/lists.ts';
import type { SayRecord } from '../words/records.ts';
import { verdictWords } from '../words/samples.ts';
import { spoken } from '../words/statuses.ts';

/** What one record decided on an item: by whom and when, each outcome with what it is about, and what the verifiers said. */
export interface DecisionOn {
  record: string;
  /** "A03 by J. Okafor on 2026-06-12: met B9/2.3, 2.5". */
  words: string;
  verified: string[];
}
type Decision = NonNullable<ClaimRow['decision']>;
interface Decided {
  ref: string;
  decision: Decision;
}

/** What verifiers said of a decision, apart from the sample that refuses it: that is why it does not hold. */
export const agreedWords = (decision: Decision | undefined, said: SayRecord): string[] =>
  (decision?.samples ?? []).filter((each) => each !== refusalOf(decision)).map((each) => verdictWords(each, said));

/** The decisions on an item, by record. */
export function decisionsOn(
  { tagDecisions = [] }: EvidenceRow,
  claims: readonly { ref: string; claim: ClaimRow }[],
  said: SayRecord,
): DecisionOn[] {
  const all: Decided[] = [
    ...claims.flatMap(({ ref, claim: { decision, unconfirmed } }) =>
      [decision, unconfirmed].flatMap((each) => (each === undefined ? [] : [{ ref, decision: each }])),
    ),
    ...tagDecisions.map(({ tag, ...decision }) => ({ ref: tag, decision })),
  ];
  const records = [...new Set(all.map(({ decision }) => decision.record))];
  return records.map((record) => {
    const own = all.filter(({ decision }) => decision.record === record);
    const outcomes = [...new Set(own.map(({ decision }) => decision.outcome))].map((outcome) => {
      return `${spoken(outcome)} ${refsOf(own.filter(({ decision }) => decision.outcome === outcome))}`;
    });
    return { record, words: `${said(record)}: ${outcomes.join('; ')}`, verified: verifiedWords(own, said) };
  });
}

const refsOf = (those: readonly Decided[]): string =>
  listRefs(
    those.map(({ ref }) => ref),
    ', ',
  );

/** Each sample once, with what of the record it covers, where that is not all of it. */
function verifiedWords(own: readonly Decided[], said: SayRecord): string[] {
  const keyOf = ({ record, outcome, reason = '' }: SampledRow) => JSON.stringify([record, outcome, reason]);
  const samples = own.flatMap(({ decision }) => decision.samples ?? []);
  return [...new Map(samples.map((sample) => [keyOf(sample), sample])).values()].map((sample) => {
    const those = own.filter(({ decision }) => decision.samples?.some((each) => keyOf(each) === keyOf(sample)));
    return verdictWords(sample, said, those.length === own.length ? '' : ` on ${refsOf(those)}`);
  });
}
