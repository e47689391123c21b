import { commentsIn, type HtmlEnd, htmlBlockEnd } from './html-block.ts';
import { hiddenInlines } from './inlines.ts';
import { Line } from './line.ts';
import { endOfDefinitions } from './link-parts.ts';

/** A stretch of a text, [from, to). */
export type Stretch = readonly [from: number, to: number];

/**
 * Where the code spans, code blocks and HTML comments of a Markdown text stand, in order. The blocks are found line by line as
 * CommonMark 0.31 describes it (appendix, "A parsing strategy"), quotations and lists included; then the code spans and comments
 * of each paragraph, once all link definitions are known. The time it takes grows with the text and no faster, whatever it holds.
 */
export function hiddenStretches(text: string): Stretch[] {
  const reader = new BlockReader(text);
  for (let at = 0; at < text.length; ) {
    const line = new Line(text, at);
    reader.read(line);
    at = line.end + 1;
  }
  return reader.finish();
}

/** An open block that holds text. In `fence`, the mark that closes it; `lines` are those of a paragraph, heading or HTML block. */
type Leaf =
  | { kind: 'paragraph'; lines: Stretch[] }
  | { kind: 'html'; lines: Stretch[]; end: HtmlEnd }
  | { kind: 'fence'; mark: string }
  | { kind: 'indented' };

const quotation = 0;

class BlockReader {
  readonly #text: string;
  /** The open quotations, and list items by how many columns their content is indented within what holds them. */
  readonly #containers: number[] = [];
  /** Which of the containers are quotations. */
  readonly #quotations: number[] = [];
  /** Whether the innermost container is a list item in which nothing stands yet. */
  #isEmptyItem = false;
  #leaf: Leaf | undefined;
  readonly #defined = new Set<string>();
  /** What is found, in order; what hides in paragraphs is asked for at the end. */
  readonly #found: (Stretch | readonly Stretch[])[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  finish(): Stretch[] {
    this.#closeLeaf();
    return this.#found.flatMap((found) => {
      if (isStretch(found)) return [found];
      const content = new Content(this.#text, found);
      return content.inText(hiddenInlines(content.text, (key) => this.#defined.has(key)));
    });
  }

  read(line: Line): void {
    const matched = this.#matchContainers(line);
    const isWhole = matched === this.#containers.length;
    if (isWhole && this.#leaf !== undefined && this.#leaf.kind !== 'paragraph' && this.#continueLeaf(this.#leaf, line))
      return;
    const within = this.#begin(line, matched, isWhole && this.#leaf?.kind === 'paragraph');
    if (within === undefined) return;
    // What no block begins in goes on with an open paragraph, even where the marks of its quotation or list item are left out.
    if (!line.isBlank && this.#leaf?.kind === 'paragraph') {
      this.#leaf.lines.push([line.at, line.end]);
      return;
    }
    this.#closeTo(within);
    if (!line.isBlank) this.#open({ kind: 'paragraph', lines: [[line.at, line.end]] });
  }

  /** How many of the open containers go on in a line. */
  #matchContainers(line: Line): number {
    let matched = 0;
    let quotations = 0;
    while (matched < this.#containers.length) {
      const container = this.#containers[matched]!;
      if (container === quotation) {
        if (line.indent > 3 || line.character !== '>') break;
        this.#passQuotation(line);
        quotations++;
      } else if (line.isBlank) {
        // A blank line is in all items up to the next quotation, but for one that begins with a blank line itself.
        matched = this.#quotations[quotations] ?? this.#containers.length - (this.#isEmptyItem ? 1 : 0);
        break;
      } else {
        if (line.indent < container) break;
        line.take(container);
      }
      matched++;
    }
    return matched;
  }

