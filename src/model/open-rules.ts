import type { RuleResult } from './result.ts';

/** A rule as far as it stands open or not. */
interface Rule<Self> extends Pick<RuleResult, 'kind' | 'status'> {
  rules?: Self[] | undefined;
}

/** The members that keep a rule open: of an any-of those as good as itself, of an all-of all that are not met. */
const openMembers = <Each extends Rule<Each>>({ kind, status, rules = [] }: Each): Each[] =>
  rules.filter((member) => (kind === 'all-of' ? member.status !== 'met' : member.status === status));

/** The rules that keep a requirement open, those inside an any-of in its place. */
export const openRules = <Each extends Rule<Each>>(rules: readonly Each[]): Each[] =>
  rules
    .filter(({ status }) => status !== 'met')
    .flatMap((rule) => (rule.rules === undefined ? [rule] : openRules(openMembers(rule))));
