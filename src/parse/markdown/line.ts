/**
 * A line while its blocks are found: how far it has been read, counted in columns, since a tab goes to the next multiple of four
 * and may be read in part. Every character is looked at a fixed number of times, however many blocks begin in the line.
 */
export class Line {
  readonly end: number;
  /** The first character that is neither a space nor a tab, from where the line has been read on. */
  at: number;
  #text: string;
  #column = 0;
  #atColumn = 0;
  #break: { from: number; latest: number; character: string } | undefined;

  constructor(text: string, start: number) {
    const end = text.indexOf('\n', start);
    this.#text = text;
    this.end = end === -1 ? text.length : end;
    this.at = start;
    this.#skipSpaces();
  }

  get isBlank(): boolean {
    return this.at === this.end;
  }

  /** Columns of blanks before the next character. */
  get indent(): number {
    return this.#atColumn - this.#column;
  }

  get character(): string {
    return this.at < this.end ? this.#text[this.at]! : '';
  }

  get rest(): string {
    return this.#text.slice(this.at, this.end);
  }

  /** Reads columns of the blanks that stand next. */
  take(columns: number): void {
    this.#column += columns;
  }

  /** Reads the blanks that stand next and some characters after them, none of which is a blank. */
  pass(characters: number): void {
    this.at += characters;
    this.#atColumn += characters;
    this.#column = this.#atColumn;
    this.#skipSpaces();
  }

  /** Whether the rest is three or more of one of `-`, `_` and `*`, with nothing but blanks between. */
  get isThematicBreak(): boolean {
    const { character } = this;
    if (character !== '-' && character !== '_' && character !== '*') return false;
    this.#break ??= this.#findBreak();
    return character === this.#break.character && this.at >= this.#break.from && this.at <= this.#break.latest;
  }

  /** From where on the line holds but one character and blanks, and the latest place from which it holds three of them. */
  #findBreak(): { from: number; latest: number; character: string } {
    let character = '';
    let count = 0;
    let latest = -1;
    let at = this.end - 1;
    for (; at >= this.at; at--) {
      const each = this.#text[at]!;
      if (each === ' ' || each === '\t') continue;
      if (character === '') character = each;
      if (each !== character) break;
      if (++count === 3) latest = at;
    }
    return { from: at + 1, latest, character };
  }

  #skipSpaces(): void {
    for (; this.at < this.end; this.at++) {
      const code = this.#text.charCodeAt(this.at);
      if (code === 32) this.#atColumn++;
      else if (code === 9) this.#atColumn += 4 - (this.#atColumn % 4);
      else break;
    }
  }
}
