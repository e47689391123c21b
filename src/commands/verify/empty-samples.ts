import { naturalOrder } from '../../model/natural-order.ts';
import type { Decisions } from '../../resolve/decisions.ts';
import type { ResolvedPortfolio } from '../../resolve/resolve-portfolio.ts';
import type { Fault } from '../recording/step.ts';
import { words } from './draft-verification.ts';

/** Samples of what nobody decided: seen once the record is resolved beside the others. */
export function emptySamples(id: string, { decisions }: ResolvedPortfolio): Fault[] {
  return decisions.samples
    .filter(({ record, assessment }) => record.id === id && assessment !== undefined)
    .filter((sample) => decisions.coveredBy(sample).length === 0)
    .map(({ written, assessment }) => ({
      message: `${words(written)} was not decided there`,
      help: contents(assessment!.id, decisions),
    }));
}

/** What a record decides, for whoever named something else. */
function contents(id: string, decisions: Decisions): string {
  const targets = decisions.targets().filter(({ record }) => record.id === id);
  const items = targets.flatMap((target) => (target.kind === 'ruling' ? [...target.basis.keys()] : []));
  const judged = targets.flatMap((target) => (target.kind === 'judgement' ? [target.requirement] : []));
  const signed = targets.flatMap((target) => (target.kind === 'sign-off' ? [`the sign-off of ${target.unit}`] : []));
  const all = [...new Set([...items.sort(naturalOrder), ...judged, ...signed])];
  return all.length === 0 ? `${id} decides nothing` : `${id} decides on ${all.join(', ')}`;
}
