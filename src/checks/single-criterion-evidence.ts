import { type Check, inItem, liveItems } from './check.ts';

export const singleCriterionEvidence: Check = {
  code: 'single-criterion-evidence',
  severity: 'info',
  summary: 'An item serves one criterion where the unit asks for holistic assessment',
  why:
    'The unit asks for holistic assessment: a piece of real work that shows several criteria together. One ' +
    'item for each criterion makes thick portfolios that say little about the job.',
  fix: 'See which further criteria, of this unit or another, the same work shows. If there is none, leave it.',
  wrong: example('329/1.1'),
  right: example('329/1.1', '329/1.2'),
  *portfolio(resolved) {
    const { units } = resolved.workspace;
    for (const { item, claims } of liveItems(resolved)) {
      if (item.draft) continue;
      const [only, ...others] = claims.filter((claim) => claim.state === 'linked');
      if (only?.leaf === undefined || others.length > 0 || !units.units.get(only.leaf.unit)?.holistic) continue;
      yield inItem(this.code, item, only.written.span, {
        message: `${item.id} serves ${only.leaf.ref} only; ${only.leaf.unit} asks for evidence that covers several criteria`,
        help: 'see which further criteria, of this unit or another, the same work shows',
        ref: only.leaf.ref,
      });
    }
  },
};

function example(...refs: string[]) {
  const criteria = refs.map((ref) => `  - ${ref} @ Tenants expect an answer within a day\n`);
  return {
    'specs/329.unit.yaml': `id: "329"
title: Deliver customer service to external customers
outcomes:
  - id: "1"
    title: Understand the meaning of external customers
    kind: knowledge
    criteria:
      - { id: "1.1", text: Explain who external customers are }
      - { id: "1.2", text: Explain what they expect }
assessment: { holistic: true }
`,
    'portfolios/amira-khan/portfolio.yaml': `learner: { id: L-0231, name: Amira Khan }
units: [B9, "329"]
assessor: j-okafor
`,
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Our customers
method: learner-statement
date: 2026-03-10
criteria:
${criteria.join('')}signed: 2026-03-11
---

Tenants expect an answer within a day.
`,
  };
}
