/** Lines of a text that a program laid out in columns, by blanks, and what stands in each. */
export interface LaidOutRow {
  /** Index of its first line, and of the line after its last. */
  from: number;
  to: number;
  cells: string[];
}

const gap = / {3,}/g;

/** A run of words and the column that it begins in. */
const segmentsOf = (line: string): { start: number; text: string }[] => {
  const segments: { start: number; text: string }[] = [];
  let from = 0;
  for (const match of line.matchAll(gap)) {
    if (match.index > from) segments.push({ start: from, text: line.slice(from, match.index) });
    from = match.index + match[0].length;
  }
  if (from < line.length) segments.push({ start: from, text: line.slice(from) });
  return segments;
};

/**
 * The rows of columns in a text, each from an empty line to the next. Where the same column comes again and again, lines are cut at
 * it; in a text without such columns there are none.
 */
export function laidOutRows(lines: readonly string[]): LaidOutRow[] {
  const read = lines.map((line) =>
    line.includes('   ') && !line.includes('\t') && line.length < 400 ? segmentsOf(line.trimEnd()) : [],
  );
  const starts = columnsOf(read);
  if (starts.length === 0) return [];
  const columnAt = (start: number): number =>
    starts.reduce((found, column, at) => (start >= column - 2 ? at + 1 : found), 0);
  const rows: LaidOutRow[] = [];
  let row: LaidOutRow | undefined;
  lines.forEach((line, index) => {
    const segments = read[index]!;
    const isCut = segments.some(({ start }) => start > 0 && isNear(starts, start));
    const isLeft =
      row !== undefined &&
      row.to === index &&
      segments.length <= 1 &&
      line.trim() !== '' &&
      line.trimEnd().length < starts[0]! - 1;
    if (!isCut && !isLeft) {
      row = undefined;
      return;
    }
    row ??= begin(rows, index, starts.length + 1);
    row.to = index + 1;
    for (const { start, text } of isCut ? segments : [{ start: 0, text: line }]) {
      const column = columnAt(start);
      const before = row.cells[column]!;
      row.cells[column] = before === '' ? text.trim() : `${before}\n${text.trim()}`;
    }
  });
  return rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 0);
}

function begin(rows: LaidOutRow[], index: number, columns: number): LaidOutRow {
  const row = { from: index, to: index, cells: Array.from({ length: columns }, () => '') };
  rows.push(row);
  return row;
}

const isNear = (starts: readonly number[], start: number): boolean =>
  starts.some((column) => Math.abs(column - start) <= 6 && start >= column - 2);

/** Columns in which at least three lines have words after a gap; neighbours are one column. */
function columnsOf(read: readonly { start: number }[][]): number[] {
  const counts = new Map<number, number>();
  for (const segments of read)
    for (const { start } of segments) if (start >= 12) counts.set(start, (counts.get(start) ?? 0) + 1);
  const columns: number[] = [];
  for (const start of [...counts.keys()].sort((a, b) => a - b)) {
    const last = columns.at(-1);
    if (last !== undefined && start - last <= 6) continue;
    const near = [0, 1, 2].reduce((sum, by) => sum + (counts.get(start + by) ?? 0), 0);
    if (near >= 3) columns.push(start);
  }
  return columns.slice(0, 6);
}
