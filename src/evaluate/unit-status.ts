import type { CriterionStatus, Owner, RequirementRow, UnitStatus } from '../model/result.ts';

/** The facts from which a unit's status follows. */
export interface UnitFacts {
  withdrawn: boolean;
  certificated: boolean;
  carriedOver: boolean;
  unread: boolean;
  /** Whether every criterion, asked for or not, is missing, each of its parts included. */
  nothingBegun: boolean;
  /** Of every criterion that is asked for, or of each of its parts that is. */
  leaves: readonly CriterionStatus[];
  /** Of every must, unit's or centre's, with its parts. */
  musts: readonly RequirementRow['status'][];
  /** Some decision is contested that nothing else leaves open. */
  contested: boolean;
  hasErrors: boolean;
  declared: boolean;
  signedOff: boolean;
}

/** The first status that fits (formats, section 6). */
export function unitStatus(facts: UnitFacts): UnitStatus {
  const { leaves, musts } = facts;
  if (facts.withdrawn) return 'withdrawn';
  if (facts.certificated) return 'certificated';
  if (facts.carriedOver) return 'carried-over';
  if (facts.unread) return 'unknown';
  if (facts.nothingBegun) return 'not-started';
  const achieved =
    leaves.every((status) => status === 'met' || status === 'not-applicable') &&
    musts.every((status) => status === 'met');
  if (achieved && !facts.hasErrors) {
    if (facts.contested) return 'awaiting-assessment';
    return facts.declared && facts.signedOff ? 'complete' : 'awaiting-sign-off';
  }
  const lacking =
    leaves.some((status) => status === 'missing' || status === 'partial' || status === 'not-yet') ||
    musts.includes('gap');
  const waiting = leaves.some((status) => status === 'claimed' || status === 'stale') || musts.includes('claimed');
  return waiting && !lacking ? 'awaiting-assessment' : 'in-progress';
}

/** Who moves next on a unit that is judged, or nobody. */
export function unitOwner(facts: UnitFacts, gapOwners: readonly Owner[]): Owner | undefined {
  if (gapOwners.includes('learner')) return 'learner';
  if (gapOwners.length > 0) return 'assessor';
  if (!facts.declared) return 'learner';
  if (!facts.signedOff) return 'assessor';
  return facts.hasErrors ? 'learner' : undefined;
}
