import {
  countsIn,
  facetsAskedBy,
  filtersIn,
  membersOf,
  type Rule,
  ruleKind,
  tagsIn,
  withMembers,
} from '../model/rule.ts';
import { type Requirement, type Unit, withParts } from '../model/unit.ts';
import type { Workspace } from '../resolve/workspace.ts';
import type { Found, Path } from './check.ts';

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

/** A fault of one rule of a requirement, placed at the rule, or at the first `name` in it. */
export const inRule = (
  requirement: Requirement,
  rule: Rule,
  words: { message: string; help: string; about?: string },
  name?: string,
): Found => {
  const { ref, file, span, at, written } = requirement;
  // A judge that goes without saying stands nowhere.
  const path = pathOfRule(rule, written, ['rules']);
  const place = path === undefined ? span : at([...path, ...(pathOfName(name, rule) ?? [])]);
  return { ...words, message: `${ref}: ${words.message}`, file, span: place, ref };
};

/** The path to a rule among others and their members; undefined where it is not among them. */
function pathOfRule(rule: Rule, rules: readonly Rule[], holder: Path): Path | undefined {
  for (const [index, each] of rules.entries()) {
    const path = [...holder, index];
    if (each === rule) return path;
    const inside = pathOfRule(rule, membersOf(each), [...path, each['any-of'] ? 'any-of' : 'all-of']);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** The path to the first text that is a name, within a rule or a part of one. */
function pathOfName(name: string | undefined, part: unknown): Path | undefined {
  if (part === name) return [];
  if (name === undefined || typeof part !== 'object' || part === null) return undefined;
  for (const [key, inner] of Object.entries(part)) {
    const path = pathOfName(name, inner);
    if (path !== undefined) return [Array.isArray(part) ? Number(key) : key, ...path];
  }
  return undefined;
}
