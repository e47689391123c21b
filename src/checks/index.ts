import type { Finding } from '../diagnostics/finding.ts';
import * as all from './all.ts';
import type { Check, Found } from './check.ts';

/** Every fault that evid reports, by code. */
export const checks: readonly Check[] = Object.values(all);

/** Those that look at a portfolio, and at how its units stand: of each portfolio no other is asked. */
export const ofPortfolio = checks.filter(({ portfolio }) => portfolio !== undefined);
export const ofStanding = checks.filter(({ standing }) => standing !== undefined);

/** What checks find of something, each under its code. */
export function findingsOf(asked: readonly Check[], look: (check: Check) => Iterable<Found> | undefined): Finding[] {
  const findings: Finding[] = [];
  for (const check of asked) for (const found of look(check) ?? []) findings.push({ ...found, code: check.code });
  return findings;
}
