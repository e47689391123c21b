import { membersOf, type Rule } from '../model/rule.ts';
import type { Requirement } from '../model/unit.ts';
import type { Found, Path } from './check.ts';

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

/** The percentage of a bound such as `70%`; undefined for a plain number or a threshold of the centre. */
export const percentOf = (bound: string | undefined): number | undefined =>
  bound?.endsWith('%') ? Number.parseInt(bound, 10) : undefined;

/** The number of a bound; undefined for anything else. */
export const numberOf = (bound: string | undefined): number | undefined =>
  bound !== undefined && /^[\d.]+$/.test(bound) ? Number(bound) : undefined;
