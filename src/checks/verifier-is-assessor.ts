import { type Check, inRecord } from './check.ts';
import { record, verification } from './example.ts';
import { digestOfE01 } from './example-workspace.ts';

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
      yield inRecord(this.code, record, ['samples', index, 'assessment'], {
        message: `${record.by} made ${assessment.id} and cannot verify it`,
        help: 'another verifier samples this record; this sample has no effect',
        evidence: sample.written.evidence,
      });
    }
  },
};

function _example(verifier: string) {
  return {
    'portfolios/amira-khan/assessments/A01.md': `---
id: A01
assessor: r-lewis
date: 2026-05-02
decisions:
  - { evidence: E01, criteria: [B9/1.5], outcome: met, digest: "${digestOfE01}" }
---
`,
    'portfolios/amira-khan/verification/V01.md': `---
id: V01
verifier: ${verifier}
date: 2026-05-20
samples: [ { assessment: A01, outcome: agreed } ]
---
`,
  };
}
