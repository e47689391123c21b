import { type Check, inItem } from './check.ts';
import { list, statement } from './example.ts';
import { writtenOccasions } from './written-occasions.ts';

const later = '{ date: 2026-03-11, label: induction }';

export const occasionWithoutClaim: Check = {
  code: 'occasion-without-claim',
  severity: 'warning',
  summary: 'An occasion names a criterion that its item does not claim',
  why:
    'The criteria of an occasion say which of the item’s claims it shows. One that the item does not claim ' +
    'counts for nothing, although it looks as if it did.',
  fix: 'Add the criterion to the item’s criteria, or remove it from the occasion.',
  wrong: statement({ date: '', occasions: list('{ date: 2026-03-10, criteria: [B9/1.1, B9/1.5] }', later) }),
  right: statement({ date: '', occasions: list('{ date: 2026-03-10, criteria: [B9/1.1] }', later) }),
  *portfolio(resolved) {
    const { units } = resolved.workspace;
    for (const { item, claims } of resolved.live) {
      // Most items are about one occasion, and say nothing of what it shows.
      if (!item.listsOccasions) continue;
      const claimed = new Set(
        claims.flatMap((claim) => [claim.written.ref, ...(claim.leaf ? [claim.leaf.ref, claim.leaf.criterion] : [])]),
      );
      for (const { text, span } of writtenOccasions(item).flatMap(({ criteria }) => criteria)) {
        const ref = text.split(' @ ')[0]!.trim();
        if (claimed.has(ref) || units.leavesOf(ref).some((leaf) => claimed.has(leaf.ref))) continue;
        yield inItem(item, span, {
          message: `an occasion shows ${ref}, which this item does not claim`,
          help: `add ${ref} to criteria, or remove it from the occasion`,
          ref,
        });
      }
    }
  },
};
