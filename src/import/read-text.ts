import { laidOutRows } from './laid-out.ts';
import type { Source, SourceLine } from './source.ts';

/** Characters of a document that are read: a unit has some ten thousand. */
const lengthLimit = 4_000_000;

/**
 * Plain text and Markdown. A line with tabs, or of a Markdown table, is a row; tags within a line (`<p>`, `<li>`, `<td>`),
 * as text made from web pages has them, part its lines and cells. Empty lines are kept, for they part paragraphs.
 */
export function readText(text: string, name: string): Source {
  const raw = text
    .slice(0, lengthLimit)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\f|\u2028|\u2029/g, '\n')
    .split('\n');
  const rows = new Map(laidOutRows(raw).map((row) => [row.from, row]));
  const lines: SourceLine[] = [];
  for (let index = 0; index < raw.length; index++) {
    const row = rows.get(index);
    if (row === undefined) lines.push(...linesOf(raw[index]!, index + 1));
    else {
      lines.push(
        rowOf(
          index + 1,
          row.cells.map((cell) => cell.split('\n').map(words).join('\n')),
        ),
      );
      index = row.to - 1;
    }
  }
  return { name, lines };
}

function linesOf(raw: string, number: number): SourceLine[] {
  const [, marks = '', headed] = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(raw) ?? [];
  if (headed !== undefined && !headed.includes('\t'))
    return [{ number, text: words(headed.replace(/[ \t]+#+[ \t]*$/, '')), heading: marks.length }];
  const cells = cellsOf(raw);
  if (cells !== undefined) {
    // Two blanks in a cell stand where a bullet or line end was lost.
    const read = cells.map((cell) => cellText(cell.replace(/(?<=\S) {2,}(?=\S)/g, '<br>')));
    return [rowOf(number, read)];
  }
  return cellText(raw)
    .split('\n')
    .map((text) => ({ number, text }));
}

/** A row of a table; the line's text is what its cells say. */
export const rowOf = (number: number, cells: string[]): SourceLine => ({
  number,
  text: cells
    .map((cell) => cell.replaceAll('\n', ' '))
    .filter((cell) => cell !== '')
    .join(' | '),
  cells,
});

/** Before an id in the middle of a line, blanks that part two columns. */
const fused = /(?<=\S) {3,}(?=\d{1,2}\.\d{1,2}[.):]? {1,4}\S)/;

function cellsOf(raw: string): string[] | undefined {
  if (raw.length < 400 && fused.test(raw) && !raw.includes('\t')) return raw.split(fused);
  if (/<t[dh][\s>]/i.test(raw)) return raw.split(/<t[dh](?:\s[^>]{0,200})?>/i).slice(1);
  if (raw.includes('\t') && raw.trim() !== '') return raw.split('\t');
  if (/^ {0,3}\|.*\|[ \t]*$/.test(raw) && raw.trim().length > 2) {
    const cells = raw
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/);
    return cells.every((cell) => /^[ \t]*:?-+:?[ \t]*$/.test(cell)) ? [] : cells;
  }
  return undefined;
}

/** The text of a cell or line: tags that part lines become line ends, others go, every line has its blanks folded. */
function cellText(raw: string): string {
  const parted = raw.includes('<')
    ? raw
        .replace(/<li(?:\s[^<>]{0,200})?>/gi, '\n• ')
        .replace(/<(?:br|\/?p|\/?div|\/?ul|\/?ol|\/li|\/?h[1-6])(?:\s[^<>]{0,200})?\/?>/gi, '\n')
    : raw;
  const lines = parted.split('\n').map(words);
  return lines.length === 1 ? lines[0]! : lines.filter((line) => line !== '').join('\n');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  hellip: '…',
  middot: '·',
  eacute: 'é',
  pound: '£',
};

/** One line without markup: blanks folded, invisible characters gone, ligatures of typesetters as the letters they stand for. */
export function words(raw: string): string {
  let text = raw;
  if (text.includes('<')) text = text.replace(/<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,300})?\/?>/gi, ' ');
  if (text.includes('&'))
    text = text
      .replace(/&#(\d{1,7});/g, (whole, code) => character(Number(code)) ?? whole)
      .replace(/&#x([0-9a-f]{1,6});/gi, (whole, code) => character(Number.parseInt(code, 16)) ?? whole)
      .replace(/&([a-z]{2,8});/gi, (whole, name) => named[name.toLowerCase()] ?? whole);
  text = text
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a text may hold them, a specification may not
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
  return withoutEmphasis(text.replace(/\p{Cs}/gu, ''));
}

const character = (code: number): string | undefined =>
  code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;

/** Without the stars and underlines of Markdown's emphasis; a lone star, a bullet, stays. */
const withoutEmphasis = (text: string): string =>
  text.length < 20_000 && (text.includes('*') || text.includes('_')) && !/[*_]{4}/.test(text)
    ? text
        .replace(/\*\*\*?(?=\S)([^*]{1,2000}?)(?<=\S)\*\*\*?/g, '$1')
        .replace(/(?<![*\w])\*(?=[^\s*])([^*]{1,2000}?)(?<=\S)\*(?!\w)/g, '$1')
        .replace(/(?<![\w])_{1,2}(?=[^\s_])([^_]{1,2000}?)(?<=\S)_{1,2}(?!\w)/g, '$1')
        .replace(/\\([.*_#()[\]])/g, '$1')
    : text;
