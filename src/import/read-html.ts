import { LineCollector } from './collect-lines.ts';
import { tokensOf } from './markup.ts';
import type { SourceLine } from './source.ts';

/** What stands in these is not for whoever reads the page, or is there to get to other pages. */
const unseen: ReadonlySet<string> = new Set('head template svg math noscript select object nav footer'.split(' '));
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body br center dd details div dl dt fieldset figcaption figure form header hr html legend main p pre section summary'.split(
    ' ',
  ),
);

/** HTML as lines: paragraphs, headings, items of lists, rows of tables. No script is run and nothing is fetched. */
export function readHtml(source: string): SourceLine[] {
  const out = new LineCollector();
  const lists: List[] = [];
  let unseenDepth = 0;
  let unseenName = '';
  for (const token of tokensOf(source, 'html')) {
    if (unseenDepth > 0) {
      if (token.kind === 'open' && token.name === unseenName && !token.empty) unseenDepth++;
      // A body ends a head that nobody closed.
      if (token.kind === 'open' && token.name === 'body') unseenDepth = 0;
      if (token.kind === 'close' && token.name === unseenName) unseenDepth--;
      continue;
    }
    if (token.kind === 'text') {
      out.add(token.text.replace(/\s+/g, ' '));
      continue;
    }
    const { name } = token;
    const isOpen = token.kind === 'open';
    if (isOpen && unseen.has(name) && !token.empty) {
      unseenDepth = 1;
      unseenName = name;
    } else if (blocks.has(name)) {
      // What stands in a list is kept together.
      if (name === 'br' || lists.length > 0) out.endParagraph();
      else out.part();
    } else if (/^h[1-6]$/.test(name)) {
      if (isOpen) out.startHeading(Number(name[1]));
      else out.part();
    } else if (name === 'ul' || name === 'ol' || name === 'menu') {
      out.endParagraph();
      if (isOpen) lists.push(listOf(name, token.attribute('type'), token.attribute('start')));
      else if (lists.pop() !== undefined && lists.length === 0) out.part();
    } else if (name === 'li') {
      if (isOpen) out.mark(markerOf(lists.at(-1), token.attribute('value')));
      else out.mark('');
    } else if (name === 'table') {
      if (isOpen) out.startTable();
      else out.endTable();
    } else if (name === 'tr') {
      if (isOpen) out.startRow();
      else out.endRow();
    } else if (name === 'td' || name === 'th') {
      if (isOpen) out.startCell(Number(token.attribute('colspan') ?? 1), Number(token.attribute('rowspan') ?? 1));
      else out.endCell();
    } else if (name === 'caption') out.endParagraph();
  }
  return out.done();
}

interface List {
  type: string;
  next: number;
}

const listOf = (name: string, type: string | undefined, start: string | undefined): List => ({
  type: name === 'ol' ? (type ?? '1') : '',
  next: start !== undefined && /^\d{1,6}$/.test(start) ? Number(start) : 1,
});

/** What a browser shows before an item. */
function markerOf(list: List | undefined, value: string | undefined): string {
  if (list === undefined || list.type === '') return '•';
  if (value !== undefined && /^\d{1,6}$/.test(value)) list.next = Number(value);
  const number = list.next++;
  if (list.type === '1') return `${number}.`;
  const format = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }[list.type] ?? 'decimal';
  return `${numeral(number, format)})`;
}

/** A number in a format, by the names that word processors have for them. */
export function numeral(number: number, format: string): string {
  const capital = format.startsWith('upper');
  const written = /Letter$/.test(format)
    ? letters(number)
    : /Roman$/.test(format)
      ? roman(number)
      : format === 'decimalZero'
        ? String(number).padStart(2, '0')
        : String(number);
  return capital ? written.toUpperCase() : written;
}

/** a … z, then aa, bb … as word processors go on. */
const letters = (number: number): string =>
  number < 1 || number > 26 * 9
    ? String(number)
    : String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));

function roman(number: number): string {
  if (number < 1 || number > 399) return String(number);
  const digits: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = number;
  let written = '';
  for (const [value, digit] of digits)
    while (left >= value) {
      written += digit;
      left -= value;
    }
  return written;
}
