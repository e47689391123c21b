import type { RequirementRow, RuleResult, RuleStatus } from '../model/result.ts';
import { askForJudgement } from '../model/rule.ts';
import type { Requirement } from '../model/unit.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { evaluateRule } from '../rules/evaluate-rule.ts';
import { type RuleContext, type RuleStanding, worst } from '../rules/rule-context.ts';
import { judgementRow } from './judgement-row.ts';

/** How a requirement stands by its rules; `own` is the status without its parts, which are gaps of their own. */
export interface EvaluatedRequirement {
  requirement: Requirement;
  own: RuleStatus | 'note';
  status: RequirementRow['status'];
  rules: RuleStanding[];
  /** The judgement that makes it a gap whatever its rules say. */
  refused: RuleResult['judgement'];
  parts: EvaluatedRequirement[];
}

export function evaluateRequirement(
  requirement: Requirement,
  context: Omit<RuleContext, 'judgement'>,
  resolved: ResolvedPortfolio,
): EvaluatedRequirement {
  const parts = requirement.parts.map((part) => evaluateRequirement(part, context, resolved));
  const judgement = judgementRow(resolved.decisions.onRequirement(requirement.ref).inForce, resolved);
  const rules = requirement.rules.map((rule) => evaluateRule(rule, { ...context, judgement }));
  const isNote = requirement.force === 'may';
  const isRefused = judgement?.outcome === 'not-yet' && !judgement.stale && !askForJudgement(requirement.rules);
  const refused = isRefused && !isNote ? judgement : undefined;
  const byRules: RuleStatus = requirement.broken || refused ? 'gap' : worst(rules.map((rule) => rule.status));
  const own = isNote ? 'note' : byRules;
  const status = isNote ? 'note' : worst([byRules, ...parts.map((part) => part.own as RuleStatus)]);
  return { requirement, own, status, rules, refused, parts };
}

/** A requirement and its parts as the result lists them. */
export function requirementRow(evaluated: EvaluatedRequirement): RequirementRow {
  const { force, layer } = evaluated.requirement;
  return { ...ownRow(evaluated), force, layer, parts: evaluated.parts.map((part) => ({ ...ownRow(part), parts: [] })) };
}

const ownRow = ({ requirement: { ref, text }, status, rules, refused }: EvaluatedRequirement) => ({
  ref,
  text,
  status,
  rules: rules.map((rule) => rule.row()),
  ...(refused === undefined ? {} : { judgement: refused }),
});
