import MarkdownIt, { type Token } from 'markdown-it';
import { once } from '../model/once.ts';
import { foldedWords } from '../parse/body-words.ts';
import { splitFrontMatter } from '../parse/front-matter.ts';
import { type FoundRef, findBracketedRefs } from '../parse/locators.ts';
import { textOfHtml } from '../parse/markdown/html-block.ts';
import { cutRound } from './cut-round.ts';
import { MarkedWords, mark, withoutMarks } from './marked-words.ts';

/** Blocks below a heading that are quoted with it, before what is too long is cut. */
const mostBelow = 8;
/** Of what stands before a locator on lines of its own, as much as a quotation can be cut from. */
const mostBefore = 1000;

interface Parsed {
  blocks: readonly Block[];
  /** The block in which a line stands, or that stands last before it; by line of the file. */
  onLine: readonly number[];
}

/** The body of an item, from which a quotation round any of its places can be taken. */
export class QuotableText {
  readonly locators: readonly FoundRef[];
  /** Made when something is quoted. */
  readonly #parsed: () => Parsed;
  readonly #marked = new Map<number, { words: MarkedWords; earlier: number }>();
  /** The first locator of a reference on a line, by both. */
  readonly #locatorAt = new Map<string, number>();

  /** `isLocator` tells a locator from other brackets of its form, such as [and/or]. */
  constructor(text: string, isLocator: (ref: string) => boolean) {
    const split = splitFrontMatter('', text.includes(mark) ? text.replaceAll(mark, '�') : text);
    if ('finding' in split) {
      this.locators = [];
      this.#parsed = () => ({ blocks: [], onLine: [] });
      return;
    }
    const { body, source } = split;
    // What the item claims is a locator, also where its unit is not looked at now.
    this.locators = findBracketedRefs(body).filter(({ ref }) => isLocator(ref) || source.text.includes(ref));
    this.#parsed = once(() => {
      const blocks = blocksOf(withMarks(body.text, this.locators), body.firstLine);
      return { blocks, onLine: blockByLine(blocks, text.split('\n').length) };
    });
    this.locators.forEach(({ line, ref }, index) => {
      if (!this.#locatorAt.has(`${line} ${ref}`)) this.#locatorAt.set(`${line} ${ref}`, index);
    });
  }

  /**
   * Plain text of a place: what belongs to a locator, up to the brackets beside it; else the paragraph, list item, table row or
   * heading with what follows. Cut where it is long.
   */
  around(line: number, { ref, words }: { ref?: string | undefined; words?: string | undefined }): string {
    const index = this.#parsed().onLine[line] ?? -1;
    if (index === -1) return '';
    const own = this.#ownMark(index, line, ref);
    if (own !== undefined) {
      const { text, at } = this.#markedAt(index).words.belongingTo(own);
      return cutRound(text, at);
    }
    const { plain } = this.#markedAt(index).words;
    return cutRound(plain, endOf(words, plain) ?? 0);
  }

  /** The words of a block, and how many marks stand in what is quoted before it. */
  #markedAt(index: number): { words: MarkedWords; earlier: number } {
    let marked = this.#marked.get(index);
    if (marked === undefined) {
      const { isHeading } = this.#parsed().blocks[index]!;
      const isLone = !isHeading && isOnlyMarks(this.#parsed().blocks[index]!.text);
      const before = isLone ? this.#before(index) : '';
      const text = isHeading ? this.#below(index) : `${before}${this.#textOf(index, isLone)}`;
      marked = { words: new MarkedWords(text, isHeading), earlier: before.split(mark).length - 1 };
      this.#marked.set(index, marked);
    }
    return marked;
  }

  /** What stands before a locator on lines of its own, to which it belongs. */
  #before(index: number): string {
    const before = this.#parsed().blocks[index - 1]?.text;
    return before === undefined ? '' : `${before.slice(-mostBefore)} `;
  }

  /** The text of a block; of a locator with which the body begins, also what follows. */
  #textOf(index: number, isLone: boolean): string {
    const { text } = this.#parsed().blocks[index]!;
    return index === 0 && isLone ? `${text} ${this.#parsed().blocks[1]?.text ?? ''}` : text;
  }

  /** A heading with what stands below it, as far as a quotation goes. */
  #below(index: number): string {
    const following = this.#parsed().blocks.slice(index + 1, index + 1 + mostBelow);
    const next = following.findIndex(({ isHeading }) => isHeading);
    const below = next === -1 ? following : following.slice(0, next);
    const [heading, ...texts] = [this.#parsed().blocks[index]!, ...below].map(({ text }) => text);
    return texts.length === 0 ? heading! : `${heading}: ${texts.join(' ')}`;
  }

  /** Which of the marks in the text quoted stands for a locator on a line of the block. */
  #ownMark(index: number, line: number, ref: string | undefined): number | undefined {
    const locator = ref === undefined ? undefined : this.#locatorAt.get(`${line} ${ref}`);
    if (locator === undefined) return undefined;
    const { words, earlier } = this.#markedAt(index);
    const own = locator - firstAtOrAfter(this.locators, this.#parsed().blocks[index]!.from);
    return own >= 0 && earlier + own < words.count ? earlier + own : undefined;
  }
}

