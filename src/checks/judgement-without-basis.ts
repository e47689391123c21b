import { type Check, inRecord } from './check.ts';
import { judgement, list, record } from './example.ts';

export const judgementWithoutBasis: Check = {
  code: 'judgement-without-basis',
  severity: 'warning',
  summary: 'A judgement does not say which evidence it rests on',
  why:
    '“A sufficient period of time” is for the assessor to judge, and a quality assurer will ask from what. ' +
    'Without a basis nobody notices either that the evidence has changed since.',
  fix: 'Add a basis: the items on which the judgement rests, each with its digest.',
  wrong: record({ judgements: list(judgement({ reason: 'Three months of varied work', basis: '' })) }),
  right: record({ judgements: list(judgement({ reason: 'Three months of varied work' })) }),
  *portfolio({ decisions }) {
    for (const { record, index, requirement, basis, outcome } of decisions.judgements) {
      if (basis.size > 0 || outcome === 'withdrawn' || decisions.onRequirement(requirement).isSupersededAfter(record))
        continue;
      yield inRecord(record, ['judgements', index, 'requirement'], {
        message: `the judgement on ${requirement} names no evidence`,
        help: 'basis: the items it rests on, each with its digest, so that a change shows',
        ref: requirement,
      });
    }
  },
};
