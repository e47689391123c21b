import { firstPlaces } from './first-places.ts';
import { partsWithoutLocators } from './locators.ts';

/** Texts sought one by one before all that are known to be sought are looked for at once. */
const mostAlone = 16;

/** Words as they are sought: without locators, and with one space wherever a text may break. */
export const foldedWords = (words: string): string => {
  let kept = '';
  for (const [from, to] of partsWithoutLocators(words)) kept += words.slice(from, to);
  return kept.replace(/\s+/g, ' ').trim();
};

/** The words of a body without its locators, in which words are found wherever they break over lines. */
export class BodyWords {
  /** The body without locators, each run of blanks and line ends one space. */
  readonly #text: string;
  /** Where parts of that text begin, and where the same parts begin in the body. */
  readonly #starts: number[] = [];
  readonly #offsets: number[] = [];
  readonly #known: readonly string[];
  #alone = 0;
  #together: ReadonlyMap<string, number> | undefined;

  /** `known`: what will be sought, as far as that can be told. */
  constructor(body: string, known: readonly string[] = []) {
    this.#known = known;
    const pieces: string[] = [];
    let length = 0;
    let isAfterSpace = false;
    const add = (piece: string, at: number) => {
      this.#starts.push(length);
      this.#offsets.push(at);
      pieces.push(piece);
      length += piece.length;
    };
    for (const [from, to] of partsWithoutLocators(body)) {
      for (const { index, 0: piece } of body.slice(from, to).matchAll(/\s+|\S+/g)) {
        const isSpace = piece.trim() === '';
        if (!isSpace) add(piece, from + index);
        else if (!isAfterSpace) add(' ', from + index);
        isAfterSpace = isSpace;
      }
    }
    this.#text = pieces.join('');
  }

  /** Where in the body words stand first; undefined where they do not. */
  find(words: string): number | undefined {
    const sought = foldedWords(words);
    if (sought === '') return undefined;
    if (this.#together === undefined && ++this.#alone > mostAlone) this.#together = this.#findTogether();
    const at = this.#together?.get(sought) ?? this.#next(sought, 0);
    return at === -1 ? undefined : this.#inBody(at);
  }

  /** The same for words that begin and end where words of the body do, and are more than a letter. */
  findWhole(words: string): number | undefined {
    const sought = foldedWords(words);
    if (!moreThanALetter.test(sought)) return undefined;
    const [begins, ends] = [letterFirst.test(sought), letterLast.test(sought)];
    for (let at = this.#next(sought, 0); at !== -1; ) {
      const end = at + sought.length;
      if (begins && letterLast.test(this.#text.slice(Math.max(0, at - 2), at))) at = this.#pastWord(at);
      else if (ends && letterFirst.test(this.#text.slice(end, end + 2))) at++;
      else return this.#inBody(at);
      at = this.#next(sought, at);
    }
    return undefined;
  }

  #findTogether(): ReadonlyMap<string, number> {
    const sought = new Set(this.#known.map(foldedWords));
    const found = firstPlaces(this.#text, sought);
    return new Map([...sought].map((each) => [each, found.get(each) ?? -1]));
  }

  #next(sought: string, from: number): number {
    const found = this.#text.indexOf(sought, from);
    return found;
  }

  #pastWord(at: number): number {
    word.lastIndex = at;
    word.test(this.#text);
    return Math.max(word.lastIndex, at + 1);
  }

  #inBody(at: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return this.#offsets[low]! + at - this.#starts[low]!;
  }
}

const moreThanALetter = /[\p{L}\p{N}].*?[\p{L}\p{N}]/u;
const letterFirst = /^[\p{L}\p{N}]/u;
const letterLast = /[\p{L}\p{N}]$/u;
const word = /[\p{L}\p{N}]*/uy;
