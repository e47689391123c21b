import { naturalOrder } from '../model/natural-order.ts';
import type { Assessment, Verification } from '../parse/record.ts';

type Dated = Pick<Assessment | Verification, 'date' | 'id' | 'path'>;

/** Date, then id, then path: the order in which records supersede each other. */
export function recordOrder(a: Dated, b: Dated): number {
  return (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) || naturalOrder(a.id, b.id) || naturalOrder(a.path, b.path);
}
