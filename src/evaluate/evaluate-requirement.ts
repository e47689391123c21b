import { unitOfRef } from '../model/refs.ts';
import type { RequirementPartRow, RequirementRow, RuleResult, RuleStatus } from '../model/result.ts';
import { askForJudgement } from '../model/rule.ts';
import type { Requirement } from '../model/unit.ts';
import type { AssessedClaims } from '../resolve/assess-claims.ts';
import type { Decisions } from '../resolve/decisions.ts';
import type { Judgement } from '../resolve/made.ts';
import { evaluateRule } from '../rules/evaluate-rule.ts';
import { type RuleContext, worst } from '../rules/rule-context.ts';
import { sampledRows } from './decision-row.ts';

/** A requirement with what its rules say; `own` is the status without its parts, which are gaps of their own. */
export interface EvaluatedRequirement {
  requirement: Requirement;
  row: RequirementRow | RequirementPartRow;
  own: RuleStatus | 'note';
  parts: EvaluatedRequirement[];
}

export function evaluateRequirement(
  requirement: Requirement,
  context: Omit<RuleContext, 'judgement'>,
  decisions: Decisions,
  assessed: AssessedClaims,
  isPart = false,
): EvaluatedRequirement {
  const parts = requirement.parts.map((part) => evaluateRequirement(part, context, decisions, assessed, true));
  const judgement = judgementRow(decisions.onRequirement(requirement.ref).inForce, decisions, assessed);
  const rules = requirement.rules.map((rule) => evaluateRule(rule, { ...context, judgement }));
  const isNote = requirement.force === 'may';
  const refused =
    !askForJudgement(requirement.rules) && judgement?.outcome === 'not-yet' && !judgement.stale && !isNote;
  const byRules: RuleStatus = requirement.broken || refused ? 'gap' : worst(rules.map((rule) => rule.status));
  const own = isNote ? 'note' : byRules;
  const status: RequirementRow['status'] = isNote
    ? 'note'
    : worst([byRules, ...parts.map((part) => part.own as RuleStatus)]);
  const { ref, text, force, layer } = requirement;
  const shared = { ref, text, status, rules, ...(refused && judgement ? { judgement } : {}) };
  const row = isPart
    ? { ...shared, parts: [] }
    : { ...shared, force, layer, parts: parts.map((part) => part.row as RequirementPartRow) };
  return { requirement, row, own, parts };
}

function judgementRow(
  judgement: Judgement | undefined,
  decisions: Decisions,
  assessed: AssessedClaims,
): RuleResult['judgement'] {
  if (judgement === undefined || judgement.outcome === 'withdrawn') return undefined;
  const { record, outcome, reason } = judgement;
  const stale = isStale(judgement, decisions, assessed);
  const disagreement = decisions.samples.disagreement(judgement.target);
  const contested = disagreement === undefined ? {} : { contested: disagreement.record.id };
  const sampled = sampledRows(decisions.samples.on(judgement.target));
  const basis = judgement.basis.size === 0 ? {} : { basis: [...judgement.basis.keys()] };
  const { shown } = record.judgements[judgement.index]!;
  return {
    record: record.id,
    date: record.date,
    outcome,
    reason,
    stale,
    ...contested,
    ...basis,
    ...(shown === undefined ? {} : { shown }),
    ...sampled,
  };
}

/** Stale: its basis has changed or gone, the verifier disagrees, or nothing of a met one's basis is accepted any more. */
export function isStale(judgement: Judgement, decisions: Decisions, assessed: AssessedClaims): boolean {
  if (decisions.hasChanged(judgement.basis) || decisions.samples.isContested(judgement.target)) return true;
  if (judgement.outcome !== 'met' || judgement.basis.size === 0) return false;
  const unit = unitOfRef(judgement.requirement);
  const accepted = assessed.accepted.get(unit);
  return ![...judgement.basis.keys()].some((id) => accepted?.has(id));
}
