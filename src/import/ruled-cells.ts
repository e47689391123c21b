import type { Rule } from './page-rules.ts';
import type { PlacedText } from './placed-text.ts';

/** A cell that rules of a page go round: its first row and column of the table's grid, and those behind its last. */
export interface RuledCell {
  row: number;
  column: number;
  toRow: number;
  toColumn: number;
  texts: PlacedText[];
  /** Whether the table ends with it, and no rule is beneath it: a page ends within it. */
  isOpen: boolean;
}

/** A table that a page draws. */
export interface RuledGrid {
  top: number;
  bottom: number;
  /** Where its columns begin, and where the last ends. */
  edges: number[];
  rows: number;
  cells: RuledCell[];
}

/** Points by which rules that meet, or lie on one line, may differ. */
const slack = 3;
/** Points that upright rules are long at least where none is level. */
const shortestSide = 24;
/** Squares of a grid that is a table of words. */
const mostSquares = 20_000;

/** The tables that rules make of a page, with the text in their cells, and the text outside them. */
export function ruledGrids(
  texts: readonly PlacedText[],
  rules: readonly Rule[],
): { grids: RuledGrid[]; outside: PlacedText[] } {
  let outside = [...texts];
  const grids: RuledGrid[] = [];
  for (const group of connected(rules)) {
    const made = gridOf(group);
    if (made === undefined) continue;
    const { grid, cellAt } = made;
    const left: PlacedText[] = [];
    for (const text of outside) {
      const cell = cellAt(text.x + Math.min(text.width, text.size) / 2, text.y + text.size * 0.3);
      if (cell === undefined) left.push(text);
      else cell.texts.push(text);
    }
    const columns = new Set(grid.cells.filter(hasWords).map(({ column }) => column));
    // A frame round a text is no table.
    if (columns.size < 2) continue;
    outside = withoutOverflow(grid, left);
    grids.push(grid);
  }
  return { grids: grids.sort((a, b) => b.top - a.top), outside };
}

const hasWords = ({ texts }: RuledCell): boolean => texts.some(({ text }) => text.trim() !== '');

/** What hangs out of a cell at the end of a page goes to the cell; the rest of the text is returned. */
function withoutOverflow({ bottom, edges, cells }: RuledGrid, texts: readonly PlacedText[]): PlacedText[] {
  const open = cells
    .filter(({ isOpen }) => isOpen)
    .map((cell) => ({ cell, left: edges[cell.column]!, right: edges[cell.toColumn]!, end: bottom }));
  const rest: PlacedText[] = [];
  for (const text of [...texts].sort((a, b) => b.y - a.y)) {
    const found = open.find(
      ({ left, right, end }) =>
        text.y < bottom &&
        text.x >= left - slack &&
        text.x + text.width <= right + slack &&
        end - text.y <= text.size * 2,
    );
    if (found === undefined) rest.push(text);
    else {
      found.cell.texts.push(text);
      found.end = text.y;
    }
  }
  return rest;
}

