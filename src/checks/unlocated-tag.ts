import { type Check, inItem, liveItems } from './check.ts';

export const unlocatedTag: Check = {
  code: 'unlocated-tag',
  severity: 'info',
  summary: 'A situation is tagged, but the text does not say where it shows',
  why:
    'A situation is decided like a criterion: the assessor has to find the words that show the partner was ' +
    'un-cooperative. The tag alone is the learner’s word for it.',
  fix: 'Put the tag in square brackets after the words that show the situation.',
  wrong: example(''),
  right: example(' [partner/uncooperative]'),
  *portfolio(resolved) {
    for (const { item, tags } of liveItems(resolved)) {
      if (item.draft) continue;
      for (const { tag, state, written, locators } of tags) {
        if (state !== 'linked' || locators.length > 0) continue;
        yield inItem(this.code, item, written.span, {
          message: `nothing in the text says where ${tag} shows`,
          help: `put [${tag}] after the words that show the situation`,
          ref: tag,
        });
      }
    }
  },
};

function example(locator: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: A supplier who would not answer
method: work-product
date: 2026-03-10
context: paid-work
criteria: [B9/1.5]
tags: [partner/uncooperative]
signed: 2026-03-11
---

He hung up twice${locator}, so I wrote to his manager. [B9/1.5]
`,
  };
}
