import { Seeker } from './seeker.ts';

type End = '-->' | '?>' | '>' | ']]>' | '"' | "'";

/**
 * HTML within a line or paragraph of Markdown (CommonMark 0.31, sections 6.5 and 6.6): where an autolink, a tag, a comment, an
 * instruction, a declaration or a CDATA section that begins at a place ends.
 */
export class HtmlTags {
  readonly #text: string;
  readonly #ends: Readonly<Record<End, Seeker>>;

  constructor(text: string) {
    this.#text = text;
    const seek = (sought: string) => new Seeker(text, sought);
    this.#ends = {
      '-->': seek('-->'),
      '?>': seek('?>'),
      '>': seek('>'),
      ']]>': seek(']]>'),
      '"': seek('"'),
      "'": seek("'"),
    };
  }

  /** The place after what begins with the `<` at a place; undefined where that is a mere character. */
  endOf(at: number): number | undefined {
    const text = this.#text;
    const next = text[at + 1];
    if (next === '?') return this.#past('?>', at + 2);
    if (next !== '!') return this.#match(autolink, at) ?? this.#match(address, at) ?? this.endOfTag(at);
    if (text.startsWith('<!--', at)) return this.endOfComment(at);
    if (text.startsWith('<![CDATA[', at)) return this.#past(']]>', at + 9);
    return /[A-Za-z]/.test(text[at + 2] ?? '') ? this.#past('>', at + 3) : undefined;
  }

  /** The place after the comment whose `<!--` stands at a place; undefined where it is never closed. */
  endOfComment(at: number): number | undefined {
    const short = ['>', '->'].find((end) => this.#text.startsWith(end, at + 4));
    return short === undefined ? this.#past('-->', at + 4) : at + 4 + short.length;
  }

  /** The place after the opening or closing tag that begins at a place. */
  endOfTag(start: number): number | undefined {
    const named = this.#match(tagName, start);
    if (named === undefined) return undefined;
    let at: number = named;
    if (this.#text[start + 1] === '/') {
      at = this.#match(blanks, at)!;
      return this.#text[at] === '>' ? at + 1 : undefined;
    }
    for (;;) {
      const past: number = this.#match(blanks, at)!;
      const name: number | undefined = past > at ? this.#match(attributeName, past) : undefined;
      if (name === undefined) {
        const end = this.#text[past] === '/' ? past + 1 : past;
        return this.#text[end] === '>' ? end + 1 : undefined;
      }
      const equals: number | undefined = this.#match(equalsSign, name);
      if (equals === undefined) at = name;
      else {
        const value = this.#endOfValue(equals);
        if (value === undefined) return undefined;
        at = value;
      }
    }
  }

  #endOfValue(at: number): number | undefined {
    const quote = this.#text[at];
    return quote === '"' || quote === "'" ? this.#past(quote, at + 1) : this.#match(bareValue, at);
  }

  #past(end: End, from: number): number | undefined {
    const found = this.#ends[end].next(from);
    return found === -1 ? undefined : found + end.length;
  }

  #match(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    if (!pattern.test(this.#text)) return undefined;
    return pattern.lastIndex;
  }
}

const tagName = /<\/?[A-Za-z][A-Za-z0-9-]*/y;
const blanks = /[ \t\n]*/y;
const attributeName = /[A-Za-z_:][\w:.-]*/y;
const equalsSign = /[ \t\n]*=[ \t\n]*/y;
const bareValue = /[^ \t\n"'=<>`]+/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: CommonMark names them.
const autolink = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\u0000- <>\u007f]*>/y;
const address =
  /<[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*>/y;
