import { membersOf, type Rule, ruleKind } from '../model/rule.ts';
import { admit } from './admit.ts';
import { allOf } from './all-of.ts';
import { anyOf } from './any-of.ts';
import { count } from './count.ts';
import { cover } from './cover.ts';
import { judge } from './judge.ts';
import type { RuleAnswer, RuleContext } from './rule-context.ts';

/** What a rule says of the evidence in a context. */
export function evaluateRule(rule: Rule, context: RuleContext, insideAnyOf = false): RuleAnswer {
  if (rule.admit !== undefined) return admit(rule.admit, context, insideAnyOf);
  if (rule.count !== undefined) return count(rule.count, context);
  if (rule.cover !== undefined) return cover(rule.cover, context);
  if (rule.judge !== undefined) return judge(rule.judge, context);
  const rules = membersOf(rule).filter((member) => ruleKind(member) !== undefined);
  const answers = rules.map((member) => evaluateRule(member, context, true));
  return (rule['any-of'] ? anyOf : allOf)(rules, answers, context);
}
