import type { RuleResult } from './result.ts';

/** The members that keep a rule open: of an any-of those as good as itself, of an all-of all that are not met. */
export const openMembers = ({ kind, status, rules = [] }: RuleResult): RuleResult[] =>
  rules.filter((member) => (kind === 'all-of' ? member.status !== 'met' : member.status === status));

/** The rules that keep a requirement open, those inside an any-of in its place. */
export const openRules = (rules: readonly RuleResult[]): RuleResult[] =>
  rules
    .filter(({ status }) => status !== 'met')
    .flatMap((rule) => (rule.rules === undefined ? [rule] : openRules(openMembers(rule))));
