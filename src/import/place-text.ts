import { tidy } from './collect-lines.ts';
import { bestHyphens, type Hyphens } from './line-ends.ts';
import { isNextLetter, type PageLine, pageLines } from './page-lines.ts';
import type { Rule } from './page-rules.ts';
import { rowsOf } from './placed-rows.ts';
import type { PlacedText } from './placed-text.ts';
import { ruledGrids } from './ruled-cells.ts';
import { cellLines, goOn, hasSameColumns, linesOf, type RuledTable, ruledTable } from './ruled-tables.ts';
import { withoutRunning } from './running-lines.ts';
import type { Source, SourceLine } from './source.ts';
import { type Block, tableBlocks } from './table-blocks.ts';

/**
 * Pages of placed text as lines: columns and rows of tables by the rules that are drawn round their cells, or else by the place of
 * their words; paragraphs put together; what stands on every page (its head and foot) left out.
 */
export function placedLines(
  pages: readonly (readonly PlacedText[])[],
  rules: readonly (readonly Rule[])[] = [],
): Pick<Source, 'lines' | 'notes'> {
  const parted = pages.map((page, index) => ruledGrids(page, rules[index] ?? []));
  const { pages: read, dropped } = withoutRunning(parted.map(({ outside }) => pageLines(outside)));
  const all = [...read.flat(), ...parted.flatMap(({ grids }) => grids.flatMap(cellLines))];
  const hyphens = bestHyphens(all);
  const headings = headingLevels(all);
  const usual = usualDistances(read);
  const lines: SourceLine[] = [];
  const torn: string[] = [];
  const tables = parted.map(({ grids }) => grids.map((grid) => ruledTable(grid, hyphens)));
  for (const words of putTogether(tables, read, hyphens)) torn.push(quoted(words));
  const parts = tableBlocks(read).map((blocks, index) => inOrder(blocks, tables[index]!));
  const unsure = parts.flatMap((part, index) =>
    index > 0 && isByPlace(parts[index - 1]!.at(-1)) && isByPlace(part[0]) ? [index] : [],
  );
  for (const [index, part] of parts.entries()) {
    for (const [place, block] of part.entries()) {
      const made =
        'rows' in block
          ? linesOf(block)
          : block.columns === undefined
            ? paragraphsOf(block.lines, hyphens, headings, usual)
            : rowsOf(block.lines, block.columns, hyphens);
      // A page that ends within a sentence goes on at the top of the next.
      if (index > 0 && place === 0 && made.length > 0 && goesOn(lines.at(-1), made[0]!)) {
        const last = lines.pop()!;
        const next = made.shift()!;
        lines.push(joined(last, next));
        torn.push(quoted(next.cells?.find((cell) => cell !== '') ?? next.text));
      }
      // An empty line parts what stands apart on the page.
      if (place > 0 && made.length > 0) lines.push({ number: 0, text: '' });
      lines.push(...made);
    }
  }
  const notes = [
    ...(dropped.length === 0
      ? []
      : [`left out as the head or foot of pages: ${dropped.map((each) => `“${each}”`).join(', ')}`]),
    ...(torn.length === 0 ? [] : [`put together where a page ends within a sentence: ${torn.join(', ')}`]),
    ...unsure.map(
      (page) =>
        `a table without rules round its cells goes on from page ${page} to ${page + 1}: compare its words there with the document`,
    ),
    ...hyphens.notes,
  ];
  return {
    lines: lines.map((line, index) => ({ ...line, number: index + 1 })),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** Whether a part of a page is a table whose columns only the place of its words tells. */
const isByPlace = (part: Block | RuledTable | undefined): boolean =>
  part !== undefined && 'columns' in part && part.columns !== undefined;

const quoted = (text: string): string => `“${text.split('\n')[0]!.slice(0, 60)}”`;

/** Puts a table that ends a page and goes on at the top of the next into one, on the first; returns the words that were torn. */
function putTogether(tables: RuledTable[][], texts: readonly (readonly PageLine[])[], hyphens: Hyphens): string[] {
  const torn: string[] = [];
  let above: RuledTable | undefined;
  for (const [index, page] of tables.entries()) {
    const [first] = page;
    const isTop = first !== undefined && texts[index]!.every(({ y }) => y < first.top);
    if (above !== undefined && isTop && hasSameColumns(above, first)) {
      torn.push(...goOn(above, first, hyphens));
      page.shift();
      above.bottom = first.bottom;
    } else above = undefined;
    const last = page.at(-1) ?? above;
    above = last !== undefined && texts[index]!.every(({ y }) => y > last.bottom) ? last : undefined;
  }
  return torn;
}

/** The blocks of a page from above, each parted where a ruled table stands between its lines. */
function inOrder(blocks: readonly Block[], tables: readonly RuledTable[]): (Block | RuledTable)[] {
  const ordered: (Block | RuledTable)[] = [];
  const waiting = [...tables];
  for (const block of blocks) {
    let part: PageLine[] = [];
    const end = () => {
      if (part.length > 0) ordered.push({ ...block, lines: part });
      part = [];
    };
    for (const line of block.lines) {
      while (waiting.length > 0 && waiting[0]!.top > line.y) {
        end();
        ordered.push(waiting.shift()!);
      }
      part.push(line);
    }
    end();
  }
  return [...ordered, ...waiting];
}

/** The level of a heading by the size of its letters; undefined for what is no larger than the text. */
function headingLevels(lines: readonly PageLine[]): (size: number) => number | undefined {
  const letters = new Map<number, number>();
  for (const { size, atoms } of lines)
    letters.set(
      rounded(size),
      (letters.get(rounded(size)) ?? 0) + atoms.reduce((sum, { text }) => sum + text.length, 0),
    );
  const [body = 0] = [...letters].sort((a, b) => b[1] - a[1])[0] ?? [];
  const larger = [...letters.keys()].filter((size) => size > body * 1.1).sort((a, b) => b - a);
  return (size) => {
    const place = larger.indexOf(rounded(size));
    return place === -1 ? undefined : Math.min(place + 1, 6);
  };
}

const rounded = (size: number): number => Math.round(size * 2) / 2;

/** A paragraph while its lines are gathered; `pitch` is their distance. */
interface Paragraph {
  line: SourceLine;
  first: PageLine;
  last: PageLine;
  pitch?: number;
}

/** How far below a paragraph its next line may stand: further in the middle of a sentence than where one may begin. */
function reach({ pitch }: Paragraph, { size }: PageLine, text: string, usual: number | undefined): number {
  const most = size * 1.7;
  const distance = pitch ?? usual;
  return distance === undefined || /^\p{Ll}/u.test(text) ? most : Math.min(most, distance * 1.12);
}

/** The distance of two lines of one paragraph, for each size of letters: the smallest that is no rarity. */
function usualDistances(pages: readonly (readonly PageLine[])[]): (size: number) => number | undefined {
  const found = new Map<number, number[]>();
  for (const page of pages)
    for (const [index, { size, y }] of page.entries()) {
      const above = page[index - 1];
      if (above === undefined || rounded(above.size) !== rounded(size)) continue;
      const distance = above.y - y;
      if (distance < size * 0.9 || distance > size * 1.7) continue;
      const own = found.get(rounded(size));
      if (own === undefined) found.set(rounded(size), [distance]);
      else own.push(distance);
    }
  const usual = new Map(
    [...found].map(([size, all]) => [size, all.sort((a, b) => a - b)[Math.floor(all.length / 10)]]),
  );
  return (size) => usual.get(rounded(size));
}

/** Lines outside tables: a heading, or lines that are one paragraph because the first of them are full. */
function paragraphsOf(
  lines: readonly PageLine[],
  hyphens: Hyphens,
  headings: (size: number) => number | undefined,
  usual: (size: number) => number | undefined,
): SourceLine[] {
  // A line that is shorter than this ends its paragraph.
  const left = lines.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const full = left + 0.85 * (lines.reduce((most, { end }) => Math.max(most, end), 0) - left);
  const made: Paragraph[] = [];
  for (const line of lines) {
    const text = tidy(line.atoms.map((atom) => atom.text).join(' '));
    const heading = headings(line.size);
    const before = made.at(-1);
    const follows =
      before !== undefined &&
      rounded(before.last.size) === rounded(line.size) &&
      before.last.y - line.y <= reach(before, line, text, usual(line.size)) &&
      !line.isMarked &&
      !isNextLetter(before.line.text, text) &&
      (heading !== undefined || before.last.end >= full) &&
      !/[.:;]$/.test(heading === undefined ? '' : before.line.text);
    if (follows) {
      before.line.text = hyphens.join(before.line.text, text);
      before.pitch = before.last.y - line.y;
      before.last = line;
    } else if (text !== '')
      made.push({ line: { number: 0, text, ...(heading === undefined ? {} : { heading }) }, first: line, last: line });
  }
  return made.flatMap(({ line, first }, index) => {
    const isApart = index > 0 && made[index - 1]!.last.y - first.y > first.size * 1.7;
    return isApart ? [{ number: 0, text: '' }, line] : [line];
  });
}

/** Whether a line goes on what the page before ended with: both are text, or rows alike, and the words go on in small letters. */
function goesOn(last: SourceLine | undefined, next: SourceLine): boolean {
  if (last === undefined || last.heading !== undefined || next.heading !== undefined) return false;
  if (last.cells?.length !== next.cells?.length) return false;
  const parts = next.cells ?? [next.text];
  const before = last.cells ?? [last.text];
  return parts.every(
    (part, column) =>
      part === '' ||
      (!isNextLetter(before[column]!, part) &&
        /^[a-z]{2}|^[a-z] (?!\w\b)/.test(part) &&
        before[column] !== '' &&
        !/[.;:?!]$/.test(before[column]!)),
  );
}

function joined(last: SourceLine, next: SourceLine): SourceLine {
  const cells = last.cells?.map((cell, column) => [cell, next.cells![column]!].filter((each) => each !== '').join(' '));
  const text =
    cells === undefined
      ? `${last.text} ${next.text}`
      : cells
          .filter((cell) => cell !== '')
          .join(' | ')
          .replaceAll('\n', ' ');
  return { ...last, text, ...(cells === undefined ? {} : { cells }) };
}
