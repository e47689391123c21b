import { naturalOrder } from '../model/natural-order.ts';
import { type AssessedClaims, assessClaims } from './assess-claims.ts';
import { Astray } from './astray.ts';
import { Decisions } from './decisions.ts';
import type { LinkedItem } from './link-claims.ts';
import type { PortfolioFiles } from './portfolio-files.ts';
import type { Workspace } from './workspace.ts';

/** A portfolio with every reference followed and every claim and decision weighed. */
export interface ResolvedPortfolio {
  portfolio: PortfolioFiles;
  /** The items whose content is anybody's business: all but the withdrawn. */
  live: readonly LinkedItem[];
  /** The links of those that lead elsewhere than they should. */
  astray: Astray;
  decisions: Decisions;
  assessed: AssessedClaims;
  workspace: Workspace;
}

export function resolvePortfolio(portfolio: PortfolioFiles, workspace: Workspace): ResolvedPortfolio {
  const decisions = new Decisions(portfolio, workspace);
  const assessed = assessClaims(portfolio, decisions, workspace);
  // Those of the learner are in the order of the items; what assessors credited stands behind them.
  for (const claims of assessed.credits.length === 0 ? [] : assessed.byLeaf.values())
    claims.sort((a, b) => naturalOrder(a.item.id, b.item.id) || naturalOrder(a.item.path, b.item.path));
  const live = portfolio.items.filter(({ item }) => item.withdrawn === undefined);
  return { portfolio, live, astray: new Astray(live), decisions, assessed, workspace };
}
