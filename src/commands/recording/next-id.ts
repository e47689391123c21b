import { naturalOrder } from '../../model/natural-order.ts';

/**
 * The id of the next record of a kind: one more than the highest number that any record bears, in the form of the latest id of
 * that kind. `taken` holds the ids of all records, and the names of files that cannot be read.
 */
export function nextId(ofKind: readonly string[], taken: readonly string[], first: string): string {
  const latest =
    ofKind
      .filter((id) => numbered.test(id))
      .sort(naturalOrder)
      .at(-1) ?? first;
  const [, prefix = '', digits = ''] = numbered.exec(latest)!;
  const numbers = taken.flatMap((id) => {
    const [, before, number = ''] = numbered.exec(id) ?? [];
    return before === prefix ? [Number(number)] : [];
  });
  const next = Math.max(latest === first ? Number(digits) - 1 : Number(digits), ...numbers) + 1;
  return `${prefix}${String(next).padStart(digits.length, '0')}`;
}

const numbered = /^(.*?)(\d{1,9})$/u;
