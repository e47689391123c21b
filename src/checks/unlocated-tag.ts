import { type Check, inItem } from './check.ts';
import { item } from './example.ts';

export const unlocatedTag: Check = {
  code: 'unlocated-tag',
  severity: 'info',
  summary: 'A situation is tagged, but the text does not say where it shows',
  why:
    'A situation is decided like a criterion: the assessor has to find the words that show the partner was ' +
    'un-cooperative. The tag alone is the learner’s word for it.',
  fix: 'Put the tag in square brackets after the words that show the situation.',
  wrong: item({ tags: '[partner/uncooperative]' }, 'He hung up twice, so I wrote to his manager. [B9/1.5]'),
  right: item(
    { tags: '[partner/uncooperative]' },
    'He hung up twice [partner/uncooperative], so I wrote to his manager. [B9/1.5]',
  ),
  *portfolio(resolved) {
    for (const { linked, link } of resolved.astray.unlocatedTags) {
      const { tag, written } = link;
      if (linked.item.draft) continue;
      yield inItem(linked.item, written.span, {
        message: `nothing in the text says where ${tag} shows`,
        help: `put [${tag}] after the words that show the situation`,
        ref: tag,
      });
    }
  },
};
