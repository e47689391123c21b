import {
  type Block,
  blocksOf,
  type Document,
  type Fact,
  flat,
  type Item,
  inWords,
  item,
  list,
  strong,
  type Words,
} from './blocks.ts';
import { markdownPart } from './markdown-text.ts';
import { codeLines, quoted, type Run, runsOf, textOf } from './runs.ts';
import { oneLine } from './safe-text.ts';

/**
 * A document as Markdown that reads well as it is, too; `plain`: without a symbol. Files are named, not linked: nobody knows where
 * it will be read.
 */
export function markdown(document: Document, { plain = false } = {}): string {
  const shown = plain ? inWords(document) : document;
  return wholeMarkdown(shown.title, blocksOf(shown));
}

/** The same of a document of which some is written already. */
export const wholeMarkdown = (title: Words, blocks: readonly (Block | Written)[]): string =>
  `${[`# ${inline(title)}`, ...blocks.flatMap(written)].join('\n\n')}\n`;

/** A block, or several, as they stand in the document. */
type Written = string;

/** Writes what is known of a document before the rest: all but its headings, whose words may not be known yet. */
export function writtenAhead(blocks: readonly Block[]): (Block | Written)[] {
  return blocks.flatMap((block): (Block | Written)[] => (block.kind === 'heading' ? [block] : written(block)));
}

const written = (block: Block | Written): Written[] =>
  typeof block === 'string' ? [block] : flat(block).map((each) => shown(each));

/** `indent`: what stands before each line of a list but its first, where it is in another one. */
function shown(block: Block, indent = ''): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.of)}`;
    case 'paragraph':
      return block.lines
        .map((each) => line(each))
        .filter((each) => each !== '')
        .join('\\\n');
    case 'list':
      return block.items
        .map((each, index) => itemText(each, block.numbered ? `${index + 1}. ` : '- ', indent))
        .join(`${block.loose ? '\n\n' : '\n'}${indent}`);
    case 'facts':
      return block.rows.map((row) => itemText(asItem(row, block.joint), '- ', indent)).join(`\n${indent}`);
    case 'table':
      return tableText(block);
    case 'quotation':
      return `> ${line(quoted(block))}`;
    case 'note':
      return line({ kind: 'styled', style: 'strong', of: block.of });
    case 'code':
      return fence(block.language, codeLines(block.text).join('\n'));
  }
}

const asItem = ({ name, state, value, below }: Fact, joint: string): Item =>
  item([state === undefined ? [strong(name, joint), ' '] : [strong(name), ' (', state, '): '], value], below);

/** What stands below an item is a list in it, paragraphs too: a line after the other, also where the Markdown is read as it is. */
function itemText({ of, below }: Item, before: string, indent: string): string {
  let text = `${before}${line(of)}`.trimEnd();
  const inner = `${indent}${' '.repeat(before.length)}`;
  for (const block of flat(below)) {
    if (block.kind === 'paragraph') for (const each of block.lines) text += `\n${inner}- ${line(each)}`;
    else if (block.kind === 'quotation') text += `\n${inner}- ${line(quoted(block))}`;
    else if (block.kind === 'list' || block.kind === 'facts') text += `\n${inner}${shown(block, inner)}`;
    else text += `\n\n${shown(block)}`.replace(/\n(?=.)/g, `\n${inner}`);
  }
  return text;
}

function tableText({ columns, rows, key, notes }: Extract<Block, { kind: 'table' }>): string {
  const hasSigns = columns.some(({ signs }) => signs);
  const cells = rows.map((row) =>
    columns.map(({ signs }, at) => {
      const text = inline(row.isHead ? strong(row.cells[at] ?? '') : (row.cells[at] ?? ''));
      return text === '' && !signs && !row.isHead ? '–' : text;
    }),
  );
  const rule = columns.map(({ numeric, signs }) => (numeric ? '---:' : signs ? ':---:' : '---'));
  const lines = [columns.map(({ head, under = '' }) => inline([head, ' ', under])), rule, ...cells];
  return [
    lines.map((each) => `| ${each.join(' | ')} |`.replace(/ {2,}/g, ' ')).join('\n'),
    ...(notes.length === 0 ? [] : [shown(list(notes))]),
    ...(hasSigns && textOf(key) !== '' ? [line(key)] : []),
  ].join('\n\n');
}

/** A code block that no backticks in the text can close. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${text}\n${mark}`;
}

/** What begins a block where it begins a line. */
const beginsBlock = /^(?=[-+=])|^(\d{1,9})(?=[.)](\s|$))/;

/** Words on a line of their own. */
const line = (words: Words): string => inline(words).replace(beginsBlock, '$1\\');

/** Words behind others on a line, whatever stands in them no markup. */
function inline(words: Words): string {
  if (typeof words === 'string') return markdownPart(oneLine(words).trim());
  const runs = runsOf(words, marked);
  return runs.map((run, at) => runText(run, runs[at - 1], runs[at + 1])).join('');
}
const marked = { styles: ['strong', 'code'] } as const;

function runText({ text: written, styles }: Run, before: Run | undefined, after: Run | undefined): string {
  const from = before === undefined ? written.trimStart() : written;
  const text = after === undefined ? from.trimEnd() : from;
  const inner = text.trim();
  if (inner === '') return text;
  const blank = text.slice(0, text.length - text.trimStart().length);
  const end = text.slice(text.trimEnd().length);
  const shown = styles.includes('code') ? codeSpan(inner) : markdownPart(inner);
  const isStrong =
    styles.includes('strong') && mayBeStrong(inner, blank === '' ? before : undefined, end === '' ? after : undefined);
  return `${blank}${isStrong && !styles.includes('code') ? `**${shown}**` : shown}${end}`;
}

/** Asterisks mark nothing between a letter and a sign: there they would stand in the text. */
const mayBeStrong = (inner: string, before: Run | undefined, after: Run | undefined): boolean =>
  !(/[\p{L}\p{N}]$/u.test(before?.text ?? '') && /^[^\p{L}\p{N}]/u.test(inner)) &&
  !(/^[\p{L}\p{N}]/u.test(after?.text ?? '') && /[^\p{L}\p{N}]$/u.test(inner)) &&
  !(before?.styles.includes('strong') ?? false);

function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  const apart = /^`|`$/.test(text) ? ' ' : '';
  return `${mark}${apart}${text.replaceAll('|', '\\|')}${apart}${mark}`;
}
