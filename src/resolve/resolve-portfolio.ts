import { naturalOrder } from '../model/natural-order.ts';
import { type AssessedClaims, assessClaims } from './assess-claims.ts';
import { Decisions } from './decisions.ts';
import type { PortfolioCase } from './portfolio-case.ts';
import type { Workspace } from './workspace.ts';

/** A portfolio with every reference followed and every claim and decision weighed. */
export interface ResolvedPortfolio {
  portfolio: PortfolioCase;
  decisions: Decisions;
  assessed: AssessedClaims;
  workspace: Workspace;
}

export function resolvePortfolio(portfolio: PortfolioCase, workspace: Workspace): ResolvedPortfolio {
  const decisions = new Decisions(portfolio, workspace);
  const assessed = assessClaims(portfolio, decisions, workspace);
  // Those of the learner are in the order of the items; what assessors credited stands behind them.
  for (const claims of assessed.credits.length === 0 ? [] : assessed.byLeaf.values())
    claims.sort((a, b) => naturalOrder(a.item.id, b.item.id) || naturalOrder(a.item.path, b.item.path));
  return { portfolio, decisions, assessed, workspace };
}
