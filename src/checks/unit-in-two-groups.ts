import { type Check, inFile } from './check.ts';
import { qualification as example } from './example-qualification.ts';
import { inPathways, listedIn } from './qualification-parts.ts';
import { repeated } from './repeated.ts';

export const unitInTwoGroups: Check = {
  code: 'unit-in-two-groups',
  severity: 'error',
  summary: 'A unit stands twice in the groups of a qualification',
  why: 'Which rules a unit counts for depends on its group. In two groups it would count twice, or nobody knows where.',
  fix: 'Keep the entry in the group in which the document lists the unit. Until then the first counts.',
  wrong: example('units: [ { unit: B9', 'units: [ F1, { unit: B9'),
  right: example(),
  *qualification(qualification) {
    const twice = inPathways(qualification, (pathway) =>
      repeated(listedIn(qualification, pathway), ({ unit }) => unit).map(([again, first]) => ({ ...again, first })),
    );
    for (const { unit, group, unitAt, first } of twice)
      yield inFile(qualification, unitAt, {
        message: `${unit} stands in group ${first.group} already`,
        help: 'keep one of the two entries; the first counts',
        about: `${group} ${unit}`,
      });
  },
};