  #passQuotation(line: Line): void {
    line.pass(1);
    if (line.indent > 0) line.take(1);
  }

  /** Whether a code or HTML block goes on in a line, or ends with it. */
  #continueLeaf(leaf: Exclude<Leaf, { kind: 'paragraph' }>, line: Line): boolean {
    if (leaf.kind === 'html') {
      if (leaf.end === 'blank' && line.isBlank) return false;
      this.#addHtml(leaf, line);
      return true;
    }
    if (leaf.kind === 'indented' && line.indent < 4 && !line.isBlank) return false;
    if (!line.isBlank) this.#found.push([line.at, line.end]);
    if (leaf.kind === 'fence' && line.indent < 4 && line.character === leaf.mark[0]) {
      const closing = /^(`{3,}|~{3,})[ \t]*$/.exec(line.rest)?.[1];
      if (closing?.startsWith(leaf.mark)) this.#closeLeaf();
    }
    return true;
  }

  #addHtml(leaf: Extract<Leaf, { kind: 'html' }>, line: Line): void {
    leaf.lines.push([line.at, line.end]);
    if (leaf.end !== 'blank' && leaf.end.test(line.rest)) this.#closeLeaf();
  }

  /**
   * Opens the containers that begin in a line, and the block that begins after them. How many containers the rest of the line is
   * in; undefined where that block took the line.
   */
  #begin(line: Line, matched: number, inParagraph: boolean): number | undefined {
    let within = matched;
    let isInParagraph = inParagraph;
    const close = () => this.#closeTo(within);
    while (!line.isBlank) {
      if (line.indent > 3) {
        if (this.#leaf?.kind === 'paragraph') break;
        close();
        this.#open({ kind: 'indented' });
        this.#found.push([line.at, line.end]);
        return undefined;
      }
      const { character } = line;
      if (character === '>') {
        close();
        this.#push(quotation);
        this.#passQuotation(line);
      } else {
        if (this.#beginLeaf(line, isInParagraph, close)) return undefined;
        const marker = this.#listMarker(line, isInParagraph);
        if (marker === 0) break;
        close();
        const { indent } = line;
        line.pass(marker);
        const spaces = line.indent;
        const isFar = line.isBlank || spaces > 4;
        line.take(isFar ? Math.min(spaces, 1) : spaces);
        this.#push(indent + marker + (isFar ? 1 : spaces));
        this.#isEmptyItem = true;
      }
      within = this.#containers.length;
      isInParagraph = false;
    }
    return within;
  }

  /** Whether a heading, a thematic break, or the beginning of fenced code or HTML takes the rest of a line. */
  #beginLeaf(line: Line, inParagraph: boolean, close: () => void): boolean {
    const { character } = line;
    if (character === '#' && /^#{1,6}(?:[ \t]|$)/.test(line.rest)) {
      close();
      this.#open(undefined);
      this.#found.push([[line.at, line.end]]);
      return true;
    }
    if (character === '`' || character === '~') {
      const mark = /^(?:`{3,}(?!.*`)|~{3,})/s.exec(line.rest)?.[0];
      if (mark === undefined) return false;
      close();
      this.#open({ kind: 'fence', mark });
      this.#found.push([line.at, line.end]);
      return true;
    }
    if (character === '<') {
      const mayBeAnyTag = this.#leaf?.kind !== 'paragraph';
      const end = htmlBlockEnd(line.rest, mayBeAnyTag);
      if (end === undefined) return false;
      close();
      const leaf: Leaf = { kind: 'html', lines: [], end };
      this.#open(leaf);
      this.#addHtml(leaf, line);
      return true;
    }
    if (inParagraph && (character === '=' || character === '-') && /^(?:=+|-+)[ \t]*$/.test(line.rest)) {
      // Definitions alone are no heading: what looks like its underline goes on as text.
      if (this.#defineFromParagraph()) {
        this.#closeLeaf();
        return true;
      }
    }
    if (line.isThematicBreak) {
      close();
      this.#open(undefined);
      return true;
    }
    return false;
  }

  /** How long the marker of a list item is with which the rest of a line begins; 0 where there is none. */
  #listMarker(line: Line, inParagraph: boolean): number {
    const { at, end } = line;
    let after = at;
    const character = line.character;
    if (character === '-' || character === '*' || character === '+') after++;
    else {
      while (after - at < 9 && isDigit(this.#text.charCodeAt(after))) after++;
      if (after === at || (this.#text[after] !== '.' && this.#text[after] !== ')')) return 0;
      if (inParagraph && Number(this.#text.slice(at, after)) !== 1) return 0;
      after++;
    }
    if (after < end && this.#text[after] !== ' ' && this.#text[after] !== '\t') return 0;
    if (inParagraph && this.#text.slice(after, end).trim() === '') return 0;
    return after - at;
  }

  #push(container: number): void {
    this.#closeLeaf();
    if (container === quotation) this.#quotations.push(this.#containers.length);
    this.#containers.push(container);
    this.#isEmptyItem = false;
  }

  /** Opens a block; one that a single line makes is closed at once. */
  #open(leaf: Leaf | undefined): void {
    this.#closeLeaf();
    this.#isEmptyItem = false;
    this.#leaf = leaf;
  }

  /** Closes the leaf, and all containers but the outermost so many. */
  #closeTo(count: number): void {
    this.#closeLeaf();
    if (count < this.#containers.length) this.#isEmptyItem = false;
    this.#containers.length = count;
    while ((this.#quotations.at(-1) ?? -1) >= count) this.#quotations.pop();
  }

  #closeLeaf(): void {
    const leaf = this.#leaf;
    if (leaf?.kind === 'paragraph') {
      this.#defineFromParagraph();
      if (leaf.lines.length > 0) this.#found.push(leaf.lines);
    } else if (leaf?.kind === 'html') {
      const content = new Content(this.#text, leaf.lines);
      for (const comment of content.inText(commentsIn(content.text))) this.#found.push(comment);
    }
    this.#leaf = undefined;
  }

  /** Takes the link definitions from the beginning of the open paragraph; false where they are all of it. */
  #defineFromParagraph(): boolean {
    if (this.#leaf?.kind !== 'paragraph') return false;
    const { lines } = this.#leaf;
    const [first] = lines;
    if (first === undefined) return false;
    if (this.#text[first[0]] !== '[') return true;
    const content = new Content(this.#text, lines);
    const end = endOfDefinitions(content.text, (key) => this.#defined.add(key));
    this.#leaf.lines = content.linesFrom(end);
    return this.#leaf.lines.length > 0;
  }
}

const isStretch = (found: Stretch | readonly Stretch[]): found is Stretch => typeof found[0] === 'number';
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The lines of a block joined into one text, without the marks of what holds them. */
class Content {
  readonly text: string;
  readonly #lines: readonly Stretch[];

  constructor(text: string, lines: readonly Stretch[]) {
    this.#lines = lines;
    this.text = lines.map(([from, to]) => text.slice(from, to)).join('\n');
  }

  /** The lines from a place in the content on, at which one of them begins, or which is its end. */
  linesFrom(at: number): Stretch[] {
    let begin = 0;
    const first = this.#lines.findIndex(([from, to]) => {
      if (begin >= at) return true;
      begin += to - from + 1;
      return false;
    });
    return first === -1 ? [] : this.#lines.slice(first);
  }

  /** Stretches of the content, in order, as stretches of the whole text: each line's part is one. */
  inText(stretches: readonly Stretch[]): Stretch[] {
    const found: Stretch[] = [];
    let index = 0;
    let begin = 0;
    for (const [from, to] of stretches) {
      for (; index < this.#lines.length; index++) {
        const [lineFrom, lineTo] = this.#lines[index]!;
        const length = lineTo - lineFrom;
        const start = Math.max(from - begin, 0);
        const end = Math.min(to - begin, length);
        if (start < end) found.push([lineFrom + start, lineFrom + end]);
        if (begin + length >= to) break;
        begin += length + 1;
      }
    }
    return found;
  }
}
