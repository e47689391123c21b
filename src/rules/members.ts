import type { RuleResult } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import { describeRule } from '../words/rules.ts';
import { best, type RuleContext, type RuleStanding, worst } from './rule-context.ts';

/** `any-of`: one of several rules is enough, so it is as good as the best of them; `all-of`, one of its members, as the worst. */
export function membersTogether(
  kind: 'any-of' | 'all-of',
  written: readonly Rule[],
  rules: RuleStanding[],
  { unit }: RuleContext,
): RuleStanding {
  const status = (kind === 'any-of' ? best : worst)(rules.map((member) => member.status));
  const row = (): RuleResult => {
    const members = rules.map((member) => member.row());
    return {
      kind,
      status,
      what: describeRule({ [kind]: [...written] }, unit),
      rules: members,
      counted: [...new Set(members.flatMap(({ counted }) => counted))],
      nearMisses: [],
    };
  };
  return { kind, status, rules, row };
}
