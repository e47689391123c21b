import { stripVTControlCharacters } from 'node:util';
import { Chalk, type ChalkInstance } from 'chalk';
import { type Block, type Column, type Document, type Item, isEmpty, type Style, type Words } from './blocks.ts';
import { codeLines, quoted, type Run, runsOf, textOf } from './runs.ts';
import { withoutCommands } from './safe-text.ts';
import { lineRanges, widthOf } from './wrap.ts';

/** What a document is shown on. `plain`: for screen readers, no symbols, no tables, one fact a line. */
export interface Screen {
  width: number;
  colour: 0 | 1;
  plain: boolean;
}
interface Page {
  chalk: ChalkInstance;
  plain: boolean;
}
type BlockOf<Kind> = Extract<Block, { kind: Kind }>;

/** Columns that a text is given at least, however narrow the screen. */
const leastRoom = 16;
/** The part of a screen that names may take, before what is said of them goes under them. */
const mostForNames = 0.4;

/** A document for a terminal. No line but those of code is wider than the screen. */
export function terminal({ title, untitledOnScreen, blocks }: Document, { width, colour, plain }: Screen): string {
  const page: Page = { chalk: new Chalk({ level: colour }), plain };
  const head = untitledOnScreen ? [] : laidOut(title, page, width, { style: 'strong' });
  const rest = stacked(blocks, page, width, head.length > 0);
  return [...head, ...rest].map((line) => `${line}\n`).join('');
}

/** Blocks by themselves, for what a command says in between. */
export const fragment = (blocks: readonly Block[], screen: Screen): string =>
  terminal({ title: '', untitledOnScreen: true, blocks }, screen);

/** Blocks beneath each other; what follows a heading stands under it, two columns further in. */
function stacked(blocks: readonly Block[], page: Page, width: number, begun: boolean): string[] {
  const lines: string[] = [];
  let indent = 0;
  let follows = begun;
  for (const block of blocks.filter((each) => !isEmpty(each))) {
    if (block.kind === 'heading') indent = 2 * (block.level - 2);
    const gap = (lines.length > 0 || begun) && (!follows || block.kind === 'heading');
    if (gap) lines.push('');
    lines.push(...indented(shown(block, page, Math.max(leastRoom, width - indent)), indent));
    follows = block.kind === 'heading';
    if (follows) indent += 2;
  }
  return lines;
}

function shown(block: Block, page: Page, room: number): string[] {
  switch (block.kind) {
    case 'heading':
      return laidOut(block.of, page, room, { style: 'strong' });
    case 'paragraph':
      return block.lines.flatMap((line) => laidOut(line, page, room));
    case 'list':
      return listed(block, page, room);
    case 'facts':
      return factLines(block, page, room);
    case 'table':
      return page.plain ? said(block, page, room) : (drawn(block, page, room) ?? said(block, page, room));
    case 'quotation':
      return indented(laidOut(quoted(block), page, Math.max(leastRoom, room - 2)), 2);
    case 'note':
      return laidOut(block.of, page, room, { style: block.tone, hang: 2 });
    case 'code':
      return codeLines(block.text);
  }
}

function listed({ numbered, noun, items, loose }: BlockOf<'list'>, page: Page, room: number): string[] {
  const digits = String(items.length).length;
  const markOf = (index: number) => {
    if (!numbered) return '';
    if (page.plain) return `${noun} ${index + 1} of ${items.length}: `;
    return `${String(index + 1).padStart(digits)}  `;
  };
  return items.flatMap((item, index) => [
    ...(loose && index > 0 ? [''] : []),
    ...itemLines(item, markOf(index), page, room),
  ]);
}

function itemLines({ of, below }: Item, before: string, page: Page, room: number): string[] {
  const indent = before === '' || page.plain ? 2 : before.length;
  const [first = '', ...rest] = laidOut(of, page, Math.max(leastRoom, room - before.length), {
    // Deeper than what stands below, so that nobody takes one for the other.
    hang: before !== '' ? 0 : below.some((each) => !isEmpty(each)) ? 4 : 2,
  });
  return [
    `${before === '' ? '' : page.chalk.bold(before)}${first}`,
    ...indented(rest, before.length),
    ...indented(under(below, page, Math.max(leastRoom, room - indent)), indent),
  ];
}

/** What belongs to an item or a fact, without gaps. */
const under = (blocks: readonly Block[], page: Page, room: number): string[] =>
  blocks.flatMap((block) => shown(block, page, room));

function factLines({ rows, joint }: BlockOf<'facts'>, page: Page, room: number): string[] {
  const names = rows.map(({ name }) => widthOf(textOf(name, { heard: page.plain })) + joint.length);
  const most = Math.floor(room * mostForNames);
  const wide = Math.max(...names.filter((each) => each <= most), 0);
  return rows.flatMap(({ name, value, below = [] }, index) => {
    const begin: Words = [name, joint];
    if (page.plain) {
      const between = textOf(begin, { heard: true }) === '' ? '' : joint === '' ? ', ' : ' ';
      return [...laidOut([begin, between, value], page, room), ...indented(under(below, page, room), 2)];
    }
    const gap = joint === '' ? 2 : 1;
    if (names[index]! > wide) {
      const lines = laidOut([begin, ' '.repeat(gap), value], page, room, { hang: 2 });
      return [...lines, ...indented(under(below, page, Math.max(leastRoom, room - 2)), 2)];
    }
    const indent = wide === 0 ? 0 : wide + gap;
    const inner = Math.max(leastRoom, room - indent);
    const [first = '', ...rest] = laidOut(value, page, inner);
    const head = `${laidOut(begin, page, room)[0] ?? ''}${' '.repeat(indent - names[index]!)}`;
    return [`${head}${first}`.trimEnd(), ...indented([...rest, ...under(below, page, inner)], indent)];
  });
}

