import { unitOfRef } from '../model/refs.ts';
import type { RuleResult } from '../model/result.ts';
import type { Judgement } from '../resolve/made.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { sampledRows } from './decision-row.ts';

type Deciding = Pick<ResolvedPortfolio, 'decisions' | 'assessed'>;

/** A judgement as the result shows it beside the rule that asks for it, with what has become of it. */
export function judgementRow(judgement: Judgement | undefined, resolved: Deciding): RuleResult['judgement'] {
  if (judgement === undefined || judgement.outcome === 'withdrawn') return undefined;
  const { samples } = resolved.decisions;
  const { record, outcome, reason } = judgement;
  const disagreement = samples.disagreement(judgement.target);
  const { shown } = record.judgements[judgement.index]!;
  return {
    record: record.id,
    date: record.date,
    outcome,
    reason,
    stale: isStale(judgement, resolved),
    ...(disagreement === undefined ? {} : { contested: disagreement.record.id }),
    ...(judgement.basis.size === 0 ? {} : { basis: [...judgement.basis.keys()] }),
    ...(shown === undefined ? {} : { shown }),
    ...sampledRows(samples.on(judgement.target)),
  };
}

/** Stale: its basis has changed or gone, the verifier disagrees, or nothing of a met one's basis is accepted any more. */
function isStale(judgement: Judgement, { decisions, assessed }: Deciding): boolean {
  if (decisions.hasChanged(judgement.basis) || decisions.samples.isContested(judgement.target)) return true;
  if (judgement.outcome !== 'met' || judgement.basis.size === 0) return false;
  const accepted = assessed.accepted.get(unitOfRef(judgement.requirement));
  return ![...judgement.basis.keys()].some((id) => accepted?.has(id));
}
