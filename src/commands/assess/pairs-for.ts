import { type AwaitingPair, awaitingDecision } from '../../evaluate/awaiting-decision.ts';
import type { PortfolioRow } from '../../model/result.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { Walk } from '../recording/walk.ts';

/** What this person can decide on of what awaits a decision (on some items, where they are named), and why not the rest. */
export function pairsFor(
  { by, date, may, isAsked, recording: { resolved } }: Walk,
  items: readonly string[],
  row: PortfolioRow,
): { pairs: AwaitingPair[]; left: string[] } {
  const left = new Set<string>();
  const pairs = awaitingDecision(row).filter(({ item, ref, unit }) => {
    if (items.length > 0 && !items.includes(item.id)) return false;
    const linked = resolved.portfolio.itemById.get(item.id);
    const concerned = unit === undefined ? (linked?.tags.find(({ tag }) => tag === ref)?.units ?? []) : [unit];
    if (!isAsked(...concerned)) return false;
    if (linked?.item.witnesses.includes(by)) left.add(`${item.id} is left out: ${by} is its witness`);
    else if (!concerned.some(may)) left.add(`${concerned.join(', ')} is left out: ${by} does not assess it on ${date}`);
    else return true;
    return false;
  });
  return { pairs, left: [...left] };
}

/** Why there is nothing to decide, where there is not. */
export function nothingAwaits(items: readonly string[], { row }: Recording): string {
  const present = row.evidence.filter(
    ({ id, withdrawn }) => withdrawn === undefined && (items.length === 0 || items.includes(id)),
  );
  const drafts = present.filter(({ draft }) => draft).map(({ id }) => id);
  const why =
    present.length === 0
      ? 'there is no evidence yet'
      : drafts.length === present.length
        ? `${drafts.join(', ')} ${drafts.length === 1 ? 'is a draft' : 'are drafts'}`
        : `whatever else is claimed has been decided${drafts.length === 0 ? '' : `, and ${drafts.join(', ')} ${drafts.length === 1 ? 'is a draft' : 'are drafts'}`}`;
  return `Nothing${items.length === 0 ? '' : ` on ${items.join(', ')}`} awaits your decision: ${why}.`;
}
