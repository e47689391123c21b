import type { CombinationRule } from '../model/qualification.ts';
import { type Aim, type Limit, reachedByChoices } from './choices.ts';
import { combinationRulesOf, groupEntry, groupsOf, levelNumber, type Qualification } from './qualification.ts';

/** A unit as rules of combination see it. */
export interface CombinedUnit {
  id: string;
  group: string;
  level: number | undefined;
  credit: number;
}
/** What a specification, or another group, says of a unit. */
export type Published = (unit: string) => { level?: string | undefined; credit?: number | undefined } | undefined;

/** A qualification, with a pathway where one is named, as far as it speaks of units. */
export interface Combination {
  qualification: Qualification;
  pathway: string | undefined;
  /** Every unit of a group that holds, by id. */
  units: ReadonlyMap<string, CombinedUnit>;
  /** The unit of a group for which this one counts: itself, or the one that it is equivalent to. */
  standsFor: (unit: string) => CombinedUnit | undefined;
  /** Whether at most one of the two counts. */
  excludes: (a: { id: string }, b: { id: string }) => boolean;
  /** Whether the two are barred from each other. */
  bars: (a: string, b: string) => boolean;
  /** One name for all units of which any counts, once. */
  classOf: (unit: string) => string;
}

export function combinationOf(
  qualification: Qualification,
  pathway: string | undefined,
  published: Published,
): Combination {
  const { barred = [], equivalents = [] } = qualification.file;
  const units = new Map<string, CombinedUnit>();
  for (const { group } of groupsOf(qualification, pathway)) {
    for (const written of group.units) {
      const entry = groupEntry(written);
      if (units.has(entry.unit)) continue;
      const known = published(entry.unit);
      units.set(entry.unit, {
        id: entry.unit,
        group: group.id,
        level: levelNumber(entry.level ?? known?.level),
        credit: entry.credit ?? known?.credit ?? 0,
      });
    }
  }
  const classes = classesOf(equivalents);
  const classOf = (unit: string) => classes.get(unit)?.[0] ?? unit;
  const bars = (a: string, b: string) => a !== b && barred.some((list) => list.includes(a) && list.includes(b));
  return {
    qualification,
    pathway,
    units,
    standsFor: (unit) => units.get(unit) ?? classes.get(unit)?.flatMap((other) => units.get(other) ?? [])[0],
    excludes: ({ id: a }, { id: b }) => a !== b && (classOf(a) === classOf(b) || bars(a, b)),
    bars,
    classOf,
  };
}

/** Units by the others that they are equivalent to, themselves included, in the order of the file; lists that overlap are one. */
function classesOf(lists: readonly (readonly string[])[]): Map<string, string[]> {
  const classes = new Map<string, string[]>();
  for (const list of lists) {
    const all = [...new Set([...list.flatMap((unit) => classes.get(unit) ?? []), ...list])];
    for (const unit of all) classes.set(unit, all);
  }
  return classes;
}

/** How far a rule is: the greatest figures of any choice, what it needs, and what it allows at most. */
export interface RuleFigures {
  rule: CombinationRule;
  achieved: number;
  planned: number;
  needed: number | undefined;
  atMost: number | undefined;
  status: 'met' | 'planned' | 'gap';
}
export interface QualificationFigures {
  status: 'complete' | 'on-course' | 'short';
  credits: { achieved: number; planned: number; needed: number | undefined };
  rules: RuleFigures[];
}

/**
 * How a learner stands with a qualification (formats, section 10), by the units that are achieved and all that are planned,
 * the achieved ones included. A unit that no group holds, and that is equivalent to none, is passed over.
 */
export function evaluateQualification(
  combination: Combination,
  achieved: readonly string[],
  planned: readonly string[],
): QualificationFigures {
  const rules = combinationRulesOf(combination.qualification, combination.pathway).map(({ rule }) => rule);
  const bases = { achieved: unitsOf(combination, achieved), planned: unitsOf(combination, planned) };
  const limits = limitsOf(rules);
  const greatest = (basis: readonly CombinedUnit[], aims: readonly Goal[], figure: (reached: number[]) => number) =>
    Math.max(...reachedByChoices(basis, { limits, aims, excludes: combination.excludes }).map(figure));
  const most = (basis: readonly CombinedUnit[], of: Goal['of']) =>
    greatest(basis, [{ of, enough: Number.POSITIVE_INFINITY }], ([figure]) => figure!);
  const figureOf = (rule: CombinationRule, basis: readonly CombinedUnit[]) => {
    const goals = goalsOf(rule, combination);
    if (rule['each-of'] === undefined) return most(basis, measureOf(rule));
    return greatest(basis, goals, (reached) => heldOf(goals, reached));
  };
  const rows = rules.map((rule): RuleFigures => {
    const needed = neededOf(rule, combination);
    const [now, later] = [figureOf(rule, bases.achieved), figureOf(rule, bases.planned)];
    const status = now >= (needed ?? 0) ? 'met' : later >= (needed ?? 0) ? 'planned' : 'gap';
    return { rule, achieved: now, planned: later, needed, atMost: boundOf(rule)?.['at-most'], status };
  });
  const goals = rules.flatMap((rule) => goalsOf(rule, combination));
  const isWhole = (basis: readonly CombinedUnit[]) =>
    greatest(basis, goals, (reached) => heldOf(goals, reached)) === goals.length;
  return {
    status: isWhole(bases.achieved) ? 'complete' : isWhole(bases.planned) ? 'on-course' : 'short',
    credits: {
      achieved: most(bases.achieved, ({ credit }) => credit),
      planned: most(bases.planned, ({ credit }) => credit),
      needed: creditsNeeded(rules),
    },
    rules: rows,
  };
}

