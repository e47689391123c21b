import type { DecidedSince } from '../case/decided-since.ts';
import { spoken } from '../words/statuses.ts';

/** How many decisions are named. */
const mostNamed = 5;

/** "Decided since the sign-off in A1 of 2026-05-02: B9/1.1 on E2 not yet (A2, 2026-05-03)". */
export function sinceWords({ what, record, date, later }: DecidedSince): string {
  const named = later.slice(0, mostNamed).map((made) => {
    const on = made.evidence === undefined ? '' : ` on ${made.evidence}`;
    return `${made.ref}${on} ${spoken(made.outcome)} (${made.record}, ${made.date})`;
  });
  const more = later.length > mostNamed ? ` and ${later.length - mostNamed} more` : '';
  return `Decided since the ${what} in ${record} of ${date}: ${named.join('; ')}${more}`;
}