/** The rows of a table in words, one a line. */
const said = ({ columns, rows }: BlockOf<'table'>, page: Page, room: number): string[] =>
  rows.flatMap((row) => laidOut(row.said ?? sentence(row.cells, columns), page, room, { hang: 2 }));

function sentence([first = '', ...others]: readonly Words[], [, ...columns]: readonly Column[]): Words {
  const told = others.flatMap((cell, index) => {
    const head = columns[index]?.head ?? '';
    return textOf(cell) === '' ? [] : [head === '' ? cell : [head, ' ', cell]];
  });
  return [first, ...told.flatMap((each, index) => [index === 0 ? ': ' : ', ', each])];
}

/** A table within the room: its widest columns are broken within their cells; undefined where even that does not do. */
function drawn({ columns, rows, key }: BlockOf<'table'>, page: Page, room: number): string[] | undefined {
  const head = columns.map((column): Words => column.head);
  const all = [...(head.every((each) => each === '') ? [] : [head]), ...rows.map(({ cells }) => cells)];
  const within = room - 2 * (columns.length - 1);
  const shownWith = (brief: boolean) => all.map((cells) => columns.map((_, at) => textOf(cells[at] ?? '', { brief })));
  const isBrief = sum(natural(shownWith(false))) > within;
  const texts = shownWith(isBrief);
  const longest = natural(texts.map((cells) => cells.map(longestWord)));
  const fair = longest.map((width) => Math.min(width, fairWord));
  const isNumber = columns.map(({ numeric }) => numeric ?? false);
  const widths =
    narrowed(natural(texts), longest, isNumber, within) ??
    narrowed(natural(texts), fair, isNumber, within) ??
    narrowed(natural(texts), longest.fill(leastCell), isNumber, within);
  if (widths === undefined) return undefined;
  const lines = all.flatMap((cells) => {
    const laying: Laying = { brief: isBrief, ...(cells === head ? { style: 'quiet' } : {}) };
    const inCells = columns.map((_, at) => laidOut(cells[at] ?? '', page, widths[at]!, laying));
    const height = Math.max(...inCells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map(({ numeric }, at) => {
          const text = inCells[at]![line] ?? '';
          const blank = ' '.repeat(Math.max(0, widths[at]! - widthOf(stripVTControlCharacters(text))));
          return numeric ? `${blank}${text}` : `${text}${blank}`;
        })
        .join('  ')
        .trimEnd(),
    );
  });
  const hasShort = isBrief && shownWith(false).some((cells, row) => cells.some((cell, at) => cell !== texts[row]![at]));
  return hasShort ? [...lines, ...laidOut(key, page, room, { style: 'quiet', hang: 2 })] : lines;
}

/** What each column of some texts takes. */
const natural = (texts: readonly (readonly string[])[]): number[] =>
  (texts[0] ?? []).map((_, at) => Math.max(0, ...texts.map((cells) => widthOf(cells[at]!))));

const longestWord = (text: string): string => text.split(' ').reduce((a, b) => (b.length > a.length ? b : a));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

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
/** A longer word is broken before shorter ones are. */
const fairWord = 14;

const indented = (lines: readonly string[], by: number): string[] =>
  by === 0 ? [...lines] : lines.map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`));

interface Laying {
  style?: Style;
  /** How far lines after the first are moved in. */
  hang?: number;
  brief?: boolean;
}

/** Words on as many lines as they take; a line of code alone is left whole. */
function laidOut(words: Words, page: Page, room: number, { style, hang = 0, brief = false }: Laying = {}): string[] {
  const runs = runsOf(style === undefined ? words : { kind: 'styled', style, of: words }, { heard: page.plain, brief });
  const text = runs.map((run) => run.text).join('');
  if (text.trim() === '') return [];
  const isCode = runs.every(({ styles, text: part }) => styles.includes('code') || part.trim() === '');
  const by = page.plain ? 0 : hang;
  const ranges = isCode ? [[0, text.length] as const] : lineRanges(text, room, room - by);
  return ranges.map(([from, to], index) => {
    const start = to - text.slice(from, to).trimStart().length;
    return `${index === 0 ? '' : ' '.repeat(by)}${painted(runs, text, start, from + text.slice(from, to).trimEnd().length, page)}`;
  });
}

/** A stretch of a text in the colours of its runs. */
function painted(runs: readonly Run[], text: string, from: number, to: number, { chalk }: Page): string {
  const safe = withoutCommands(text.slice(from, to));
  let at = 0;
  return runs
    .map(({ text: part, styles }) => {
      const [start, end] = [Math.max(at, from), Math.min(at + part.length, to)];
      at += part.length;
      if (start >= end) return '';
      return styles.reduce((piece, style) => paints[style](chalk)(piece), safe.slice(start - from, end - from));
    })
    .join('');
}
const paints: Readonly<Record<Style, (chalk: ChalkInstance) => (text: string) => string>> = {
  strong: (chalk) => chalk.bold,
  code: () => (text) => text,
  good: (chalk) => chalk.green,
  wait: (chalk) => chalk.yellow,
  bad: (chalk) => chalk.red,
  quiet: (chalk) => chalk.dim,
};
