import { type Check, inItem } from './check.ts';
import { item } from './example.ts';

export const criterionHasParts: Check = {
  code: 'criterion-has-parts',
  severity: 'error',
  summary: 'A criterion in parts is claimed as a whole',
  why:
    'Where the document splits a criterion into parts, each part has to be shown. A claim on the whole hides ' +
    'which of them this item is evidence for.',
  fix: 'Claim the parts that the item shows, one by one.',
  wrong: item({ criteria: '[B9/2.1]' }, 'I logged the complaint and refunded the postage on the same day. [B9/2.1]'),
  right: item({ criteria: '[B9/2.1a]' }, 'I logged the complaint and refunded the postage on the same day. [B9/2.1a]'),
  *portfolio(resolved) {
    for (const { linked, link } of resolved.astray.claims('criterion-has-parts')) {
      const { ref, span } = link.written;
      const parts = resolved.workspace.units.leavesOf(ref).map((leaf) => leaf.ref);
      yield inItem(linked.item, span, {
        message: `${ref} has parts and is claimed part by part`,
        help: `claim those that this item shows: ${parts.join(', ')}`,
        ref,
      });
    }
  },
};
