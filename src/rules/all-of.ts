import type { Rule } from '../model/rule.ts';
import { describeRule } from '../words/rules.ts';
import { type RuleAnswer, type RuleContext, worst } from './rule-context.ts';

/** `all-of`: several rules as one member of an any-of, as good as the worst of them. */
export function allOf(rules: readonly Rule[], members: RuleAnswer[], { unit }: RuleContext): RuleAnswer {
  return {
    kind: 'all-of',
    status: worst(members.map((member) => member.status)),
    what: describeRule({ 'all-of': [...rules] }, unit),
    rules: members,
    counted: [...new Set(members.flatMap((member) => member.counted))],
    nearMisses: [],
  };
}
