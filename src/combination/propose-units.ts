import { reachedByChoices } from './choices.ts';
import {
  type Combination,
  type CombinedUnit,
  type Goal,
  goalsOf,
  limitsOf,
  unitsOf,
} from './evaluate-qualification.ts';
import { combinationRulesOf } from './qualification.ts';

/** Ways that are followed at once; beyond so many the answer may not be the fewest. */
const mostWays = 50_000;

/** What is used of the limits and reached of the goals, and by which further units. */
interface Way {
  used: readonly number[];
  reached: readonly number[];
  taken: readonly CombinedUnit[];
}
export interface UnitsToTake {
  units: CombinedUnit[];
  /** Whether it is certain that fewer would not do. */
  areFewest: boolean;
}

/**
 * The fewest further units with which the planned ones meet all rules together; undefined where no units do, none where none is
 * needed. Units barred from, or equivalent to, a planned one are not proposed. Each further unit is taken or left in turn; of
 * ways that are alike in all that is asked, the one with the fewest units is followed.
 */
export function proposeUnits(combination: Combination, planned: readonly string[]): UnitsToTake | undefined {
  const { excludes } = combination;
  const rules = combinationRulesOf(combination.qualification, combination.pathway).map(({ rule }) => rule);
  const goals = rules.flatMap((rule) => goalsOf(rule, combination));
  const basis = unitsOf(combination, planned);
  const further = [...combination.units.values()].filter(
    (unit) => !basis.some((other) => other.id === unit.id || excludes(other, unit)),
  );
  const limits = limitsOf(rules).map((limit) => ({
    ...limit,
    isShared: further.some((unit) => limit.of(unit) > 0),
  }));
  const hasRival = (unit: CombinedUnit) => further.some((other) => other !== unit && excludes(other, unit));
  const keyOf = ({ used, reached, taken }: Way) =>
    [...used, ...reached, ...taken.filter(hasRival).map(({ id }) => id)].join(' ');
  const isThere = ({ reached }: Way) => goals.every(({ enough }, index) => reached[index]! >= enough);
  const take = ({ used, reached, taken }: Way, unit: CombinedUnit): Way => ({
    used: used.map((figure, index) => figure + limits[index]!.of(unit)),
    reached: reached.map((figure, index) => Math.min(goals[index]!.enough, figure + goals[index]!.of(unit))),
    taken: [...taken, unit],
  });

  // What is used of the limits tells choices apart as well, so it is asked for like an aim without end.
  const aims: Goal[] = [...limits.map(({ of }) => ({ of, enough: Number.POSITIVE_INFINITY })), ...goals];
  const start = reachedByChoices(basis, { limits, aims, excludes }).map(
    (figures): Way => ({ used: figures.slice(0, limits.length), reached: figures.slice(limits.length), taken: [] }),
  );
  const ways = new Map(start.map((way) => [keyOf(way), way]));
  let [best, areFewest] = [start.find(isThere), true];
  for (const unit of further) {
    for (const way of [...ways.values()]) {
      if (best !== undefined && way.taken.length + 1 >= best.taken.length) continue;
      if (way.taken.some((other) => excludes(other, unit))) continue;
      const next = take(way, unit);
      const isNearer = next.reached.some((figure, index) => figure > way.reached[index]!);
      if (!isNearer || next.used.some((figure, index) => figure > limits[index]!.atMost)) continue;
      if (isThere(next)) best = next;
      const key = keyOf(next);
      const other = ways.get(key);
      if (other === undefined && ways.size >= mostWays) areFewest = false;
      else if (other === undefined || other.taken.length > next.taken.length) ways.set(key, next);
    }
  }
  return best === undefined ? undefined : { units: [...best.taken], areFewest };
}
