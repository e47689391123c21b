import type { Finding } from '../diagnostics/finding.ts';
import * as all from './all.ts';
import type { Check, Found } from './check.ts';

/** Every fault that evid reports, by code. */
export const checks: readonly Check[] = Object.values(all);

/** What the checks find of something, each under its code. */
export function* findingsOf(ask: (check: Check) => Iterable<Found> | undefined): Iterable<Finding> {
  for (const check of checks) for (const found of ask(check) ?? []) yield { ...found, code: check.code };
}
