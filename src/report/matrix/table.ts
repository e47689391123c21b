import { Chalk, type ChalkInstance } from 'chalk';
import { oneLine } from '../../document/safe-text.ts';
import { padTo, widthOf, wrap, wrapHanging } from '../../document/wrap.ts';
import { counted } from '../../words/counts.ts';
import type { Look } from '../look.ts';
import { type Grid, gridOf } from './grid.ts';
import { legendLines, paint } from './legend.ts';
import { type Matrix, titleOf } from './matrix.ts';
import { type Layout, layOut, tailSpace } from './pages.ts';
import { matrixPlain } from './plain.ts';

/** The matrices for a terminal, wide ones in pages; sentences for a screen reader and where no table fits. */
export function matrixTable(matrices: readonly Matrix[], look: Look): string {
  const { width, plain, quiet, colour } = look;
  if (matrices.length === 0) return 'no portfolio, or none with a unit to show\n';
  if (plain || width < narrowest) return matrixPlain(matrices, look);
  if (quiet) return `${matrices.flatMap((matrix) => wrap(totalsOf(matrix), width)).join('\n')}\n`;
  const chalk = new Chalk({ level: colour });
  const blocks = [...matrices.map((matrix) => tableOf(matrix, look, chalk)), legendLines(matrices, width, chalk)];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Columns below which a table says less than sentences. */
const narrowest = 48;
const totalsOf = (matrix: Matrix): string => oneLine(`${titleOf(matrix)}: ${matrix.totals.facts.join(' · ')}`);

function tableOf(matrix: Matrix, look: Look, chalk: ChalkInstance): string[] {
  const { width } = look;
  const grid = gridOf(matrix);
  if (grid.rows.length === 0) return [chalk.bold(padTo(grid.title, width).trimEnd()), ...footOf(matrix, look)];
  const layout = layOut({
    width,
    columns: grid.columns.map((column) => column.width),
    head: headRoom(grid, width),
    tail: range([...grid.rows.map(({ tail }) => tail), grid.tailHead], 24),
  });
  const pages = layout.pages.map((_, page) => pageLines(grid, layout, page, width, chalk).join('\n'));
  return [pages.join('\n\n'), ...footOf(matrix, look), ...cutReasons(grid, layout.tail, width)];
}

/** Labels in full with the beginning of the text, and the title as far as it takes no more than a third. */
function headRoom({ title, rows }: Grid, width: number): { least: number; most: number } {
  const labels = Math.max(...rows.map(({ label }) => widthOf(label)));
  const wanted = Math.max(labels + 18, Math.min(widthOf(title), Math.floor(width * 0.3)));
  return range([title, ...rows.map(({ head }) => head)], Math.min(wanted, Math.floor(width / 2)));
}

function range(texts: readonly string[], enough: number): { least: number; most: number } {
  const most = Math.max(...texts.map(widthOf));
  return { least: Math.min(most, enough), most };
}

function pageLines(grid: Grid, layout: Layout, page: number, width: number, chalk: ChalkInstance): string[] {
  const { head, space, pages, tail } = layout;
  const { from, to } = pages[page]!;
  const columns = grid.columns.slice(from, to);
  const colours = paint(chalk);
  const isLast = page === pages.length - 1;
  const line = (before: string, cells: readonly string[], after = '') => {
    const ending = isLast && after !== '' ? `${' '.repeat(tailSpace)}${after}` : '';
    return `${padTo(before, head)}${cells.map((cell) => `${' '.repeat(space)}${cell}`).join('')}${ending}`.trimEnd();
  };
  const note = pages.length === 1 ? '' : pageNote(grid, from, to);
  const lines = [
    chalk.bold(
      line(
        grid.title,
        columns.map((each) => padTo(each.label, each.width)),
        grid.tailHead,
      ),
    ),
  ];
  if (note !== '' || columns.some(({ under }) => under !== ''))
    lines.push(
      chalk.dim(
        line(
          note,
          columns.map((each) => centred(each.under, each)),
        ),
      ),
    );
  grid.rows.forEach(({ group, head: text, cells, tail: reason, tone }, index) => {
    if (group !== '' && group !== grid.rows[index - 1]?.group) lines.push(chalk.dim(padTo(group, width).trimEnd()));
    const shown = cells.slice(from, to).map((cell, at) => colours[cell.tone](centred(cell.text, columns[at]!)));
    lines.push(line(text, shown, colours[tone](padTo(reason, tail).trimEnd())));
  });
  if (grid.foot !== undefined)
    lines.push(
      chalk.dim(
        line(
          grid.foot,
          columns.map((each) => padTo(each.foot, each.width)),
        ),
      ),
    );
  return lines;
}

function centred(text: string, { width, isText }: Grid['columns'][number]): string {
  const before = isText ? 0 : Math.floor((width - widthOf(text)) / 2);
  return padTo(`${' '.repeat(Math.max(0, before))}${text}`, width);
}

/** "E01–E15 (1–11 of 16)": which columns a page has. */
function pageNote({ columns }: Grid, from: number, to: number): string {
  const [first, last] = [columns[from]!.label, columns[to - 1]!.label];
  return to - from === 1
    ? `${first} (${to} of ${columns.length})`
    : `${first}–${last} (${from + 1}–${to} of ${columns.length})`;
}

/** In full, the reasons that the table has cut. */
const cutReasons = ({ rows }: Grid, room: number, width: number): string[] =>
  rows.filter(({ tail }) => widthOf(tail) > room).flatMap(({ label, tail }) => wrapHanging(`${label} ${tail}`, width));

/** What is said under a table: that nothing is open, what is left out, the totals; with --verbose what each column is. */
function footOf(matrix: Matrix, { width, verbose }: Look): string[] {
  const { rows, leftOut, totals, columns, columnsAre } = matrix;
  const titles = verbose && columnsAre !== 'units' ? columns.map(({ label, title }) => `${label}  ${title}`) : [];
  return [
    ...(rows.length === 0 && totals.total > 0 ? ['nothing is open here'] : []),
    ...(leftOut === undefined ? [] : [`+${counted(leftOut, 'item')} of evidence on other rows`]),
    totals.facts.join(' · '),
    ...titles,
  ].flatMap((text) => wrap(oneLine(text), width));
}
