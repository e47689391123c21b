import type { Leaf, Unit } from '../model/unit.ts';

/**
 * The criteria (parts) that a unit asks of a learner: all but the optional ones and those graded above the grade aimed at, which
 * is the lowest where the portfolio names none. Whatever leaves something out because it is not asked for, asks here.
 */
export function askedFor({ leaves, grades }: Pick<Unit, 'leaves' | 'grades'>, targetGrade?: string): ReadonlySet<Leaf> {
  const highest = Math.max(0, grades.indexOf(targetGrade ?? ''));
  return new Set(leaves.filter(({ optional, grade }) => !optional && grades.indexOf(grade ?? '') <= highest));
}