/** Rules that meet, directly or through others. */
function connected(rules: readonly Rule[]): Rule[][] {
  const groups: { box: Rule; rules: Rule[] }[] = [];
  for (const rule of [...rules].sort((a, b) => b.top - a.top)) {
    const met = groups.filter(
      ({ box, rules: own }) => (touches(box, rule) || isBeside(box, rule)) && own.some((each) => meets(each, rule)),
    );
    const [first] = met;
    if (first === undefined) {
      groups.push({ box: { ...rule }, rules: [rule] });
      continue;
    }
    first.rules.push(rule);
    first.box = around(first.box, rule);
    for (const other of met.slice(1)) {
      for (const each of other.rules) first.rules.push(each);
      first.box = around(first.box, other.box);
      groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups.map((group) => group.rules);
}

/** Where a page has but a part of a row, upright rules alone are the table. */
const isBeside = (a: Rule, b: Rule): boolean =>
  a.top - a.bottom >= shortestSide && Math.abs(a.top - b.top) <= slack && Math.abs(a.bottom - b.bottom) <= slack;

const meets = (a: Rule, b: Rule): boolean => isBeside(a, b) || touches(a, b);

const touches = (a: Rule, b: Rule): boolean =>
  a.left <= b.right + slack && b.left <= a.right + slack && a.bottom <= b.top + slack && b.bottom <= a.top + slack;

const around = (a: Rule, b: Rule): Rule => ({
  left: Math.min(a.left, b.left),
  right: Math.max(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
  top: Math.max(a.top, b.top),
});

function gridOf(
  rules: readonly Rule[],
): { grid: RuledGrid; cellAt: (x: number, y: number) => RuledCell | undefined } | undefined {
  const upright = rules.filter((rule) => rule.top - rule.bottom > rule.right - rule.left);
  const level = rules.filter((rule) => rule.top - rule.bottom <= rule.right - rule.left);
  if (upright.length === 0 || (level.length === 0 && upright.length < 3)) return undefined;
  // Where a table has no rule at its sides, or a page ends within it, the ends of the others are its edge.
  const xs = distinct([...upright.map(middleX), ...level.flatMap(({ left, right }) => [left, right])]);
  const ys = distinct([...level.map(middleY), ...upright.flatMap(({ bottom, top }) => [bottom, top])]).reverse();
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 2 || rows < 1 || columns * rows > mostSquares) return undefined;
  const closedRight = new Set<number>();
  const closedBelow = new Set<number>();
  const square = (row: number, column: number) => row * columns + column;
  for (const rule of upright) {
    const column = xs.findIndex((x) => Math.abs(x - middleX(rule)) <= slack) - 1;
    for (let row = 0; row < rows; row++) {
      const middle = (ys[row]! + ys[row + 1]!) / 2;
      if (column >= 0 && rule.bottom <= middle && rule.top >= middle) closedRight.add(square(row, column));
    }
  }
  for (const rule of level) {
    const row = ys.findIndex((y) => Math.abs(y - middleY(rule)) <= slack) - 1;
    for (let column = 0; column < columns; column++) {
      const middle = (xs[column]! + xs[column + 1]!) / 2;
      if (row >= 0 && rule.left <= middle && rule.right >= middle) closedBelow.add(square(row, column));
    }
  }
  const cellOf = new Map<number, RuledCell>();
  const cells: RuledCell[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (cellOf.has(square(row, column))) continue;
      let toColumn = column + 1;
      while (toColumn < columns && !closedRight.has(square(row, toColumn - 1)) && !cellOf.has(square(row, toColumn)))
        toColumn++;
      let toRow = row + 1;
      while (toRow < rows && !closedBelow.has(square(toRow - 1, column))) toRow++;
      const cell = {
        row,
        column,
        toRow,
        toColumn,
        texts: [],
        isOpen: toRow === rows && !closedBelow.has(square(rows - 1, column)),
      };
      cells.push(cell);
      for (let y = row; y < toRow; y++) for (let x = column; x < toColumn; x++) cellOf.set(square(y, x), cell);
    }
  const cellAt = (x: number, y: number): RuledCell | undefined => {
    const column = xs.findLastIndex((edge) => edge <= x);
    const row = ys.findLastIndex((edge) => edge >= y);
    return column < 0 || row < 0 || column >= columns || row >= rows ? undefined : cellOf.get(square(row, column));
  };
  return { grid: { top: ys[0]!, bottom: ys[rows]!, edges: xs, rows, cells }, cellAt };
}

const middleX = ({ left, right }: Rule): number => (left + right) / 2;
const middleY = ({ bottom, top }: Rule): number => (bottom + top) / 2;

/** Places from the least, those that hardly differ once. */
function distinct(places: readonly number[]): number[] {
  const found: number[] = [];
  for (const place of [...places].sort((a, b) => a - b))
    if (place - (found.at(-1) ?? -Infinity) > slack) found.push(place);
  return found;
}
