import { type Check, inItem, liveItems } from './check.ts';

export const duplicateClaim: Check = {
  code: 'duplicate-claim',
  severity: 'warning',
  summary: 'An item claims the same criterion twice',
  why:
    'One item shows a criterion once, however often it says so. A second entry is usually a slip for a ' +
    'neighbouring criterion, which then goes unclaimed.',
  fix:
    'Remove the second entry, or name the criterion that was meant. Several places of one claim are several ' +
    'locators in the text.',
  wrong: example('[B9/1.1, B9/1.1]'),
  right: example('[B9/1.1]'),
  *portfolio(resolved) {
    for (const { item, claims } of liveItems(resolved)) {
      for (const { state, written } of claims) {
        if (state !== 'duplicate') continue;
        const first = claims.find((each) => each.written.ref === written.ref)!.written.span;
        yield inItem(this.code, item, written.span, {
          message: `${written.ref} is claimed twice by this item`,
          help: 'remove this entry; several places of one claim are several locators in the text',
          ref: written.ref,
          related: [{ file: item.path, line: first.line, message: 'first claimed here' }],
        });
      }
    }
  },
};

function example(criteria: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Who is in our service chain
method: learner-statement
date: 2026-03-10
criteria: ${criteria}
signed: 2026-03-11
---

We depend on the courier and on the print room. [B9/1.1]
`,
  };
}
