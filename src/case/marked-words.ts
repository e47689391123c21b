/** What stands in place of a locator while its paragraph is read: a character that no text means anything by. */
export const mark = '\ue000';

/** A text of one line without its marks and the blanks before them. */
export const withoutMarks = (text: string): string => text.replace(/ ?\ue000/g, '');

/** Locators that stand together, with nothing between them that could be shown; they share what belongs to them. */
interface Group {
  from: number;
  to: number;
}

/** Words of one block, on one line with single spaces, in which marks stand for locators. */
export class MarkedWords {
  readonly text: string;
  readonly #isHeading: boolean;
  readonly #groups: Group[] = [];
  /** Of each mark, the group in which it stands. */
  readonly #groupOf: number[] = [];
  #plain: string | undefined;

  constructor(text: string, isHeading: boolean) {
    this.text = text;
    this.#isHeading = isHeading;
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
      const last = this.#groups.at(-1);
      if (last !== undefined && joins.test(text.slice(last.to, at))) last.to = at + 1;
      else this.#groups.push({ from: at, to: at + 1 });
      this.#groupOf.push(this.#groups.length - 1);
    }
  }

  /** The words without marks. */
  get plain(): string {
    this.#plain ??= withoutMarks(this.text).trim();
    return this.#plain;
  }

  get count(): number {
    return this.#groupOf.length;
  }

  /**
   * What belongs to a locator, and where in it the locator stands: what goes before it, back to the brackets before; where those
   * are mid-sentence, on to its end or the next brackets. A locator that begins a text belongs to what follows, and one in a
   * heading to the heading and what follows.
   */
  belongingTo(own: number): { text: string; at: number } {
    const index = this.#groupOf[own]!;
    const [group, previous, next] = [this.#groups[index]!, this.#groups[index - 1], this.#groups[index + 1]];
    const begin = previous?.to ?? 0;
    const all = this.text.slice(begin, group.from);
    const led = previous === undefined ? 0 : all.length - all.replace(leading, '').length;
    let end = all.length;
    while (end > led && (all[end - 1] === ' ' || all[end - 1] === '·')) end--;
    const before = all.slice(led, end);
    const after = this.text.slice(group.to, next?.from ?? this.text.length);
    if (!holdsWords.test(before)) return { text: after.replace(leading, '').trim(), at: 0 };
    if (this.#isHeading) return { text: `${before}${after}`.trim(), at: 0 };
    const isWithin =
      previous !== undefined && !sentenceEnd.test(this.text.slice(Math.max(0, previous.from - 8), previous.from));
    const opening = isWithin && !/[.!?·]/.test(all.slice(0, led)) ? '… ' : '';
    const sentence = sentenceEnd.test(before.slice(-8)) ? 0 : endOfSentence(after);
    // Brackets in the middle of the sentence end what belongs to those before them.
    const tail = sentence === undefined ? (next === undefined ? after.trimEnd() : ' …') : after.slice(0, sentence);
    return { text: `${opening}${before}${tail}`.trim(), at: opening.length + before.length };
  }
}

const holdsWords = /[^\s\p{P}]/u;
/** What may stand between locators that belong to the same words. */
const joins = /^[\s\p{P}]{0,12}(?:and|or)?[\s\p{P}]{0,12}$/u;
/** What goes on from the words before a bracket and begins nothing. */
const leading = /^[\s.,;:!?)\]”’"'·–—-]+/;
const sentenceEnd = /[.!?:·]["”’)]*\s*$/;

/** The place after the end of the sentence that a text goes on with; undefined where it does not end there. */
function endOfSentence(text: string): number | undefined {
  const found = /[.!?]["”’)]*(?=\s|$)| ·/.exec(text);
  if (found === null) return undefined;
  // In a table, a cell ends what is said.
  return found[0] === ' ·' ? found.index : found.index + found[0].length;
}
