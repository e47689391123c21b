import { stripVTControlCharacters } from 'node:util';
import { type Block, type Column, joined, type Row, type Words } from './blocks.ts';
import { type Laying, laidOut, type Page } from './laying.ts';
import { textOf } from './runs.ts';
import { widthOf } from './wrap.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** The rows of a table in words, one a line. */
export const said = ({ columns, rows }: Table, page: Page, room: number): string[] =>
  rows
    .filter(({ isHead }) => !isHead)
    .flatMap((row) => laidOut(row.said ?? sentence(row.cells, columns), page, room, { hang: 2 }));

function sentence([first = '', ...others]: readonly Words[], [, ...columns]: readonly Column[]): Words {
  const told = others.flatMap((cell, index) => {
    const head = columns[index]?.head ?? '';
    return textOf(cell) === '' ? [] : [head === '' ? cell : [head, ' ', cell]];
  });
  return [first, ...told.flatMap((each, index) => [index === 0 ? ': ' : ', ', each])];
}

/**
 * A table within the room, its widest cells cut or broken; where it has columns of signs, on as many pages as they need, each with
 * all other columns. Then notes and key. Undefined where not even that does.
 */
export function drawn(table: Table, page: Page, room: number): string[] | undefined {
  const measures = [false, true].map((brief) => measured(table, brief));
  const layout = layoutOf(table, measures, room);
  if (layout === undefined) return undefined;
  const hasSigns = table.columns.some(({ signs }) => signs);
  const isKeyed = hasSigns || layout.some(({ isBrief }) => isBrief && measures[0]!.texts !== measures[1]!.texts);
  const parts = [
    ...layout.map((part) => partLines(table, part, page, room)),
    table.notes.flatMap((each) => laidOut(each, page, room, { hang: 2 })),
    isKeyed ? laidOut(table.key, page, room, { hang: 2, ...(hasSigns ? {} : { style: 'quiet' }) }) : [],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index > 0 && hasSigns ? ['', ...lines] : lines));
}

/** What stands above the columns. */
const headsOf = ({ columns }: Table): Row[] =>
  [columns.map(({ head }) => head), columns.map(({ under = '' }) => under)]
    .filter((cells) => cells.some((each) => each !== ''))
    .map((cells) => ({ cells }));

/** What each column takes, and its longest word; and all that stands in the cells. */
function measured(table: Table, brief: boolean): { natural: number[]; words: number[]; texts: string } {
  const rows = [...headsOf(table), ...table.rows].filter(({ isHead }) => !isHead);
  const texts = rows.map(({ cells }) => table.columns.map((_, at) => textOf(cells[at] ?? '', { brief })));
  const widest = (change: (text: string) => string) =>
    table.columns.map(({ signs }, at) =>
      texts.reduce((most, cells) => Math.max(most, widthOf(change(cells[at]!))), signs ? leastSign : 0),
    );
  return { natural: widest((text) => text), words: widest(longestWord), texts: texts.flat().join('\n') };
}

/** The columns of one page of a table, what stands before each and how wide each is. */
interface Part {
  shown: readonly number[];
  gaps: readonly number[];
  widths: readonly number[];
  isBrief: boolean;
}

/** How a table is divided, so that words stay whole if they can, then on as few pages as can be, then with room between signs. */
function layoutOf(
  { columns }: Table,
  [long, short]: readonly ReturnType<typeof measured>[],
  room: number,
): Part[] | undefined {
  const all = columns.map((_, at) => at);
  const signs = all.filter((at) => columns[at]!.signs);
  const part = (shown: readonly number[], least: number, between: number): Part | undefined => {
    const isSign = (at: number | undefined) => at !== undefined && columns[at]!.signs;
    const gaps = shown.map((at, index) => (index === 0 ? 0 : isSign(at) && isSign(shown[index - 1]) ? between : 2));
    const within = room - sum(gaps);
    const isBrief = sum(shown.map((at) => long!.natural[at]!)) > within;
    const { natural, words } = isBrief ? short! : long!;
    const widths = narrowed(
      shown.map((at) => natural[at]!),
      shown.map((at) => (columns[at]!.clipped ? leastClipped : Math.min(words[at]!, least))),
      shown.map((at) => columns[at]!.numeric || columns[at]!.signs || false),
      within,
    );
    return widths && { shown, gaps, widths, isBrief };
  };
  for (const least of [Number.POSITIVE_INFINITY, fairWord, leastCell])
    for (let count = 1; count <= Math.max(1, Math.ceil(signs.length / leastSigns)); count++)
      for (const between of [2, 1]) {
        const each = Math.ceil(signs.length / count);
        const parts = Array.from({ length: count }, (_, index) => {
          const own = signs.slice(index * each, (index + 1) * each);
          return part(
            all.filter((at) => !columns[at]!.signs || own.includes(at)),
            least,
            between,
          );
        });
        if (parts.every((one) => one !== undefined)) return parts;
      }
  return undefined;
}

function partLines(table: Table, { shown, gaps, widths, isBrief }: Part, page: Page, room: number): string[] {
  const heads = headsOf(table);
  return [...heads, ...table.rows].flatMap((row, at) => {
    if (row.isHead) return laidOut(joined(row.cells, ' '), page, room, { style: 'quiet', hang: 2 });
    const isTop = at < heads.length;
    const columns = shown.map((each, index) => {
      const { clipped: clip = false, numeric, signs } = table.columns[each]!;
      const laying: Laying = { brief: isBrief, clip, ...(isTop ? { style: 'quiet' } : {}) };
      return { lines: laidOut(row.cells[each] ?? '', page, widths[index]!, laying), numeric, signs };
    });
    const height = Math.max(...columns.map(({ lines }) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map(({ lines, numeric, signs }, index) => {
          const text = lines[line] ?? '';
          const width = widthOf(stripVTControlCharacters(text));
          const blank = Math.max(0, widths[index]! - width);
          // A sign alone stands under the middle of its head.
          const before = numeric ? blank : signs && width === 1 ? Math.floor(blank / 2) : 0;
          return `${' '.repeat(gaps[index]! + before)}${text}${' '.repeat(blank - before)}`;
        })
        .join('')
        .trimEnd(),
    );
  });
}

const longestWord = (text: string): string => text.split(' ').reduce((a, b) => (b.length > a.length ? b : a));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** A page with fewer signs is not worth its lines. */
const leastSigns = 4;

/** Widths that take no more than the room in all: the widest column of words gives way first, each down to its least. */
function narrowed(
  widths: number[],
  least: readonly number[],
  isNumber: readonly boolean[],
  room: number,
): number[] | undefined {
  for (let over = sum(widths) - room; over > 0; over--) {
    const giving = widths.map((width, at) => (isNumber[at] || width <= Math.max(leastCell, least[at]!) ? 0 : width));
    const widest = Math.max(...giving);
    if (widest === 0) return undefined;
    widths[giving.indexOf(widest)]! -= 1;
  }
  return widths;
}
const leastCell = 6;
/** A label of three letters stands above a sign. */
const leastSign = 3;
/** What is cut has room for so much at least. */
const leastClipped = 18;
/** A longer word is broken before shorter ones are. */
const fairWord = 14;
