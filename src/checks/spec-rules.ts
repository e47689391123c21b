import { countsIn, facetsAskedBy, filtersIn, type Rule, ruleKind, tagsIn, withMembers } from '../model/rule.ts';
import { type Requirement, type Unit, withParts } from '../model/unit.ts';
import type { Workspace } from '../resolve/workspace.ts';

/** Every rule of a unit's requirements, those inside an any-of included, with the requirement that holds it. */
export function rulesOf(unit: Unit, { units }: Workspace): { rule: Rule; requirement: Requirement }[] {
  return units
    .requirementsOf(unit.id)
    .flatMap(withParts)
    .flatMap((requirement) => requirement.rules.flatMap(withMembers).map((rule) => ({ rule, requirement })))
    .filter(({ rule }) => ruleKind(rule) !== undefined);
}

/** The names that a rule itself uses: criterion ids, facets and facet/value; `values` are those of a cover’s facet. */
export function namesIn(rule: Rule): { criteria: string[]; tags: string[]; facets: string[]; values: string[] } {
  const scopes = [...countsIn(rule).map((each) => each.criteria), rule.admit?.for].flatMap((scope) =>
    Array.isArray(scope) ? scope : [],
  );
  return {
    criteria: [...scopes, ...(rule.admit?.except ?? []), ...filtersIn(rule).flatMap((filter) => filter.criteria ?? [])],
    tags: tagsIn(rule),
    facets: facetsAskedBy(rule),
    values: rule.cover?.values ?? [],
  };
}
