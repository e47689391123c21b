import { attribute } from '../resolve/attribution.ts';
import { type Check, inSigned } from './check.ts';
import { list, record } from './example.ts';
import { addresses, evidenceAdded, recordAdded, withHistory } from './example-history.ts';

const date = '2026-05-16';
const second = record({ id: 'A02', date, actions: list('{ id: "1", text: Bring the supplier’s reply }') });
const added = { date, did: `A\t${Object.keys(second)[0]}` };

export const committedByLearner: Check = {
  code: 'committed-by-learner',
  severity: 'error',
  audit: true,
  summary: 'A record or an observation was committed by the learner',
  why: 'The learner claims, the assessor decides. A decision or an observation that the learner committed may be genuine, but nothing shows that it is: anybody can write another person’s name.',
  fix: 'The assessor or verifier looks at it and writes a record of their own, committed by themselves. Let the git host’s code owners guard assessments/ and verification/.',
  wrong: { ...withHistory(evidenceAdded, recordAdded, { ...added, by: addresses.learner }), ...second },
  right: { ...withHistory(evidenceAdded, recordAdded, { ...added, by: addresses.assessor }), ...second },
  *portfolio({ portfolio, workspace }) {
    for (const { attribution, first, by, ...signed } of attribute(portfolio, workspace)) {
      if (first === undefined || attribution !== 'learner') continue;
      yield inSigned(signed, {
        message: `${signed.id} by ${by.join(' and ')} was committed by ${first.email}, who commits the learner’s evidence, on ${first.date} (${first.id})`,
        help: `${by[0]} looks at it and writes a record of their own; code owners can keep learners out of ${signed.record === undefined ? 'evidence/assessor/' : `${signed.record.kind === 'assessment' ? 'assessments' : 'verification'}/`}`,
      });
    }
  },
};
