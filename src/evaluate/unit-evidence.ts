import { once } from '../model/once.ts';
import type { Miss } from '../model/reason.ts';
import type { Leaf, Unit } from '../model/unit.ts';
import type { AssessedClaim } from '../resolve/assess-claims.ts';
import { listsBy } from '../resolve/lists-by.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import type { RuleContext } from '../rules/rule-context.ts';
import { type Basis, buildInstances } from './build-instances.ts';

/** The evidence of one learner on one unit, as rules see it. */
export function unitEvidence(
  { assessed, workspace }: ResolvedPortfolio,
  unit: Unit,
  claims: readonly AssessedClaim[],
  unasked: ReadonlySet<Leaf>,
): Omit<RuleContext, 'judgement'> {
  const instances = (basis: Basis) => buildInstances(assessed, claims, unit, workspace.units, basis);
  const byItem = once(() => listsBy(claims, (claim) => claim.item.path));
  return {
    unit,
    leaves: unit.leaves,
    applicable: new Set(unit.leaves.filter((leaf) => !assessed.notApplicable.has(leaf.ref))),
    unasked,
    accepted: instances('accepted'),
    claimed: instances('claimed'),
    potential: once(() => instances('potential')),
    whyNot: (item, leaves) => {
      const claims = byItem().get(item.path) ?? [];
      const isMeant = ({ leaf }: AssessedClaim) => leaves.includes(leaf);
      return claims.some((claim) => claim.counts && isMeant(claim)) ? undefined : missOf(claims.filter(isMeant));
    },
    whyNotTag: (item, tag) => {
      const { state, ruling } = assessed.tagState(item, tag);
      if (state !== 'not-yet') return undefined;
      return { kind: 'situation-not-yet', situation: tag, record: ruling?.decision.record.id ?? '' };
    },
    indicators: workspace.config.indicators,
  };
}

/** Why an item’s claims do not count, by the first of them; what was decided of criteria says of which. */
function missOf(claims: readonly AssessedClaim[]): Miss | undefined {
  const idle = claims[0]?.idle;
  if (idle?.kind !== 'not-yet' && idle?.kind !== 'not-applicable') return idle;
  const alike = claims.filter((claim) => claim.idle?.kind === idle.kind);
  const criteria = [...new Set(alike.map(({ leaf }) => leaf.ref))];
  if (idle.kind === 'not-applicable') return { kind: 'criteria-not-applicable', criteria };
  const records = alike.flatMap((claim) => (claim.idle?.kind === 'not-yet' ? claim.idle.record : []));
  return { kind: 'criteria-not-yet', criteria, records: [...new Set(records)] };
}
