import { rowOf, tidy } from './collect-lines.ts';
import type { Hyphens } from './line-ends.ts';
import { beginsItem, type PageLine } from './page-lines.ts';
import type { SourceLine } from './source.ts';

/** A cell while it is read: its paragraphs, and where its last line stood. */
export interface Cell {
  paragraphs: string[];
  y: number;
}

/**
 * The rows of a table. A row begins behind a wider blank, or where the first column begins with a number of its own; on a page, what
 * stands beside an empty first column belongs to the row above.
 */
export function rowsOf(lines: readonly PageLine[], columns: readonly number[], hyphens: Hyphens): SourceLine[] {
  const pitch = usualDistance(lines);
  // Where no cell is ever empty, no cell goes on on the next line: a label and its value, line by line.
  const isList = lines.every(({ atoms }) => atoms.length === columns.length);
  const rows: Cell[][] = [];
  let above: PageLine | undefined;
  for (const line of lines) {
    const parts = columns.map(() => '');
    for (const { text, x } of line.atoms) {
      const column = Math.max(
        0,
        columns.findLastIndex((edge) => edge <= x + 3),
      );
      parts[column] = `${parts[column]} ${text}`;
    }
    const texts = parts.map(tidy);
    const row = rows.at(-1);
    const isApart =
      isList ||
      (/:$/.test(texts[0]!) && texts.every((text) => text !== '')) ||
      above === undefined ||
      above.y - line.y > pitch * 1.25;
    const [first = ''] = texts;
    // “The learner will:” stands above the number of the first outcome, in its cell.
    const beginsOutcome = beginsItem(first) && row?.[0]?.paragraphs.every((each) => each.endsWith(':')) === false;
    // Beneath the heads of columns, a row begins though its first cell is empty.
    const isBelowHeads = isApart && row?.every(({ paragraphs }) => !paragraphs.some(beginsItem)) === true;
    if (row === undefined || (first !== '' && (isApart || beginsOutcome)) || isBelowHeads) {
      rows.push(texts.map((text) => ({ paragraphs: text === '' ? [] : [text], y: line.y })));
    } else {
      for (const [column, text] of texts.entries())
        if (text !== '') joinLine(row[column]!, text, line.y, pitch, hyphens);
    }
    above = line;
  }
  return rows.map((row) =>
    rowOf(
      0,
      row.map(({ paragraphs }) => paragraphs.join('\n')),
    ),
  );
}

/** Puts a line to a cell: to its last paragraph, or as one of its own. */
export function joinLine(cell: Cell, text: string, y: number, pitch: number, hyphens: Hyphens): void {
  const last = cell.paragraphs.at(-1);
  if (last === undefined || beginsItem(text) || cell.y - y > pitch * 1.25) cell.paragraphs.push(text);
  else cell.paragraphs[cell.paragraphs.length - 1] = hyphens.join(last, text);
  cell.y = y;
}

/** The distance of two lines of one paragraph: the smallest that is usual, and never less than the letters are high. */
export function usualDistance(lines: readonly PageLine[]): number {
  const distances = lines
    .slice(1)
    .map((line, index) => lines[index]!.y - line.y)
    .filter((distance, index) => distance >= lines[index]!.size * 0.9)
    .sort((a, b) => a - b);
  const size = lines[0]?.size ?? 1;
  return Math.min(distances[Math.floor(distances.length / 10)] ?? size * 1.2, size * 1.6);
}
