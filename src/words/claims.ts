import type { ClaimRow } from '../model/result.ts';
import { togetherWords } from './decisions.ts';
import type { SayRecord } from './records.ts';
import { spoken } from './statuses.ts';

/** How a claim stands, in words; records by their ids and the verifier without a name, where nobody says more. */
export function claimWords(
  claim: ClaimRow,
  said: SayRecord = (record) => record,
  refusal = 'the verifier did not agree',
): string {
  const { counts, why, state, decision, resubmitted, contested, unconfirmed, disagreement } = claim;
  // What was decided not yet says so itself, with the reason.
  if (!counts && (state !== 'not-yet' || decision === undefined)) return why ?? 'does not count';
  if (unconfirmed !== undefined)
    return `${spoken(state)}; decided ${spoken(unconfirmed.outcome)} in ${said(unconfirmed.record)}${togetherWords(unconfirmed)}, which no assessor has countersigned`;
  if (decision === undefined) return 'claimed, not decided yet';
  const record = `${said(decision.record)}${togetherWords(decision)}`;
  if (resubmitted) return `changed after ${spoken(decision.outcome)} in ${record}, claimed again`;
  if (state === 'stale') return contested ? `met in ${record}, but ${refusal}` : `met in ${record}, changed since`;
  const after =
    disagreement === undefined ? '' : `, after ${said(disagreement)} did not agree with an earlier decision`;
  return `${spoken(state)} in ${record}${after}${decision.reason === undefined ? '' : `: ${decision.reason}`}`;
}
