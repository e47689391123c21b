import { once } from '../model/once.ts';
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
      const relevant = (byItem().get(item.path) ?? []).filter((claim) => leaves.includes(claim.leaf));
      return relevant.some((claim) => claim.counts) ? undefined : relevant[0]?.idle;
    },
    whyNotTag: (item, tag) => {
      const { state, ruling } = assessed.tagState(item, tag);
      if (state !== 'not-yet') return undefined;
      return { kind: 'situation-not-yet', situation: tag, record: ruling?.decision.record.id ?? '' };
    },
    indicators: workspace.config.indicators,
  };
}
