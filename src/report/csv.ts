import { oneLine } from '../document/safe-text.ts';

/** Rows as comma-separated values under their keys: those given, else those of the first row. */
export function csv<Row extends object>(
  rows: readonly Row[],
  keys: readonly (keyof Row & string)[] = Object.keys(rows[0] ?? {}) as (keyof Row & string)[],
): string {
  return keys.length === 0 ? '' : csvLines([keys, ...rows.map((row) => keys.map((key) => row[key]))]);
}

/** Without it a spreadsheet takes UTF-8 for another encoding, and shows ó as two letters. */
const byteOrderMark = '\u{feff}';

/** Lines of cells as comma-separated values (RFC 4180), for a spreadsheet. */
export const csvLines = (lines: readonly (readonly unknown[])[]): string =>
  `${byteOrderMark}${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;

/** One cell, on one line; what a spreadsheet would take for a formula is made text. */
function csvCell(value: unknown): string {
  const text = oneLine(String(value ?? ''));
  const safe = /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
