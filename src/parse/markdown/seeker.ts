/**
 * Finds a text again and again, from places that only go forward. However often it is asked, it looks at no character twice,
 * which `indexOf` would where the answer is far away, or is that there is none.
 */
export class Seeker {
  readonly #text: string;
  readonly #sought: string;
  #from = 0;
  #found = -2;

  constructor(text: string, sought: string) {
    this.#text = text;
    this.#sought = sought;
  }

  /** Where the text sought stands next, at `from` or beyond; -1 where it does not. */
  next(from: number): number {
    const isKnown = this.#found !== -2 && from >= this.#from && (this.#found === -1 || from <= this.#found);
    if (!isKnown) {
      this.#found = this.#text.indexOf(this.#sought, from);
    }
    this.#from = from;
    return this.#found;
  }
}
