import { askForJudgement } from '../model/rule.ts';
import { type Check, inRecord } from './check.ts';
import { judgement, list, record } from './example.ts';

export const judgementNotAsked: Check = {
  code: 'judgement-not-asked',
  severity: 'error',
  summary: 'A requirement is judged met that its rules decide',
  why:
    'Some requirements can be counted: a situation was shown, or it was not. To call such a requirement met ' +
    'would paper over evidence that is missing.',
  fix:
    'Decide the claims and situations that the rules count. Only not-yet can be said of such a requirement, ' +
    'when the assessor is not satisfied although the numbers are.',
  wrong: record({ judgements: list(judgement({ requirement: 'B9/ER5a' })) }),
  right: record({ judgements: list(judgement()) }),
  *portfolio({ decisions, workspace }) {
    for (const { record, index, requirement: ref, outcome, effect } of decisions.judgements) {
      const requirement = workspace.units.requirement(ref);
      if (requirement === undefined || outcome !== 'met' || effect !== 'effective') continue;
      if (askForJudgement(requirement.rules) || decisions.onRequirement(ref).isSupersededAfter(record)) continue;
      yield inRecord(record, ['judgements', index, 'requirement'], {
        ...(requirement.force === 'may'
          ? { message: `${ref} is a permission and needs no judgement`, help: 'leave it out: it is never open' }
          : {
              message: `${ref} is decided by its rules, not by a judgement`,
              help: 'decide the claims and situations that the rules count; only not-yet can be said of such a requirement',
            }),
        ref,
      });
    }
  },
};
