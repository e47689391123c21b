import { type Check, inRecord } from './check.ts';

export const notInspected: Check = {
  code: 'not-inspected',
  severity: 'warning',
  summary: 'Confidential evidence was decided met by somebody who is not recorded as having seen it',
  why:
    'Confidential evidence stays at the workplace, so the portfolio holds only its description. A decision on ' +
    'it is authentic only if the assessor went there and saw it.',
  fix:
    'When the assessor has inspected it, add seen-by and seen-on to the item; neither changes its digest. ' +
    'Otherwise inspect it and decide again.',
  wrong: example(''),
  right: example('\nseen-by: j-okafor\nseen-on: 2026-04-30'),
  *portfolio({ decisions, portfolio }) {
    for (const decision of decisions.decisions) {
      const { record, index, basis, outcome, leaves, tags } = decision;
      if (outcome !== 'met') continue;
      const refs = [...leaves.map((leaf) => leaf.ref), ...tags];
      for (const id of basis.keys()) {
        const item = portfolio.itemById.get(id)?.item;
        if (item?.held === undefined || item.withdrawn !== undefined || item.seenBy.includes(record.by)) continue;
        if (!refs.some((ref) => decisions.onPair(id, ref).inForce?.decision === decision)) continue;
        yield inRecord(
          this.code,
          record,
          ['decisions', index, record.decisions[index]?.evidence === undefined ? 'basis' : 'evidence'],
          {
            message: `${record.by} decided on ${id}, which is held at the workplace, without being recorded as having seen it`,
            help: 'once inspected there, the item says so: seen-by and seen-on',
            evidence: id,
          },
        );
      }
    }
  },
};

function example(seen: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: A complaint about a late parcel
method: work-product
date: 2026-03-10
context: paid-work
criteria: [B9/2.1a]
held: CRM ticket 4411${seen}
signed: 2026-03-11
---

The ticket shows how I dealt with the complaint, step by step. [B9/2.1a]
`,
    'portfolios/amira-khan/assessments/A01.md': `---
id: A01
assessor: j-okafor
date: 2026-05-02
decisions:
  - { evidence: E02, criteria: [B9/2.1a], outcome: met, digest: "sha256:cd952eb87022fece728cbe67bd0a87c42cf727a0c02bb962b97b3194a5e1396b" }
---
`,
  };
}
