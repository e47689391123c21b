import { type Check, inItem } from './check.ts';
import { changedE01, item } from './example.ts';
import { placeOfUnlabelled } from './written-occasions.ts';

const given = item(
  { method: 'witness-testimony', date: '2026-03-04', occasion: 'courier-delay', witness: 'p-sharma' },
  'She asked the courier for a Saturday collection, and got it. [B9/1.5]',
);

export const sameDayOccasions: Check = {
  code: 'same-day-occasions',
  severity: 'info',
  summary: 'An item without an occasion label may be about the labelled event of the same day',
  why:
    'Occasions are counted, not files. Two items about one event, of which only one carries its label, count ' +
    'as two occasions.',
  fix: 'If both are about the same event, give both the same label. If they are not, nothing needs to be done.',
  wrong: { ...given, ...changedE01('', '') },
  right: { ...given, ...changedE01('context:', 'occasion: courier-delay\ncontext:') },
  *portfolio(resolved) {
    const labelled = new Map<string, { label: string; id: string }[]>();
    for (const { item, occasion } of resolved.occasions) {
      const { label, dates } = occasion;
      if (label === undefined) continue;
      for (const date of dates) {
        const known = labelled.get(date) ?? [];
        // Two items are enough to tell of each day one that is another's.
        if (known.length < 2 && known[0]?.id !== item.id) labelled.set(date, [...known, { label, id: item.id }]);
      }
    }
    if (labelled.size === 0) return;
    for (const { item } of resolved.live) {
      if (item.draft) continue;
      const other = item.occasions
        .filter((occasion) => occasion.label === undefined)
        .flatMap(({ dates }) => dates.flatMap((date) => (labelled.get(date) ?? []).map((each) => ({ date, ...each }))))
        .find(({ id }) => id !== item.id);
      if (other === undefined) continue;
      yield inItem(item, placeOfUnlabelled(item, other.date), {
        message: `${item.id} has no occasion label, but ${other.id} of the same day is about ${other.label}`,
        help: `if it is the same event, write occasion: ${other.label}; otherwise they count as two occasions`,
      });
    }
  },
};
