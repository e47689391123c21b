import { admissionFinding } from './admission.ts';
import type { Check } from './check.ts';

export const discouragedEvidence: Check = {
  code: 'discouraged-evidence',
  severity: 'warning',
  summary: 'A recommendation of the unit speaks against this evidence for the criterion',
  why:
    'The document recommends other evidence for this criterion. The claim counts, but an assessor may want a ' +
    'reason why this kind of evidence was enough.',
  fix: 'Add evidence of the kind that the document recommends, or be ready to say why this one serves.',
  wrong: example('observation'),
  right: example('discussion'),
  *portfolio({ assessed }) {
    for (const claim of assessed.claims) {
      for (const breach of claim.discouraged) yield admissionFinding(this.code, claim, breach);
    }
  },
};

function example(method: string) {
  return {
    'specs/329.unit.yaml': `id: "329"
title: Deliver customer service to external customers
outcomes:
  - id: "1"
    title: Understand the meaning of external customers
    kind: knowledge
    criteria: [ { id: "1.1", text: Explain who external customers are } ]
requirements:
  - id: KM
    text: Knowledge should be shown by methods that suit it
    force: should
    rules: [ admit: { methods: { not: [observation] }, for: knowledge } ]
`,
    'portfolios/amira-khan/portfolio.yaml': `learner: { id: L-0231, name: Amira Khan }
units: [B9, "329"]
assessor: j-okafor
`,
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Who our external customers are
method: ${method}
date: 2026-03-10
assessor: j-okafor
criteria: [329/1.1]
signed: 2026-03-11
---

She told a new colleague whom we serve outside the company. [329/1.1]
`,
  };
}
