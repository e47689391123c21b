import { nodeAt } from '../parse/yaml-node.ts';
import { type Check, inItem, liveItems } from './check.ts';
import { writtenOccasions } from './written-occasions.ts';

export const occasionWithoutClaim: Check = {
  code: 'occasion-without-claim',
  severity: 'warning',
  summary: 'An occasion names a criterion that its item does not claim',
  why:
    'The criteria of an occasion say which of the item’s claims it shows. One that the item does not claim ' +
    'counts for nothing, although it looks as if it did.',
  fix: 'Add the criterion to the item’s criteria, or remove it from the occasion.',
  wrong: example('[B9/1.1, B9/1.5]'),
  right: example('[B9/1.1]'),
  *portfolio(resolved) {
    const { units } = resolved.workspace;
    for (const { item, claims } of liveItems(resolved)) {
      // Most items are about one occasion, and say nothing of what it shows.
      if (nodeAt(item.written, ['occasions']) === undefined) continue;
      const claimed = new Set(
        claims.flatMap((claim) => [claim.written.ref, ...(claim.leaf ? [claim.leaf.ref, claim.leaf.criterion] : [])]),
      );
      for (const { text, span } of writtenOccasions(item).flatMap(({ criteria }) => criteria)) {
        const ref = text.split(' @ ')[0]!.trim();
        if (claimed.has(ref) || units.leavesOf(ref).some((leaf) => claimed.has(leaf.ref))) continue;
        yield inItem(this.code, item, span, {
          message: `an occasion shows ${ref}, which this item does not claim`,
          help: `add ${ref} to criteria, or remove it from the occasion`,
          ref,
        });
      }
    }
  },
};

function example(shown: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Two talks about the service chain
method: learner-statement
occasions:
  - { date: 2026-03-10, criteria: ${shown} }
  - { date: 2026-03-17, label: induction }
criteria: [B9/1.1]
signed: 2026-03-18
---

I told two new colleagues who depends on whom. [B9/1.1]
`,
  };
}