/** What has to be reached for a rule to hold. */
export type Goal = Aim<CombinedUnit>;
const heldOf = (goals: readonly Goal[], reached: readonly number[]) =>
  goals.filter(({ enough }, index) => reached[index]! >= enough).length;

/** Units as the groups that hold see them, each for the unit of a group for which it counts. */
export const unitsOf = (combination: Combination, ids: readonly string[]): CombinedUnit[] =>
  [...new Set(ids)].flatMap((id) => {
    const unit = combination.standsFor(id);
    return unit === undefined ? [] : [{ ...unit, id }];
  });

const boundOf = (rule: CombinationRule) => rule.units ?? rule.credits;

/** What a unit adds to a rule, within its groups and levels. */
function measureOf(
  rule: CombinationRule,
  groups: readonly string[] | undefined = rule.groups ?? rule['each-of'],
): Goal['of'] {
  const { 'at-least': lowest = Number.NEGATIVE_INFINITY, 'at-most': highest = Number.POSITIVE_INFINITY } =
    rule.level ?? {};
  return ({ group, level, credit }) => {
    if (groups !== undefined && !groups.includes(group)) return 0;
    // A unit of which nobody knows the level is of none that a rule names.
    if (rule.level !== undefined && (level === undefined || level < lowest || level > highest)) return 0;
    return rule.credits === undefined ? 1 : credit;
  };
}

/** What a unit adds to a rule, in units or credits; 0 for one of which it does not speak. */
export const bringsTo = (rule: CombinationRule, unit: CombinedUnit): number => measureOf(rule)(unit);

/** The limits that rules set: an at-most without groups speaks of all. */
export const limitsOf = (rules: readonly CombinationRule[]): Limit<CombinedUnit>[] =>
  rules.flatMap((rule) => {
    const atMost = rule['each-of'] === undefined ? boundOf(rule)?.['at-most'] : undefined;
    return atMost === undefined ? [] : [{ of: measureOf(rule), atMost }];
  });

/** What a rule asks to be reached: one goal, one for each group of each-of, or none where it only limits. */
export function goalsOf(rule: CombinationRule, combination: Combination): Goal[] {
  const goal = (groups: readonly string[] | undefined): Goal[] => {
    const of = measureOf(rule, groups);
    const enough = rule.take === undefined ? boundOf(rule)?.['at-least'] : allOf(of, groups, combination);
    return enough === undefined ? [] : [{ of, enough }];
  };
  return rule['each-of'] === undefined
    ? goal(rule.groups)
    : [...new Set(rule['each-of'])].flatMap((group) => goal([group]));
}

/** How many units a rule that takes all of them takes; units of which any counts, once. */
function allOf(
  of: Goal['of'],
  groups: readonly string[] | undefined,
  { units, classOf, qualification, pathway }: Combination,
): number {
  const all = [...units.values()].filter((unit) => of(unit) > 0).map(({ id }) => classOf(id));
  const known = new Set(groupsOf(qualification, pathway).map(({ group }) => group.id));
  // All of a group that is not there is more than anybody can take: a slip must not look like progress.
  const unknown = (groups ?? []).filter((group) => !known.has(group)).length;
  return new Set(all).size + unknown;
}

const neededOf = (rule: CombinationRule, combination: Combination): number | undefined => {
  const goals = goalsOf(rule, combination);
  return rule['each-of'] === undefined ? goals[0]?.enough : goals.length;
};

/** The highest number of credits that a rule asks of the whole qualification. */
function creditsNeeded(rules: readonly CombinationRule[]): number | undefined {
  const asked = rules.flatMap((rule) =>
    rule.groups === undefined && rule['each-of'] === undefined && rule.level === undefined
      ? (rule.credits?.['at-least'] ?? [])
      : [],
  );
  return asked.length === 0 ? undefined : Math.max(...asked);
}
