import { naturalOrder } from '../model/natural-order.ts';
import type { EvidenceItem, Occasion } from '../parse/evidence.ts';
import { type AssessedClaims, assessClaims } from './assess-claims.ts';
import { Astray } from './astray.ts';
import { Decisions } from './decisions.ts';
import type { LinkedItem } from './link-claims.ts';
import { type Decision, isLive } from './made.ts';
import type { PortfolioFiles } from './portfolio-files.ts';
import { Slips } from './slips.ts';
import type { Workspace } from './workspace.ts';

/** A portfolio with every reference followed and every claim and decision weighed. */
export interface ResolvedPortfolio {
  portfolio: PortfolioFiles;
  /** The items whose content is anybody's business: all but the withdrawn. */
  live: readonly LinkedItem[];
  /** The occasions of those that are no drafts, each with its item. */
  occasions: readonly { item: EvidenceItem; occasion: Occasion }[];
  /** The files that those refer to, each with the item and its place among the item's files: most items have none. */
  files: readonly { item: EvidenceItem; index: number; file: string }[];
  /** The links of those that lead elsewhere than they should. */
  astray: Astray;
  decisions: Decisions;
  /** Those that are still anybody's business: on withdrawn items alone nobody decides any more. */
  liveDecisions: readonly Decision[];
  /** The items, not withdrawn, that decisions rest on, each with the digest written down for it. */
  grounds: readonly { decision: Decision; id: string; item: EvidenceItem; digest: string | undefined }[];
  slips: Slips;
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
  return {
    portfolio,
    live,
    occasions: live.flatMap(({ item }) => (item.draft ? [] : item.occasions.map((occasion) => ({ item, occasion })))),
    files: live.flatMap(({ item }) => item.files.map((file, index) => ({ item, index, file }))),
    astray: new Astray(live),
    decisions,
    liveDecisions: decisions.decisions.filter((decision) => isLive(decision, portfolio)),
    grounds: groundsOf(decisions, portfolio),
    slips: new Slips(decisions),
    assessed,
    workspace,
  };
}

function groundsOf({ decisions }: Decisions, { itemById }: PortfolioFiles): ResolvedPortfolio['grounds'] {
  const grounds: ResolvedPortfolio['grounds'][number][] = [];
  for (const decision of decisions) {
    decision.basis.forEach((digest, id) => {
      const item = itemById.get(id)?.item;
      if (item !== undefined && item.withdrawn === undefined) grounds.push({ decision, id, item, digest });
    });
  }
  return grounds;
}
