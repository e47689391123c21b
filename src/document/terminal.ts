import { Chalk } from 'chalk';
import { type Block, type Blocks, blocksOf, type Document, flat, type Item, type Words } from './blocks.ts';
import { indented, laidOut, type Page } from './laying.ts';
import { codeLines, quoted, textOf } from './runs.ts';
import { drawn, said } from './terminal-table.ts';
import { widthOf } from './wrap.ts';

/** What a document is shown on. `plain`: for screen readers, no symbols, no tables, one fact a line. */
export interface Screen {
  width: number;
  colour: 0 | 1;
  plain: boolean;
}
type BlockOf<Kind> = Extract<Block, { kind: Kind }>;

/** Columns that a text is given at least, however narrow the screen. */
const leastRoom = 16;
/** The part of a screen that names may take, before what is said of them goes under them. */
const mostForNames = 0.4;

/** A document for a terminal. No line but those of code is wider than the screen. */
export function terminal(document: Document, { width, colour, plain }: Screen): string {
  const page: Page = { chalk: new Chalk({ level: colour }), plain };
  const head = document.untitledOnScreen ? [] : laidOut(document.title, page, width, { style: 'strong' });
  const rest = stacked(blocksOf(document), page, width, head.length > 0);
  return [...head, ...rest].map((line) => `${line}\n`).join('');
}

/** Blocks by themselves, for what a command says in between. */
export const fragment = (blocks: Blocks, screen: Screen): string =>
  terminal({ title: '', untitledOnScreen: true, blocks }, screen);

/** Blocks beneath each other; what follows a heading stands under it, two columns further in. */
function stacked(blocks: readonly Block[], page: Page, width: number, begun: boolean): string[] {
  const lines: string[] = [];
  let indent = 0;
  let follows = begun;
  for (const block of blocks) {
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
    hang: before !== '' ? 0 : flat(below).length > 0 ? 4 : 2,
  });
  return [
    `${before === '' ? '' : page.chalk.bold(before)}${first}`,
    ...indented(rest, before.length),
    ...indented(under(below, page, Math.max(leastRoom, room - indent)), indent),
  ];
}

/** What belongs to an item or a fact, without gaps. */
const under = (blocks: Blocks, page: Page, room: number): string[] =>
  flat(blocks).flatMap((block) => shown(block, page, room));

function factLines({ rows, joint }: BlockOf<'facts'>, page: Page, room: number): string[] {
  const named = rows.map(({ name, state }): Words => (state === undefined ? [name, joint] : [name, ' (', state, '):']));
  const names = named.map((name) => widthOf(textOf(name, { heard: page.plain })));
  const most = Math.floor(room * mostForNames);
  const wide = Math.max(...names.filter((each) => each <= most), 0);
  return rows.flatMap(({ state, value, below }, index) => {
    const begin = named[index]!;
    if (page.plain) {
      const between = names[index] === 0 ? '' : joint === '' && state === undefined ? ', ' : ' ';
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