const isOnlyMarks = (text: string): boolean => withoutMarks(text).trim() === '';

/** How many locators stand on earlier lines. */
function firstAtOrAfter(locators: readonly FoundRef[], line: number): number {
  let low = 0;
  let high = locators.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (locators[middle]!.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The body of a file in plain words, without markup and comments: its paragraphs, list items and headings, each on one line. */
export function plainBlocks(text: string): string[] {
  const split = splitFrontMatter('', text);
  if ('finding' in split) return [];
  return blocksOf(split.body.text, split.body.firstLine)
    .map(({ text }) => text)
    .filter((text) => text !== '');
}

/** A block of the body that can be quoted by itself; lines as the file counts them, `to` beyond the last. */
export interface Block {
  from: number;
  to: number;
  text: string;
  isHeading: boolean;
}

function blockByLine(blocks: readonly Block[], lines: number): number[] {
  const onLine = new Array<number>(lines + 2).fill(-1);
  blocks.forEach(({ from, to }, index) => {
    for (let line = from; line < Math.max(to, from + 1) && line < onLine.length; line++) onLine[line] = index;
  });
  for (let line = 1; line < onLine.length; line++) if (onLine[line] === -1) onLine[line] = onLine[line - 1]!;
  return onLine;
}

/** The body with a mark in place of each locator. */
function withMarks(text: string, locators: readonly FoundRef[]): string {
  let marked = '';
  let at = 0;
  for (const { from, to } of locators) {
    marked += text.slice(at, from) + mark;
    at = to;
  }
  return marked + text.slice(at);
}

/** Tags are understood so that comments can be left out; nothing of them is shown. */
const markdown = new MarkdownIt({ html: true });

const blocksOf = (text: string, firstLine: number): Block[] =>
  plainlyWritten(text, firstLine) ?? anyMarkdown(text, firstLine);

/**
 * What may be markup in Markdown: signs that can be, blanks other than the space, and lines that begin with anything but a word or
 * the sign of a heading.
 */
const maybeMarkup =
  /[\\*_`[\]<>&|~=\u200b]|[^\P{Cc}\n]|[^\S \n]|^(?!$|#{1,6} [^#\n]*$|[\p{L}\p{N}\ue000"“‘'(£€])|^\d+[.)]/mu;

/** The blocks of a text of headings and paragraphs in which nothing else can be meant; undefined for every other. */
export function plainlyWritten(text: string, firstLine: number): Block[] | undefined {
  if (maybeMarkup.test(text)) return undefined;
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    const from = at + firstLine;
    if (line === '') open = undefined;
    else if (line[0] === '#') {
      open = undefined;
      blocks.push({ from, to: from + 1, text: joined(line.replace(/^#+/, '')), isHeading: true });
    } else if (open === undefined) {
      open = { from, to: from + 1, text: joined(line), isHeading: false };
      blocks.push(open);
    } else {
      open.to = from + 1;
      open.text += ` ${joined(line)}`;
    }
  }
  return blocks;
}

/** The same of any text. */
export function anyMarkdown(text: string, firstLine: number): Block[] {
  const tokens = markdown.parse(text, {});
  let row: { block: Block; cells: string[] } | undefined;
  return tokens.flatMap((token, index) => {
    if (token.type === 'tr_open') {
      row = { block: blockOf(token, '', firstLine), cells: [] };
      return row.block;
    }
    if (token.type === 'tr_close' && row !== undefined) {
      row.block.text = row.cells.join(' · ');
      row = undefined;
    }
    const words = wordsOf(token);
    if (words === undefined) return [];
    if (row === undefined) return blockOf(token, words, firstLine, tokens[index - 1]?.type === 'heading_open');
    if (words !== '' || row.cells.length > 0) row.cells.push(words);
    return [];
  });
}

function blockOf({ map }: Token, text: string, firstLine: number, isHeading = false): Block {
  const [from, to] = map ?? [0, 0];
  return { from: from + firstLine, to: to + firstLine, text, isHeading };
}

/** The words of a block's token on one line, without markup; undefined for a token that holds none. */
function wordsOf({ type, content, children }: Token): string | undefined {
  if (type === 'inline') return joined((children ?? []).map(plain).join(''));
  if (type === 'fence' || type === 'code_block') return joined(content);
  if (type === 'html_block') return joined(textOfHtml(content));
  return undefined;
}

const joined = (text: string) => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();

function plain({ type, content }: Token): string {
  if (type === 'softbreak' || type === 'hardbreak') return ' ';
  if (type === 'html_inline') return /^<br/i.test(content) ? ' ' : '';
  // Of a picture, its content is the words that stand for it.
  return content;
}

/** Where words of the text end. */
function endOf(words: string | undefined, text: string): number | undefined {
  const sought = foldedWords(words ?? '');
  const at = sought === '' ? -1 : text.indexOf(sought);
  return at === -1 ? undefined : at + sought.length;
}
