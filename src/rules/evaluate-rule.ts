import { once } from '../model/once.ts';
import { membersOf, type Rule, ruleKind } from '../model/rule.ts';
import { admit } from './admit.ts';
import { count } from './count.ts';
import { cover } from './cover.ts';
import { judge } from './judge.ts';
import { membersTogether } from './members.ts';
import type { RuleContext, RuleStanding } from './rule-context.ts';

/** How a rule stands by the evidence in a context. */
export function evaluateRule(rule: Rule, context: RuleContext, insideAnyOf = false): RuleStanding {
  const standing = standingOf(rule, context, insideAnyOf);
  return { ...standing, row: once(standing.row) };
}

function standingOf(rule: Rule, context: RuleContext, insideAnyOf: boolean): RuleStanding {
  if (rule.admit !== undefined) return admit(rule.admit, context, insideAnyOf);
  if (rule.count !== undefined) return count(rule.count, context);
  if (rule.cover !== undefined) return cover(rule.cover, context);
  if (rule.judge !== undefined) return judge(rule.judge, context);
  const rules = membersOf(rule).filter((member) => ruleKind(member) !== undefined);
  const answers = rules.map((member) => evaluateRule(member, context, true));
  return membersTogether(rule['any-of'] ? 'any-of' : 'all-of', rules, answers, context);
}
