import { type Check, inItem, liveItems } from './check.ts';
import { item } from './example.ts';
import { aboutUnknownTag } from './suggest.ts';

export const unknownTag: Check = {
  code: 'unknown-tag',
  severity: 'error',
  summary: 'A tag names a situation that no unit claimed by the item has',
  why:
    'A unit names the situations in which it wants to see the learner. A tag that none of the units claimed ' +
    'knows covers nothing, and the situation stays a gap.',
  fix:
    'Use a facet and value of the unit, as in partner/uncooperative. A word of your own is a tag without a ' + 'slash.',
  wrong: item(
    { tags: '[partner/unhelpful]' },
    'He hung up twice, so I wrote to his manager. [B9/1.5] [partner/unhelpful]',
  ),
  right: item(
    { tags: '[partner/uncooperative]' },
    'He hung up twice, so I wrote to his manager. [B9/1.5] [partner/uncooperative]',
  ),
  *portfolio(resolved) {
    const { units } = resolved.workspace;
    for (const { item, tags, locators, unitsClaimed } of liveItems(resolved)) {
      for (const { tag, state, written } of tags) {
        if (state === 'unknown-tag')
          yield inItem(this.code, item, written.span, { ...aboutUnknownTag(tag, unitsClaimed, units), ref: tag });
      }
      for (const { state, written } of locators) {
        if (state === 'unknown-tag')
          yield inItem(this.code, item, written.span, {
            ...aboutUnknownTag(written.ref, unitsClaimed, units),
            ref: written.ref,
          });
      }
    }
  },
};
