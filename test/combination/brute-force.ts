import {
  type Combination,
  type CombinedUnit,
  type evaluateQualification,
  type QualificationFigures,
  unitsOf,
} from '../../src/combination/evaluate-qualification.ts';
import { combinationRulesOf, groupsOf } from '../../src/combination/qualification.ts';
import type { CombinationRule } from '../../src/model/qualification.ts';

/** Section 10 of the formats read literally: every subset of the units is looked at. For a dozen units at the most. */
export function byBruteForce(
  combination: Combination,
  achieved: readonly string[],
  planned: readonly string[],
): ReturnType<typeof evaluateQualification> {
  const rules = combinationRulesOf(combination.qualification, combination.pathway).map(({ rule }) => rule);
  const choices = {
    achieved: choicesOf(combination, achieved, rules),
    planned: choicesOf(combination, planned, rules),
  };
  const all = groupsOf(combination.qualification, combination.pathway).map(({ group }) => group.id);
  const needed = (rule: CombinationRule, groups: readonly string[]): number | undefined => {
    if (rule.take === undefined) return (rule.units ?? rule.credits)?.['at-least'];
    const found = [...combination.units.values()].filter((unit) => isMeant(rule, groups, unit));
    return new Set(found.map(({ id }) => combination.classOf(id))).size;
  };
  const figure = (rule: CombinationRule, choice: readonly CombinedUnit[]): number => {
    const each = rule['each-of'];
    if (each === undefined) return measured(rule, rule.groups ?? all, choice);
    return each.filter((group) => measured(rule, [group], choice) >= needed(rule, [group])!).length;
  };
  const need = (rule: CombinationRule) =>
    rule['each-of'] === undefined ? needed(rule, rule.groups ?? all) : rule['each-of'].length;
  const most = (basis: readonly CombinedUnit[][], of: (choice: CombinedUnit[]) => number) => Math.max(...basis.map(of));
  const isWhole = (basis: readonly CombinedUnit[][]) =>
    basis.some((choice) => rules.every((rule) => figure(rule, choice) >= (need(rule) ?? 0)));
  const credits = (choice: readonly CombinedUnit[]) => choice.reduce((sum, { credit }) => sum + credit, 0);
  const asked = rules.flatMap((rule) =>
    rule.groups || rule['each-of'] || rule.level ? [] : (rule.credits?.['at-least'] ?? []),
  );
  return {
    status: isWhole(choices.achieved) ? 'complete' : isWhole(choices.planned) ? 'on-course' : 'short',
    credits: {
      achieved: most(choices.achieved, credits),
      planned: most(choices.planned, credits),
      needed: asked.length === 0 ? undefined : Math.max(...asked),
    },
    rules: rules.map((rule): QualificationFigures['rules'][number] => {
      const [now, later] = [
        most(choices.achieved, (choice) => figure(rule, choice)),
        most(choices.planned, (choice) => figure(rule, choice)),
      ];
      const least = need(rule);
      const atMost = rule['each-of'] ? undefined : (rule.units ?? rule.credits)?.['at-most'];
      const status = now >= (least ?? 0) ? 'met' : later >= (least ?? 0) ? 'planned' : 'gap';
      return { rule, achieved: now, planned: later, needed: least, atMost, status };
    }),
  };
}

function choicesOf(combination: Combination, ids: readonly string[], rules: readonly CombinationRule[]) {
  const basis = unitsOf(combination, ids);
  const all = groupsOf(combination.qualification, combination.pathway).map(({ group }) => group.id);
  const choices: CombinedUnit[][] = [];
  for (let bits = 0; bits < 2 ** basis.length; bits++) {
    const choice = basis.filter((_, index) => (bits >> index) & 1);
    const isAllowed = choice.every((a) => choice.every((b) => !combination.excludes(a, b)));
    const keepsLimits = rules.every((rule) => {
      const most = (rule.units ?? rule.credits)?.['at-most'];
      return most === undefined || measured(rule, rule.groups ?? all, choice) <= most;
    });
    if (isAllowed && keepsLimits) choices.push(choice);
  }
  return choices;
}

function isMeant(rule: CombinationRule, groups: readonly string[], { group, level }: CombinedUnit): boolean {
  if (!groups.includes(group)) return false;
  if (rule.level === undefined) return true;
  if (level === undefined) return false;
  const { 'at-least': lowest, 'at-most': highest } = rule.level;
  return (lowest === undefined || level >= lowest) && (highest === undefined || level <= highest);
}

function measured(rule: CombinationRule, groups: readonly string[], choice: readonly CombinedUnit[]): number {
  const meant = choice.filter((unit) => isMeant(rule, groups, unit));
  return rule.credits === undefined ? meant.length : meant.reduce((sum, { credit }) => sum + credit, 0);
}
