import { type AwaitingPair, awaitingDecision } from '../../evaluate/awaiting-decision.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { Author } from '../recording/record-faults.ts';

/** What this person can decide on of what awaits a decision (on some items, where they are named), and why not the rest. */
export function pairsFor(
  { by, date }: Author,
  units: readonly string[] | undefined,
  { row, resolved, intake }: Recording,
  items: readonly string[] = [],
): { pairs: AwaitingPair[]; left: string[] } {
  const { people } = intake.workspace;
  const may = (unit: string) =>
    (['assessor', 'trainee-assessor'] as const).some((role) => people.holds(by, role, unit, date));
  const left = new Set<string>();
  const pairs = awaitingDecision(row).filter(({ item, ref, unit }) => {
    if (items.length > 0 && !items.includes(item.id)) return false;
    const linked = resolved.portfolio.itemById.get(item.id);
    const concerned = unit === undefined ? (linked?.tags.find(({ tag }) => tag === ref)?.units ?? []) : [unit];
    if (units !== undefined && !concerned.some((each) => units.includes(each))) return false;
    if (linked?.item.witnesses.includes(by)) left.add(`${item.id} is left out: ${by} is its witness`);
    else if (!concerned.some(may)) left.add(`${concerned.join(', ')} is left out: ${by} does not assess it on ${date}`);
    else return true;
    return false;
  });
  return { pairs, left: [...left] };
}
