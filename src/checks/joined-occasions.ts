import { naturalOrder } from '../model/natural-order.ts';
import type { EvidenceItem, Occasion } from '../parse/evidence.ts';
import { type Check, inItem } from './check.ts';
import { item, list } from './example.ts';
import { placeOfDate, type Written, writtenOccasions } from './written-occasions.ts';

/** A day that an item names without a label, and for whom it was. */
interface Row {
  item: EvidenceItem;
  customers: ReadonlySet<string>;
  /** Where it is written, unless the item has no other of that day. */
  date?: Written;
}

const body = 'He took the order of the one branch and traced the parcel of the other. [B9/1.5]';
const example = (...occasions: string[]) => item({ date: '', occasions: list(...occasions) }, body);

export const joinedOccasions: Check = {
  code: 'joined-occasions',
  severity: 'info',
  summary: 'Work for different customers on one day, without labels, counts as one occasion',
  why:
    'Without a label an occasion is known by its date, so everything of that day is one event. Where the ' +
    'customers differ, the learner probably did the work more than once, and is credited with it once.',
  fix:
    'Give each event a label of its own: occasion in an item, label in an entry of occasions. If it was one ' +
    'event, nothing needs to be done.',
  wrong: example('{ date: 2026-03-10, customers: [C-021] }', '{ date: 2026-03-10, customers: [C-034] }'),
  right: example(
    '{ date: 2026-03-10, label: order, customers: [C-021] }',
    '{ date: 2026-03-10, label: parcel, customers: [C-034] }',
  ),
  *portfolio(resolved) {
    // Of most days nobody names two customers; only for the others is it looked up who wrote what where.
    const ofSeveral = daysOfSeveral(resolved.occasions.map(({ occasion }) => occasion));
    if (ofSeveral.size === 0) return;
    const days = new Map<string, Row[]>();
    const isLookedAt = (day: string) => ofSeveral.has(day);
    const add = (day: string, row: Row) => {
      const rows = days.get(day);
      if (rows) rows.push(row);
      else days.set(day, [row]);
    };
    for (const { item } of resolved.live) {
      if (item.draft || !item.occasions.some(({ label, dates }) => label === undefined && dates.some(isLookedAt)))
        continue;
      if (!item.listsOccasions) {
        for (const { dates, customers } of item.occasions) {
          const row = { item, customers: new Set(customers) };
          for (const day of dates) if (isLookedAt(day) && customers.length > 0) add(day, row);
        }
        continue;
      }
      // Of several entries about one day, the occasions of the item have made one.
      for (const { label, dates, customers } of writtenOccasions(item)) {
        if (label !== undefined || customers.length === 0) continue;
        const own = new Set(customers);
        for (const date of dates) if (isLookedAt(date.text)) add(date.text, { item, customers: own, date });
      }
    }
    for (const [day, rows] of days) {
      const pair = firstApart(rows);
      if (pair === undefined) continue;
      const [one, other] = pair;
      const who = (row: Row) => [...row.customers].sort(naturalOrder).join(' and ');
      const where =
        one.item === other.item
          ? `two entries of ${one.item.id} of ${day} are about`
          : `${one.item.id} and ${other.item.id} of ${day} are about`;
      yield inItem(other.item, other.date?.span ?? placeOfDate(other.item, day), {
        about: day,
        message: `${where} different customers (${who(one)}; ${who(other)}) and count as one occasion`,
        help: 'if they are different events, give each a label of its own',
      });
    }
  },
};

/** Days on which different customers are named without a label. */
function daysOfSeveral(occasions: readonly Occasion[]): ReadonlySet<string> {
  const customerOf = new Map<string, string>();
  const ofSeveral = new Set<string>();
  occasions.forEach(({ label, dates, customers }) => {
    if (label !== undefined || customers.length === 0) return;
    dates.forEach((day) => {
      const known = customerOf.get(day) ?? customers[0]!;
      customerOf.set(day, known);
      if (customers.some((customer) => customer !== known)) ofSeveral.add(day);
    });
  });
  return ofSeveral;
}

/** The first row that shares no customer with one before it, and that one. */
function firstApart(rows: readonly Row[]): [Row, Row] | undefined {
  // While somebody is in all of them, every two share a customer.
  let inAll = [...(rows[0]?.customers ?? [])];
  for (const row of rows) {
    inAll = inAll.filter((customer) => row.customers.has(customer));
    if (inAll.length > 0) continue;
    const own = [...row.customers];
    const isApart = ({ customers }: Row) => !own.some((each) => customers.has(each));
    const earlier = rows.find((each) => each === row || isApart(each));
    if (earlier !== undefined && earlier !== row) return [earlier, row];
  }
  return undefined;
}
