import { unitOfRef } from '../model/refs.ts';
import type { UnitRow } from '../model/result.ts';
import type { Unit } from '../model/unit.ts';
import type { AssessedClaim } from '../resolve/assess-claims.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { sampledRows } from './decision-row.ts';

/** The sign-off of a unit in force, and whether it holds: nobody contests it, and nothing was decided after it. */
export function signOffRow(
  resolved: ResolvedPortfolio,
  unit: Unit,
  claims: readonly AssessedClaim[],
): UnitRow['signOff'] {
  const { samples } = resolved.decisions;
  const signOff = resolved.decisions.onUnit(unit.id).inForce;
  if (signOff === undefined) return undefined;
  const { id: record, date } = signOff.record;
  const holds = !samples.isContested(signOff.target) && date >= lastDecision(resolved, unit, claims);
  return { record, date, holds, ...sampledRows(samples.on(signOff.target)) };
}

/** The date of the latest decision in force or judgement of a unit: a sign-off must not be older. */
function lastDecision(
  { decisions, assessed }: ResolvedPortfolio,
  unit: Unit,
  claims: readonly AssessedClaim[],
): string {
  const dates = [
    ...claims.filter((claim) => claim.counts).map((claim) => claim.ruling?.decision.record.date ?? ''),
    ...unit.leaves.map((leaf) => assessed.notApplicable.get(leaf.ref)?.decision.record.date ?? ''),
    ...decisions.judgements
      .filter((each) => each.effect === 'effective' && unitOfRef(each.requirement) === unit.id)
      .map((each) => each.record.date),
  ];
  return dates.reduce((latest, date) => (date > latest ? date : latest), '');
}
