import MarkdownIt, { type Token } from 'markdown-it';
import { foldedWords } from '../parse/body-words.ts';
import { splitFrontMatter } from '../parse/front-matter.ts';
import { type BracketedRef, findBracketedRefs } from '../parse/locators.ts';
import { cutRound } from './cut-round.ts';

/** What stands in place of a locator while its paragraph is read: a character that no text means anything by. */
const mark = '\ue000';
const marks = /\s*\ue000/g;

/** Blocks below a heading that are quoted with it, before what is too long is cut. */
const mostBelow = 8;

/** The body of an item, from which a quotation round any of its places can be taken. */
export class QuotableText {
  readonly locators: readonly BracketedRef[];
  readonly #blocks: readonly Block[];

  /** `isLocator` tells a locator from other brackets of its form, such as [and/or]. */
  constructor(lines: readonly string[], isLocator: (ref: string) => boolean) {
    const split = splitFrontMatter('', lines.join('\n').replaceAll(mark, '�'));
    if ('finding' in split) {
      this.locators = [];
      this.#blocks = [];
      return;
    }
    const { body, source } = split;
    // What the item claims is a locator, also where its unit is not looked at now.
    this.locators = findBracketedRefs(body).filter(({ ref }) => isLocator(ref) || source.text.includes(ref));
    this.#blocks = blocksOf(withMarks(body.text, body.firstLine, this.locators), body.firstLine);
  }

  /** Plain text round a place: the paragraph, list item, table row or heading with what follows, cut where it is long. */
  around(line: number, { ref, words }: { ref?: string | undefined; words?: string | undefined }): string {
    const at = this.#blocks.findLastIndex((block) => block.from <= line && line < block.to);
    const index = at === -1 ? this.#blocks.findLastIndex((block) => block.from <= line) : at;
    if (index === -1) return '';
    const quoted = this.#quoted(index);
    const text = quoted.replace(marks, '').trim();
    return cutRound(text, this.#focus(quoted, index, line, ref) ?? endOf(words, text) ?? 0);
  }

  /** A block with what it needs to be understood: a heading with what follows it, a lone locator with what stands before it. */
  #quoted(index: number): string {
    const block = this.#blocks[index]!;
    const [before, after] = [this.#blocks[index - 1], this.#blocks[index + 1]];
    if (block.isHeading) return this.#below(index);
    if (block.text.replace(marks, '').trim() !== '') return block.text;
    return `${(before?.text ?? after?.text ?? '').replace(marks, '')}${block.text}`;
  }

  /** A heading with what stands below it, as far as a quotation goes. */
  #below(index: number): string {
    const next = this.#blocks.findIndex(({ isHeading }, at) => at > index && isHeading);
    const below = this.#blocks.slice(index + 1, next === -1 ? undefined : next).slice(0, mostBelow);
    const [heading, ...texts] = [this.#blocks[index]!, ...below].map(({ text }) => text);
    return texts.length === 0 ? heading! : `${heading}: ${texts.join(' ')}`;
  }

  /** Where in the text without marks a locator of the block stands. */
  #focus(quoted: string, index: number, line: number, ref: string | undefined): number | undefined {
    const { from } = this.#blocks[index]!;
    const earlier = this.locators.filter((each) => each.line < from).length;
    const own = this.locators.findIndex((each) => each.line === line && each.ref === ref) - earlier;
    if (own < 0) return undefined;
    const leading = quoted.length - quoted.trimStart().length;
    const pieces = quoted.slice(leading).split(marks);
    return pieces.slice(0, own + 1).join('').length;
  }
}

/** The body of a file in plain words, without markup and comments: its paragraphs, list items and headings, each on one line. */
export function plainBlocks(lines: readonly string[]): string[] {
  const split = splitFrontMatter('', lines.join('\n'));
  if ('finding' in split) return [];
  return blocksOf(split.body.text, split.body.firstLine)
    .map(({ text }) => text)
    .filter((text) => text !== '');
}

/** A block of the body that can be quoted by itself; lines as the file counts them, `to` beyond the last. */
interface Block {
  from: number;
  to: number;
  text: string;
  isHeading: boolean;
}

function withMarks(text: string, firstLine: number, locators: readonly BracketedRef[]): string {
  const lines = text.split('\n');
  for (const { line, span } of locators.toReversed()) {
    const whole = lines[line - firstLine]!;
    lines[line - firstLine] = whole.slice(0, span.column - 1) + mark + whole.slice(span.endColumn - 1);
  }
  return lines.join('\n');
}

function blocksOf(text: string, firstLine: number): Block[] {
  // Tags are understood so that comments can be left out; nothing of them is shown.
  const tokens = new MarkdownIt({ html: true }).parse(text, {});
  let row: Block | undefined;
  return tokens.flatMap((token, index) => {
    if (token.type === 'tr_open') {
      row = blockOf(token, '', firstLine);
      return row;
    }
    if (token.type === 'tr_close') row = undefined;
    const words = wordsOf(token);
    if (words === undefined) return [];
    if (row === undefined) return blockOf(token, words, firstLine, tokens[index - 1]?.type === 'heading_open');
    row.text = row.text === '' ? words : `${row.text} · ${words}`;
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
  if (type === 'html_block') return joined(content.replace(/<!--[\s\S]*?(-->|$)|<[^>]*>/g, ' '));
  return undefined;
}

const joined = (text: string) => text.replace(/\s+/g, ' ').trim();

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
