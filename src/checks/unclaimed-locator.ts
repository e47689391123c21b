import { type Check, inItem, liveItems } from './check.ts';

export const unclaimedLocator: Check = {
  code: 'unclaimed-locator',
  severity: 'warning',
  summary: 'The text points at a criterion or situation that the item does not claim',
  why:
    'The text says that it shows something, but the item does not claim it, so it counts for nothing. Usually ' +
    'the learner forgot the claim, and the evidence is there.',
  fix: 'Add the reference to criteria, or to tags for a situation; or take the bracket out of the text.',
  wrong: example('[B9/1.5]'),
  right: example('[B9/1.5, B9/1.1]'),
  *portfolio(resolved) {
    for (const { item, locators } of liveItems(resolved)) {
      for (const { state, written } of locators) {
        if (state !== 'unclaimed-criterion' && state !== 'unclaimed-tag') continue;
        const parts = resolved.workspace.units.criterion(written.ref)?.hasParts;
        const key = state === 'unclaimed-tag' ? 'tags' : 'criteria';
        yield inItem(this.code, item, written.span, {
          message: `the text shows ${written.ref}, which this item does not ${state === 'unclaimed-tag' ? 'tag' : 'claim'}`,
          help: parts
            ? `name the part, as in ${resolved.workspace.units.leavesOf(written.ref)[0]?.ref}`
            : `add ${written.ref} to ${key}, or remove the bracket`,
          ref: written.ref,
        });
      }
    }
  },
};

function example(criteria: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: A first batch of brochures
method: work-product
date: 2026-03-10
context: paid-work
criteria: ${criteria}
signed: 2026-03-11
---

I asked the print room for a first batch, [B9/1.5] because the branches depend on it. [B9/1.1]
`,
  };
}
