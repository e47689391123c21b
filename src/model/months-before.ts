/** The same day of the month, so many months earlier; the last of the month where that day does not exist. */
export function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const total = year * 12 + month - 1 - months;
  // Before the year 0 there is no date to write, and none that is older.
  if (total < 0) return '';
  const [thatYear, thatMonth] = [Math.floor(total / 12), total % 12];
  const isLeap = (thatYear % 4 === 0 && thatYear % 100 !== 0) || thatYear % 400 === 0;
  const last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][thatMonth]!;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(thatYear).padStart(4, '0')}-${two(thatMonth + 1)}-${two(Math.min(day, last))}`;
}
