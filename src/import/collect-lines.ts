import type { SourceLine } from './source.ts';

/** How many columns a row may have; a wider one is no table that anybody reads. */
const widest = 100;
const tallest = 10_000;

interface Cell {
  paragraphs: string[];
  /** Columns, and rows, that it takes. */
  across: number;
  down: number;
}

/**
 * Collects paragraphs and rows in the order of a document. A table that holds a table is layout: what stood in its open cell
 * becomes lines, and the inner rows are rows. A cell that reaches over several rows is empty in all but its first.
 */
export class LineCollector {
  readonly lines: SourceLine[] = [];
  /** The words of the paragraph that is being read. */
  #words: string[] = [];
  #marker = '';
  #heading: number | undefined;
  #row: Cell[] | undefined;
  #inCell = false;
  /** For each column, the rows in which a cell from above still stands. */
  #above: number[] = [];

  /** Whether what follows stands apart from what was read last: an empty line parts them. */
  #apart = false;

  get inCell(): boolean {
    return this.#inCell;
  }
  add(text: string): void {
    this.#words.push(text);
  }
  /** The next paragraph is an item of a list: what stands before its words, unless they bring a mark of their own. */
  mark(marker: string, heading?: number): void {
    this.endParagraph();
    if (marker !== '') this.#apart = false;
    this.#marker = marker;
    this.#heading = heading;
  }
  /** A paragraph of its own ends or begins, unless it is in a cell. */
  part(): void {
    this.endParagraph();
    if (!this.#inCell) this.#apart = true;
  }
  startHeading(level: number): void {
    this.part();
    this.#heading = level;
  }
  endParagraph(): void {
    const said = tidy(this.#words.join(''));
    const heading = this.#heading;
    this.#words = [];
    this.#heading = undefined;
    if (said === '') return;
    const text = this.#marker === '' || hasOwnMark(said, this.#marker) ? said : `${this.#marker} ${said}`;
    this.#marker = '';
    if (this.#inCell) this.#row!.at(-1)!.paragraphs.push(text.replaceAll('\t', ' '));
    else this.#push(text, heading);
  }
  startTable(): void {
    this.endParagraph();
    this.#marker = '';
    this.#asLines();
    this.#apart = true;
    this.#above = [];
  }
  endTable(): void {
    this.endRow();
    this.#apart = true;
    this.#above = [];
  }
  startRow(): void {
    this.endRow();
    this.#row = [];
  }
  startCell(across = 1, down = 1): void {
    this.endCell();
    this.#row ??= [];
    this.#inCell = true;
    this.#row.push({ paragraphs: [], across: within(across, widest), down: within(down, tallest) });
  }
  /** The cell that is open takes several columns. */
  widen(across: number): void {
    const cell = this.#inCell ? this.#row?.at(-1) : undefined;
    if (cell !== undefined) cell.across = within(across, widest);
  }
  endCell(): void {
    this.endParagraph();
    this.#marker = '';
    this.#inCell = false;
  }
  endRow(): void {
    this.endCell();
    const row = this.#row;
    this.#row = undefined;
    if (row === undefined) return;
    const cells: string[] = [];
    const above: number[] = [];
    const passCovered = () => {
      while (cells.length < widest && (this.#above[cells.length] ?? 0) > 0) {
        above[cells.length] = this.#above[cells.length]! - 1;
        cells.push('');
      }
    };
    for (const { paragraphs, across, down } of row) {
      passCovered();
      for (let column = 0; column < across && cells.length < widest; column++) {
        above[cells.length] = down - 1;
        cells.push(column === 0 ? paragraphs.join('\n') : '');
      }
    }
    passCovered();
    this.#above = above;
    if (cells.every((cell) => cell === '')) return;
    const [only, second] = row;
    // A single cell over the whole width is a paragraph in a frame.
    if (second === undefined && only !== undefined && cells.length === only.across)
      for (const paragraph of only.paragraphs) this.#push(paragraph);
    else {
      this.#line((number) => rowOf(number, cells));
    }
  }
  /** The lines of the whole, once everything is read. */
  done(): SourceLine[] {
    this.endRow();
    return this.lines;
  }

  #push(text: string, heading?: number): void {
    this.#line((number) =>
      text.includes('\t')
        ? rowOf(number, text.split('\t'))
        : { number, text, ...(heading === undefined ? {} : { heading }) },
    );
  }
  #line(made: (number: number) => SourceLine): void {
    if (this.#apart && this.lines.length > 0) this.lines.push({ number: this.lines.length + 1, text: '' });
    this.#apart = false;
    this.lines.push(made(this.lines.length + 1));
  }
  /** What an open row holds, as lines of its own. */
  #asLines(): void {
    this.endCell();
    const row = this.#row ?? [];
    this.#row = undefined;
    for (const { paragraphs } of row) for (const paragraph of paragraphs) this.#push(paragraph);
  }
}

/** A row of a table as a line. */
export const rowOf = (number: number, cells: string[]): SourceLine => ({
  number,
  text: cells
    .filter((cell) => cell !== '')
    .map((cell) => cell.replaceAll('\n', ' '))
    .join(' | '),
  cells,
});

const within = (asked: number, most: number): number =>
  Number.isInteger(asked) ? Math.min(Math.max(asked, 1), most) : 1;

/** One line: runs of white space are a blank, but for tabs; what nobody sees is left out. */
export const tidy = (text: string): string =>
  text
    .replace(/\u00ad|[\u200b-\u200d]|\u2060|\ufeff/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
    .replace(/[^\S\t]+/g, ' ')
    .replace(/ ?\t ?/g, '\t')
    .trim();

/** Whether words bring a number, letter or bullet of their own, so that the list's would be a second one. */
const hasOwnMark = (text: string, marker: string): boolean =>
  /^(?:\(?[0-9]+(?:\.[0-9]+)*[.)]|[0-9]+(?:\.[0-9]+)+\b|\(?[a-z][.)]|[•–*-])\s?/i.test(text) ||
  // Beside a bullet, an id such as K1 is a mark too.
  (marker === '•' && /^[A-Z]{1,3}[0-9]+\b/.test(text));
