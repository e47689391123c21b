import { type Check, inItem, liveItems } from './check.ts';
import { exampleWorkspace } from './example-workspace.ts';
import { placeOfUnlabelled } from './written-occasions.ts';

export const sameDayOccasions: Check = {
  code: 'same-day-occasions',
  severity: 'info',
  summary: 'An item without an occasion label may be about the labelled event of the same day',
  why:
    'Occasions are counted, not files. Two items about one event, of which only one carries its label, count ' +
    'as two occasions.',
  fix: 'If both are about the same event, give both the same label. If they are not, nothing needs to be done.',
  wrong: example(),
  right: example('\noccasion: courier-delay'),
  *portfolio(resolved) {
    const labelled = new Map<string, { label: string; id: string }[]>();
    const written = liveItems(resolved).filter(({ item }) => !item.draft);
    for (const { item } of written) {
      for (const { label, dates } of item.occasions) {
        if (label === undefined) continue;
        for (const date of dates) {
          const known = labelled.get(date) ?? [];
          // Two items are enough to tell of each day one that is another's.
          if (known.length < 2 && known[0]?.id !== item.id) labelled.set(date, [...known, { label, id: item.id }]);
        }
      }
    }
    for (const { item } of written) {
      const other = item.occasions
        .filter((occasion) => occasion.label === undefined)
        .flatMap(({ dates }) => dates.flatMap((date) => (labelled.get(date) ?? []).map((each) => ({ date, ...each }))))
        .find(({ id }) => id !== item.id);
      if (other === undefined) continue;
      yield inItem(this.code, item, placeOfUnlabelled(item, other.date), {
        message: `${item.id} has no occasion label, but ${other.id} of the same day is about ${other.label}`,
        help: `if it is the same event, write occasion: ${other.label}; otherwise they count as two occasions`,
      });
    }
  },
};

function example(label?: string) {
  const path = 'portfolios/amira-khan/evidence/E01.md';
  const e01 = exampleWorkspace[path].replace('date: 2026-03-04', `date: 2026-03-04${label ?? ''}`);
  return {
    [path]: e01,
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Statement of the branch manager
method: witness-testimony
date: 2026-03-04
occasion: courier-delay
context: paid-work
witness: p-sharma
criteria: [B9/1.5]
signed: 2026-03-09
---

She asked the courier for a Saturday collection, and got it. [B9/1.5]
`,
  };
}
