import { type Check, inItem, liveItems } from './check.ts';

export const signedBeforeEvidence: Check = {
  code: 'signed-before-evidence',
  severity: 'error',
  summary: 'An item was signed before the work that it shows was done',
  why:
    'By signing, the maker declares the work to be their own. Nobody can declare that of work which had not ' +
    'been done.',
  fix: 'Correct the date that is wrong, or have the item signed again.',
  wrong: example('2026-03-09'),
  right: example('2026-03-11'),
  *portfolio(resolved) {
    for (const { item } of liveItems(resolved)) {
      // The work itself: a later discussion or statement about it has a day of its own.
      const days = item.occasions.flatMap(({ dates }) => dates).sort();
      const last = days.at(-1);
      if (item.signed === undefined || last === undefined || item.signed >= last) continue;
      // A date to come is a slip, which is reported there.
      if (last > resolved.workspace.today) continue;
      yield inItem(this.code, item, item.at(['signed']), {
        message: `${item.id} was signed on ${item.signed}, before its last date ${last}`,
        help: 'correct the date that is wrong, or have the item signed again',
      });
    }
  },
};

function example(signed: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Who is in our service chain
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: ${signed}
---

We depend on the courier and on the print room. [B9/1.1]
`,
  };
}
