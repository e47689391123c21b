import { rowOf, tidy } from './collect-lines.ts';
import type { Hyphens } from './line-ends.ts';
import { beginsItem, type PageLine, pageLines } from './page-lines.ts';
import { joinLine, usualDistance } from './placed-rows.ts';
import type { RuledCell, RuledGrid } from './ruled-cells.ts';
import type { SourceLine } from './source.ts';

/** A table whose cells are told by the rules round them, on one page or several. */
export interface RuledTable {
  top: number;
  bottom: number;
  edges: number[];
  /** A cell that reaches over several rows has its words in the first of them. */
  rows: string[][];
  /** For each column, the row in which the cell stands that the table ends with. */
  last: number[];
}

/** Lines of the cells of a grid, each cell's apart. */
export const cellLines = ({ cells }: Pick<RuledGrid, 'cells'>): PageLine[] =>
  cells.flatMap(({ texts }) => pageLines(texts));

export function ruledTable({ top, bottom, edges, rows, cells }: RuledGrid, hyphens: Hyphens): RuledTable {
  const columns = edges.length - 1;
  const made = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
  const last = Array.from({ length: columns }, () => rows - 1);
  const pitch = usualDistance(cellLines({ cells }));
  for (const cell of cells) {
    made[cell.row]![cell.column] = wordsOf(cell, pitch, hyphens);
    if (cell.toRow === rows) for (let column = cell.column; column < cell.toColumn; column++) last[column] = cell.row;
  }
  return { top, bottom, edges, rows: made, last };
}

/** The paragraphs of a cell. */
function wordsOf({ texts }: RuledCell, pitch: number, hyphens: Hyphens): string {
  const cell = { paragraphs: [] as string[], y: 0 };
  for (const { atoms, y } of pageLines(texts))
    joinLine(cell, tidy(atoms.map(({ text }) => text).join(' ')), y, pitch, hyphens);
  return cell.paragraphs.join('\n');
}

/** Whether a table may go on in another, at the top of the next page. */
export const hasSameColumns = (a: RuledTable, b: RuledTable): boolean =>
  a.edges.length === b.edges.length && a.edges.every((edge, index) => Math.abs(edge - b.edges[index]!) <= 3);

/**
 * Puts the rows of the next page to a table. Heads of columns that come again are left out; of a row, or a cell over several rows,
 * that the page tore, each column's words go on in the same column. Returns the words that were put together.
 */
export function goOn(table: RuledTable, next: RuledTable, hyphens: Hyphens): string[] {
  const heads = headsAgain(table, next);
  const rows = next.rows.slice(heads);
  const last = next.last.map((row) => Math.max(0, row - heads));
  const [first] = rows;
  const torn: string[] = [];
  if (first === undefined) return torn;
  const before = table.last.map((row, column) => table.rows[row]![column]!);
  const moved = isTorn(table, first, before) ? columnsThatGoOn(first, before) : [];
  for (const column of moved) {
    const [said, text] = [before[column]!, first[column]!];
    const goesOn = said !== '' && !beginsItem(text) && (/^\p{Ll}/u.test(text) || !/[.:;?!]$/.test(said));
    const row = table.rows[table.last[column]!]!;
    row[column] = said === '' ? text : goesOn ? hyphens.join(said, text) : `${said}\n${text}`;
    if (goesOn) torn.push(text);
    first[column] = '';
  }
  const isGone = moved.length > 0 && first.every((cell) => cell === '');
  const at = table.rows.length - (isGone ? 1 : 0);
  for (const row of isGone ? rows.slice(1) : rows) table.rows.push(row);
  // What stands in a cell that the page tore is said where it began.
  table.last = last.map((row, column) =>
    row === 0 && (isGone || (moved.length > 0 && first[column] === '')) ? table.last[column]! : row + at,
  );
  return torn;
}

/** How many rows at the top of a table are the heads of the table before. */
function headsAgain({ rows: before }: RuledTable, { rows }: RuledTable): number {
  let heads = 0;
  while (
    heads < rows.length &&
    heads < before.length - 1 &&
    before[heads]!.every((cell, column) => cell === rows[heads]![column])
  )
    heads++;
  return heads;
}

const isNumbered = (text: string): boolean => /^\(?(?:[A-Z]{1,3})?\d{1,2}(?:\.\d{1,2})*[.):]*(?:\s|$)/.test(text);

/** Whether a page tore the row: its first cell says nothing, or goes on, and begins no row of its own. */
function isTorn({ rows }: RuledTable, first: readonly string[], before: readonly string[]): boolean {
  const [text = ''] = first;
  if (text === '') return true;
  // Of an outcome that stands in the middle of a torn row, the number may come after its first criteria.
  if (isNumbered(text))
    return before[0] === '' && !first.some((cell) => cell.startsWith(`${Number.parseInt(text, 10)}.1`));
  if (before[0] !== '' && /^\p{Ll}/u.test(text)) return true;
  // Beneath rows that all begin with a number, words without one begin none.
  const starts = rows
    .slice(1)
    .map(([cell = '']) => cell)
    .filter((cell) => cell !== '');
  return starts.length > 0 && starts.every(isNumbered);
}

/** Columns of a torn row that go on; a numbered item, and what stands beside it, begin a row of their own. */
function columnsThatGoOn(first: readonly string[], before: readonly string[]): number[] {
  const item = first.findIndex((cell, column) => column > 0 && isNumbered(cell));
  return first.flatMap((text, column) => {
    if (text === '') return [];
    if (item === -1 || column < item) return [column];
    const isOpen = before[column] !== '' && !/[.:;?!]$/.test(before[column]!);
    return column > item && isOpen && /^\p{Ll}/u.test(text) ? [column] : [];
  });
}

/** The rows as lines; a row that is one cell over the whole width is a paragraph in a frame. */
export const linesOf = ({ rows }: RuledTable): SourceLine[] =>
  rows.filter((row) => row.some((cell) => cell !== '')).map((row) => rowOf(0, row));
