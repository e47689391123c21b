import { type Rule, ruleKind } from '../model/rule.ts';
import { speaksOf } from './admit.ts';
import { count } from './count.ts';
import { cover } from './cover.ts';
import { describeRule } from './describe.ts';
import { judge } from './judge.ts';
import { best, itemIds, type RuleAnswer, type RuleContext } from './rule-context.ts';

/** What a rule says of the evidence in a context. */
export function evaluateRule(rule: Rule, context: RuleContext, insideAnyOf = false): RuleAnswer {
  if (rule.count !== undefined) return count(rule.count, context);
  if (rule.cover !== undefined) return cover(rule.cover, context);
  if (rule.judge !== undefined) return judge(rule.judge, context);
  if (rule.admit !== undefined) return admitted(rule.admit, context, insideAnyOf);
  const members = (rule['any-of'] ?? [])
    .filter((member) => ruleKind(member) !== undefined)
    .map((member) => evaluateRule(member, context, true));
  const status = best(members.map((member) => member.status));
  return {
    kind: 'any-of',
    status,
    what: describeRule(rule, context.unit),
    rules: members,
    counted: [...new Set(members.flatMap((member) => member.counted))],
    nearMisses: [],
  };
}

/** `admit` has done its work before anything is counted: it is met, and shows what it let in and what it refused. */
function admitted(rule: NonNullable<Rule['admit']>, context: RuleContext, insideAnyOf: boolean): RuleAnswer {
  const counted = itemIds(context.claimed.filter((instance) => instance.claims.some((leaf) => speaksOf(rule, leaf))));
  const refused = new Map<string, string>();
  for (const { item, claims } of insideAnyOf ? [] : context.potential) {
    const why = context.whyNot(
      item,
      claims.filter((leaf) => speaksOf(rule, leaf)),
    );
    if (why?.startsWith('not admitted') && !counted.includes(item.id)) refused.set(item.id, why);
  }
  return {
    kind: 'admit',
    status: 'met',
    what: describeRule({ admit: rule }, context.unit),
    counted,
    nearMisses: [...refused].map(([evidence, reason]) => ({ evidence, reason })),
  };
}
