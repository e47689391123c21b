import { type Check, inRecord } from './check.ts';
import { record, verification } from './example.ts';

export const verifierIsAssessor: Check = {
  code: 'verifier-is-assessor',
  severity: 'error',
  summary: 'A verifier samples their own decisions',
  why:
    'Internal quality assurance is a second pair of eyes. Whoever made a decision cannot be the one who ' +
    'confirms it.',
  fix: 'Another verifier samples the record. The sample that stands there has no effect and may stay.',
  wrong: { ...record({ assessor: 'r-lewis' }), ...verification({ verifier: 'r-lewis' }) },
  right: { ...record({ assessor: 'r-lewis' }), ...verification() },
  *portfolio({ decisions }) {
    for (const sample of decisions.samples.all) {
      const { record, index, assessment } = sample;
      if (assessment === undefined || assessment.by !== record.by || decisions.samples.isSuperseded(sample)) continue;
      yield inRecord(record, ['samples', index, 'assessment'], {
        message: `${record.by} made ${assessment.id} and cannot verify it`,
        help: 'another verifier samples this record; this sample has no effect',
        evidence: sample.written.evidence,
      });
    }
  },
};
