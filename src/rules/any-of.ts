import type { Rule } from '../model/rule.ts';
import { describeRule } from '../words/rules.ts';
import { best, type RuleAnswer, type RuleContext } from './rule-context.ts';

/** `any-of`: one of several rules is enough, so it is as good as the best of them. */
export function anyOf(rules: readonly Rule[], members: RuleAnswer[], { unit }: RuleContext): RuleAnswer {
  return {
    kind: 'any-of',
    status: best(members.map((member) => member.status)),
    what: describeRule({ 'any-of': [...rules] }, unit),
    rules: members,
    counted: [...new Set(members.flatMap((member) => member.counted))],
    nearMisses: [],
  };
}
