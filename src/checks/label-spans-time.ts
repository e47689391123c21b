import type { EvidenceItem } from '../parse/evidence.ts';
import { daysBetween } from '../rules/measure.ts';
import { type Check, inItem } from './check.ts';
import { statement } from './example.ts';
import { writtenOccasions } from './written-occasions.ts';

/** Days that one event may plausibly last. */
const longest = 14;

const given = { method: 'work-product', date: '[2026-03-02, 2026-03-30, 2026-04-27]', signed: '2026-04-28' };

const body = 'Each time we went through who had to deliver what to whom. [B9/1.1]';

export const labelSpansTime: Check = {
  code: 'label-spans-time',
  severity: 'info',
  summary: 'The dates under one occasion label lie weeks apart',
  why:
    'A label names one event, and one event is one occasion however many days it lasts. If it names a kind of ' +
    'work instead, weeks of separate occasions count as one.',
  fix:
    'Give each event a label of its own, or leave the label out: then every date is an occasion. If the event ' +
    'really lasted that long, nothing needs to be done.',
  wrong: statement({ ...given, occasion: 'weekly-meeting' }, body),
  right: statement(given, body),
  *portfolio(resolved) {
    const labels = new Map<string, { dates: string[]; item: EvidenceItem }>();
    for (const { item, occasion } of resolved.occasions) {
      const { label, dates } = occasion;
      if (label === undefined) continue;
      const known = labels.get(label) ?? { dates: [], item };
      known.dates.push(...dates);
      labels.set(label, { ...known, item });
    }
    for (const [label, { dates, item }] of labels) {
      const days = daysBetween(dates);
      if (days <= longest) continue;
      const written = writtenOccasions(item).find((occasion) => occasion.label?.text === label)?.label;
      yield inItem(item, written?.span ?? item.at(['id']), {
        about: label,
        message: `occasion ${label} spans ${days} days, so all of it counts as one occasion`,
        help: 'a label names one event, not a kind of shift: give each event a label of its own',
      });
    }
  },
};
