import { type Check, inItem, liveItems } from './check.ts';

export const criterionHasParts: Check = {
  code: 'criterion-has-parts',
  severity: 'error',
  summary: 'A criterion in parts is claimed as a whole',
  why:
    'Where the document splits a criterion into parts, each part has to be shown. A claim on the whole hides ' +
    'which of them this item is evidence for.',
  fix: 'Claim the parts that the item shows, one by one.',
  wrong: example('B9/2.1'),
  right: example('B9/2.1a'),
  *portfolio(resolved) {
    for (const { item, claims } of liveItems(resolved)) {
      for (const { state, written } of claims) {
        if (state !== 'criterion-has-parts') continue;
        const parts = resolved.workspace.units.leavesOf(written.ref).map((leaf) => leaf.ref);
        yield inItem(this.code, item, written.span, {
          message: `${written.ref} has parts and is claimed part by part`,
          help: `claim those that this item shows: ${parts.join(', ')}`,
          ref: written.ref,
        });
      }
    }
  },
};

function example(ref: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: A complaint about a late parcel
method: work-product
date: 2026-03-10
context: paid-work
criteria: [${ref}]
signed: 2026-03-11
---

I logged the complaint and refunded the postage on the same day. [${ref}]
`,
  };
}
