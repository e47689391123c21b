import type { PlacedText } from './placed-text.ts';

/** Text without a gap in it: a cell's line, or the line of a paragraph. */
export interface Atom {
  text: string;
  x: number;
  end: number;
  /** The blank before it, in letters; the first of a line has none. */
  gap: number;
  /** Where the words behind its number or bullet begin: further lines of it begin there too. */
  indent?: number;
}
export interface PageLine {
  y: number;
  size: number;
  x: number;
  end: number;
  atoms: Atom[];
  /** Whether it begins with a number, letter or bullet. */
  isMarked: boolean;
}

/** Letters that the blank between two columns has at least; a blank between words has a third of one. */
const columnGap = 0.8;
/** Letters of a blank that is one though no character says so. */
const wordGap = 0.18;
/** Letters that may lie between the number or bullet of an item and its words. */
const markGap = 5;

/** The pieces of a page in lines from above, each from the left; a number or bullet stands with its words. */
export function pageLines(pieces: readonly PlacedText[]): PageLine[] {
  const lines: PlacedText[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (first !== undefined && first.y - piece.y <= Math.max(first.size, piece.size) * 0.35) line!.push(piece);
    else lines.push([piece]);
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== '')).map(lineOf);
}

function lineOf(pieces: PlacedText[]): PageLine {
  pieces.sort((a, b) => a.x - b.x);
  const size = Math.max(...pieces.map((piece) => piece.size));
  const atoms: Atom[] = [];
  let isSpaced = false;
  for (const { text, x, width } of pieces) {
    if (text.trim() === '') {
      isSpaced = true;
      continue;
    }
    const before = atoms.at(-1);
    const gap = before === undefined ? 0 : (x - before.end) / size;
    const isItem =
      before !== undefined && gap >= wordGap && gap <= markGap && isMark(before.text.trim(), atoms.length === 1);
    if (before !== undefined && (gap < columnGap || isItem)) {
      before.text += isSpaced || isItem || gap >= wordGap ? ` ${text}` : text;
      before.end = Math.max(before.end, x + width);
      if (isItem) before.indent ??= x;
    } else atoms.push({ text, x, end: x + width, gap });
    isSpaced = false;
  }
  const [first] = atoms;
  const words = first!.text.trim();
  return {
    y: pieces[0]!.y,
    size,
    x: first!.x,
    end: Math.max(...atoms.map(({ end }) => end)),
    atoms,
    isMarked: beginsItem(words),
  };
}

/** What stands before the words of an item; a bare number only at the beginning of a line, for elsewhere it is a figure. */
const isMark = (text: string, isFirst: boolean): boolean =>
  /^(?:[•▪◦●○–—*·o-]|\(?[a-z]{1,4}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?|\d{1,2}[.)]|\(\d{1,2}\)|(?:LO|[KSBPMDT]|PC|AC|ER)\d{1,3}(?:\.\d{1,2})?[.:)]?)$/i.test(
    text,
  ) ||
  (isFirst && /^\d{1,2}$/.test(text));

/** Whether words begin an item: a mark, then a blank and words that do not merely go on a sentence. */
export const beginsItem = (text: string): boolean =>
  /^(?:[•▪◦●○–—*·-]\s|\(?[a-z][.)]\s|\(?[ivx]{1,4}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+[^a-z\s]|\d{1,2}[.)]\s|\(\d{1,2}\)\s|\d{1,2}\s+\p{Lu}|(?:LO|[KSBPMDT]|PC|AC|ER)\d{1,3}(?:\.\d{1,2})?[.:)]?\s)/u.test(
    text,
  );

/** Whether words are the next item of a list by bare letters: “a words” behind a colon, “b words” behind an item a. */
export function isNextLetter(before: string, text: string): boolean {
  const [, letter] = /^([a-z]) \p{L}/u.exec(text) ?? [];
  if (letter === undefined) return false;
  if (letter === 'a') return before.endsWith(':');
  return before.startsWith(`${String.fromCharCode(letter.charCodeAt(0) - 1)} `);
}
