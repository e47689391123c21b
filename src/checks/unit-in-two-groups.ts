import { groupEntry, groupsOf, pathwaysOf } from '../combination/qualification.ts';
import { type Check, inQualification } from './check.ts';
import { exampleQualification, exampleQualificationPath } from './example-qualification.ts';

export const unitInTwoGroups: Check = {
  code: 'unit-in-two-groups',
  severity: 'error',
  summary: 'A unit stands twice in the groups of a qualification',
  why: 'Which rules a unit counts for depends on its group. In two groups it would count twice, or nobody knows where.',
  fix: 'Keep the entry in the group in which the document lists the unit. Until then the first counts.',
  wrong: { [exampleQualificationPath]: exampleQualification.replace('units: [ { unit: B9', 'units: [ F1, { unit: B9') },
  right: { [exampleQualificationPath]: exampleQualification },
  *qualification(qualification) {
    const reported = new Set<string>();
    for (const pathway of pathwaysOf(qualification)) {
      const first = new Map<string, string>();
      for (const { group, path } of groupsOf(qualification, pathway)) {
        for (const [index, written] of group.units.entries()) {
          const { unit } = groupEntry(written);
          const earlier = first.get(unit);
          const at = [...path, 'units', index, ...(typeof written === 'string' ? [] : ['unit'])];
          if (earlier === undefined) first.set(unit, group.id);
          else if (!reported.has(at.join('/'))) {
            reported.add(at.join('/'));
            yield inQualification(this.code, qualification, at, {
              message: `${unit} stands in group ${earlier} already`,
              help: 'keep one of the two entries; the first counts',
              about: `${group.id} ${unit}`,
            });
          }
        }
      }
    }
  },
};
