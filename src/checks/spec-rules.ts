import type { Rule } from '../model/rule.ts';
import { filtersIn, ruleKind, tagsIn } from '../model/rule.ts';
import type { Requirement, Unit } from '../model/unit.ts';
import { withParts } from '../model/unit.ts';
import type { Workspace } from '../resolve/workspace.ts';

/** Every rule of a unit's requirements, members of any-of included, with the requirement that holds it. */
export function rulesOf(unit: Unit, { units }: Workspace): { rule: Rule; requirement: Requirement }[] {
  const nested = (rule: Rule): Rule[] => [rule, ...(rule['any-of'] ?? []).flatMap(nested)];
  return units
    .requirementsOf(unit.id)
    .flatMap(withParts)
    .flatMap((requirement) => requirement.rules.flatMap(nested).map((rule) => ({ rule, requirement })))
    .filter(({ rule }) => ruleKind(rule) !== undefined);
}

/** The names that a rule uses: criterion ids, and facets or facet/value. */
export function namesIn(rule: Rule): { criteria: string[]; tags: string[]; facet?: string; values: string[] } {
  const counts = [...(rule.count ? [rule.count] : []), ...(rule.judge?.indicators ?? [])];
  const scopes = [...counts.map((each) => each.criteria), rule.admit?.for].flatMap((scope) =>
    Array.isArray(scope) ? scope : [],
  );
  return {
    criteria: [...scopes, ...(rule.admit?.except ?? []), ...filtersIn(rule).flatMap((filter) => filter.criteria ?? [])],
    tags: tagsIn(rule),
    ...(rule.cover ? { facet: rule.cover.facet } : {}),
    values: rule.cover?.values ?? [],
  };
}
