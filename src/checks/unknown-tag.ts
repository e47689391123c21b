import { type Check, inItem, liveItems } from './check.ts';
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
  wrong: example('partner/unhelpful'),
  right: example('partner/uncooperative'),
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

function example(tag: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: A supplier who would not answer
method: work-product
date: 2026-03-10
context: paid-work
criteria: [B9/1.5]
tags: [${tag}]
signed: 2026-03-11
---

He hung up twice, so I wrote to his manager. [B9/1.5] [${tag}]
`,
  };
}
