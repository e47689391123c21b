import { words } from './read-text.ts';
import { sectionOf } from './sections.ts';
import type { Source, SourceLine } from './source.ts';

/** A run of words of the source: a line, or a line of a cell. */
export interface Piece {
  /** Index of its line in the source. */
  index: number;
  /** The line's number, for people. */
  line: number;
  text: string;
  /** The column of its cell, the number of its row. */
  column?: number;
  row?: number;
  heading?: number;
  /** An empty line, or a page's header or footer, stands before it. */
  gap: boolean;
  /** A page ends before it. */
  page: boolean;
}

export interface Document {
  source: Source;
  pieces: Piece[];
  /** Indices of lines that a page repeats: they say nothing. */
  furniture: Set<number>;
}

const pageLine =
  /^(?:page|pg\.?|p\.) ?\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?$|^\d{1,4} ?(?:of|\/) ?\d{1,4}$|^[-–—] ?\d{1,4} ?[-–—]$|^(?:©|\(c\) ?(?:\d{4}|copyright)|copyright\b).{0,160}$|^(?!\W{0,3}\d{1,2}\.\d).{0,120}\s(?:\|\s*)?page \d{1,4}(?: ?(?:of|\/) ?\d{1,4})?$/i;

const looksRepeated = /\bpage\b|\bversion\b|©|copyright|www\.|https?:|\bissue #|\bhandbook\b|\bspecification\b.{0,40}#/;

/** The document as pieces in reading order, without what its pages repeat. */
export function asDocument(source: Source): Document {
  const furniture = furnitureOf(source.lines);
  const pieces: Piece[] = [];
  let gap = true;
  let page = false;
  source.lines.forEach((line, index) => {
    if (furniture.has(index)) {
      gap = true;
      page = true;
      return;
    }
    if (line.text === '' && !line.cells?.some((cell) => cell !== '')) {
      gap = true;
      return;
    }
    const base = { index, line: line.number, ...(line.heading === undefined ? {} : { heading: line.heading }) };
    if (line.cells === undefined) {
      for (const [at, text] of inBounds(line.text).entries())
        pieces.push({ ...base, text, gap: gap && at === 0, page: page && at === 0 });
    } else {
      line.cells.forEach((cell, column) => {
        const texts = cell.split('\n').map(words).flatMap(inBounds);
        texts.forEach((text, at) => {
          if (text !== '') pieces.push({ ...base, text, column, row: index, gap: at === 0, page: page && at === 0 });
        });
      });
    }
    gap = false;
    page = false;
  });
  return { source, pieces, furniture };
}

/** Words that no line or cell of a unit exceeds; a longer one is read in pieces, each of which costs no more than its length. */
const longest = 6_000;

function inBounds(text: string): string[] {
  if (text.length <= longest) return [text];
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const blank = text.lastIndexOf(' ', from + longest);
    const to = from + longest >= text.length || blank <= from ? Math.min(from + longest, text.length) : blank;
    parts.push(text.slice(from, to).trim());
    from = to;
  }
  return parts.filter((part) => part !== '');
}

/** Lines that stand again and again: headers and footers. Headings of the field come again because outcomes do. */
function furnitureOf(lines: readonly SourceLine[]): Set<number> {
  const seen = new Map<string, number[]>();
  const furniture = new Set<number>();
  lines.forEach(({ text, cells }, index) => {
    if (text === '' || text.length > 200) return;
    if (pageLine.test(text)) furniture.add(index);
    if (cells !== undefined && cells.filter((cell) => cell !== '').length > 1) return;
    if (/^\W{0,3}(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[A-Z]{1,2}\d{1,2})\W{0,2}(?:\s|$)/i.test(text)) return;
    const key = text.toLowerCase().replace(/\d+/g, '#');
    if (sectionOf(text) !== undefined || (isFieldHeading(text) && !looksRepeated.test(key))) return;
    const at = seen.get(key) ?? [];
    at.push(index);
    seen.set(key, at);
  });
  for (const [key, at] of seen) {
    if (at.length >= (looksRepeated.test(key) ? 2 : 3) && key.length > 3) for (const index of at) furniture.add(index);
  }
  return furniture;
}

/** What stands above the parts of every outcome. */
const isFieldHeading = (text: string): boolean =>
  /outcome|criteri|range|element|evidence|knowledge|skills|behaviour|learner|candidate|must be able|need to know|^title|scope/i.test(
    text,
  );
