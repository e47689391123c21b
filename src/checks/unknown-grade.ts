import { offer } from '../diagnostics/nearest.ts';
import { type Check, inFile, inPortfolio } from './check.ts';
import { list, outcome, portfolio, spec } from './example.ts';

const given = spec({
  id: 'G1',
  grades: '[P, M, D]',
  outcomes: outcome(
    '{ id: P1, text: Describe what customers expect }',
    '{ id: M1, text: Compare what customers expect, grade: M }',
    '{ id: D1, text: Evaluate how customers were served, grade: D }',
  ),
});

export const unknownGrade: Check = {
  code: 'unknown-grade',
  severity: 'error',
  summary:
    'A portfolio or a criterion names a grade that the unit does not list, or the unit one that asks for nothing',
  why:
    'The grade aimed at decides which criteria are asked for. With one that the unit does not have, only those of ' +
    'the lowest grade are, and what the learner works for is missing from every report. A grade of which nothing ' +
    'must be met would be everybody’s.',
  fix:
    'Write one of the grades of the unit, whose grades are listed at the top, the lowest first; a unit that is ' +
    'not graded has no target-grade.',
  wrong: { ...given, ...portfolio({ units: list('B9', '{ unit: G1, target-grade: X }') }) },
  right: { ...given, ...portfolio({ units: list('B9', '{ unit: G1, target-grade: M }') }) },
  *unit(unit) {
    if (unit.gradesAtFault || !('outcomes' in unit.file)) return;
    const { grades } = unit;
    const asked = new Set(unit.leaves.flatMap((leaf) => (leaf.optional ? [] : [leaf.grade])));
    for (const [index, grade] of grades.entries()) {
      const isTwice = grades.indexOf(grade) < index;
      if (!isTwice && asked.has(grade)) continue;
      yield inFile(unit, ['grades', index], {
        about: `${grade} ${index + 1}`,
        message: isTwice ? `grade ${grade} is listed twice` : `no criterion that must be met has grade ${grade}`,
        help: isTwice
          ? 'list each grade once, the lowest first'
          : `write grade: ${grade} beside the criteria that it asks for, or take it out of the list`,
      });
    }
    for (const [o, { criteria }] of unit.file.outcomes.entries()) {
      for (const [c, { id, grade }] of criteria.entries()) {
        if (grade === undefined || grades.includes(grade)) continue;
        yield inFile(unit, ['outcomes', o, 'criteria', c, 'grade'], {
          about: id,
          ref: `${unit.id}/${id}`,
          message: `criterion ${id} has grade ${grade}, which the unit does not list`,
          help:
            grades.length === 0 ? 'grades: list them at the top, the lowest first' : offer(grade, grades, 'it lists'),
        });
      }
    }
  },
  *portfolio(resolved) {
    for (const { unit: id, targetGrade, at } of resolved.portfolio.registrations) {
      const unit = resolved.workspace.units.units.get(id);
      if (targetGrade === undefined || unit === undefined || unit.gradesAtFault) continue;
      if (unit.grades.includes(targetGrade)) continue;
      yield inPortfolio(resolved, at('target-grade'), {
        about: id,
        ref: id,
        message: unit.grades.length === 0 ? `${id} is not graded` : `${id} has no grade ${targetGrade}`,
        help: unit.grades.length === 0 ? 'take target-grade out' : offer(targetGrade, unit.grades, 'its grades are'),
      });
    }
  },
};
