import type { Wait } from '../model/days.ts';
import { codeUnitOrder } from '../model/natural-order.ts';
import { refusalOf } from '../model/refusal.ts';
import type { ClaimRow, EvidenceRow } from '../model/result.ts';

/**
 * The day on which an item was handed to the assessor, as far as its file tells: it was signed then, but not before the last
 * day that it is about or was recorded, on which an unsigned item is taken as handed over.
 */
export const handedOver = ({ signed, recorded, occasions }: EvidenceRow): string | undefined =>
  latest([...occasions.flatMap(({ dates }) => dates), ...[signed, recorded].filter((day) => day !== undefined)]);

/**
 * Since when a claim (on a criterion or a situation) waits: undecided, since its item was handed over; contested, since the
 * verifier did not agree. A changed item says when it was changed only if it was signed again; else it waits at most since
 * the decision that it was changed after.
 */
export function waitOf(
  { state, contested, resubmitted, decision }: Pick<ClaimRow, 'state' | 'contested' | 'resubmitted' | 'decision'>,
  item: EvidenceRow,
): Wait | undefined {
  const handed = handedOver(item);
  if (decision === undefined || !(state === 'stale' || resubmitted))
    return handed === undefined ? undefined : { since: handed };
  if (contested) return { since: refusalOf(decision)?.date ?? decision.date };
  if (item.signed !== undefined && item.signed > decision.date) return { since: item.signed };
  return { since: decision.date, atMost: true };
}

/** The latest of some days. */
export const latest = (days: readonly string[]): string | undefined => [...days].sort(codeUnitOrder).at(-1);
