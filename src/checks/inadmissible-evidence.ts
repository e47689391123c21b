import { admissionFinding } from './admission.ts';
import type { Check } from './check.ts';

export const inadmissibleEvidence: Check = {
  code: 'inadmissible-evidence',
  severity: 'error',
  summary: 'A requirement of the unit or the centre does not admit this evidence for the criterion',
  why:
    'The unit document says which evidence may be used at all, most often that simulation may not. A unit ' +
    'certificated on evidence that it refuses can be taken back.',
  fix:
    'Show the criterion with evidence that is admitted, or take the claim out. If the item states its context ' +
    'or method wrongly, correct that.',
  wrong: example('simulation'),
  right: example('paid-work'),
  *portfolio({ assessed }) {
    for (const claim of assessed.claims) {
      for (const refusal of claim.refusals) yield admissionFinding(this.code, claim, refusal);
    }
  },
};

function example(context: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Telling a supplier that an order was wrong
method: observation
date: 2026-03-10
context: ${context}
assessor: j-okafor
criteria: [B9/1.5]
signed: 2026-03-11
---

She named the order and the mistake, and asked what could be done. [B9/1.5]
`,
  };
}
