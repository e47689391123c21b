import stringWidth from 'string-width';

/** Columns that a text takes on a terminal. Letters of western Europe and the signs of reports, nearly all there is, need no Unicode tables. */
export function widthOf(text: string): number {
  if (/^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2500-\u257f○●◐✖✔↺]*$/.test(text)) return text.length;
  let width = 0;
  for (let from = 0; from < text.length; ) {
    const to = from + pieceAt(text, from);
    width += stringWidth(text.slice(from, to));
    from = to;
  }
  return width;
}

/** Characters that are measured at once: for each that it sees, a segmenter looks at all that it was given. */
const mostAtOnce = 256;

/** How many characters from a place are measured next: as many as there may be, less the last, of which more may follow. */
function pieceAt(text: string, from: number): number {
  if (text.length - from <= mostAtOnce) return text.length - from;
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(from + mostAtOnce - 1));
  const piece = text.slice(from, from + mostAtOnce - (isHalf ? 1 : 0));
  segmenter ??= new Intl.Segmenter();
  // One that fills the piece has no end that anybody could see.
  return segmenter.segment(piece).containing(piece.length - 1)?.index || piece.length;
}
let segmenter: Intl.Segmenter | undefined;

/** Words that would take more lines than this are no path and no address, and are broken. */
const mostLines = 3;

/** Breaks a text at spaces into lines of at most `width` columns; a longer word keeps a line to itself, a far longer one is broken. */
export const wrap = (text: string, width: number): string[] =>
  lineRanges(text, width, width, mostLines).map(([from, to]) => text.slice(from, to));

/**
 * Where each line of a text begins and ends when it is broken at spaces into lines of at most `first` columns, and those after the
 * first of at most `rest`. A word that would take more than `lines` lines is broken.
 */
export function lineRanges(text: string, first: number, rest = first, lines = 1): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  let [from, to, used, room] = [0, 0, 0, first];
  const add = (start: number, end: number, columns: number, gap: number) => {
    if (to > from && used + gap + columns > room) {
      ranges.push([from, to]);
      [from, used, room] = [start, columns, rest];
    } else if (to > from) used += gap + columns;
    else [from, used] = [start, columns];
    to = end;
  };
  let at = 0;
  for (const word of text.split(' ')) {
    const columns = widthOf(word);
    if (columns <= Math.min(first, rest) * lines) add(at, at + word.length, columns, 1);
    else {
      let start = at;
      for (const character of word) {
        add(start, start + character.length, widthOf(character), start === at ? 1 : 0);
        start += character.length;
      }
    }
    at += word.length + 1;
  }
  return [...ranges, [from, to]];
}

/** The same with every line after the first indented by two columns. */
export function wrapHanging(written: string, width: number): string[] {
  const text = written.trim();
  const [first = ''] = wrap(text, width);
  const rest = text.slice(first.length).trimStart();
  return rest === '' ? [first] : [first, ...wrap(rest, width - 2).map((line) => `  ${line}`)];
}

/** Text padded with spaces to a width in columns; longer text is cut and says so with an ellipsis. */
export function padTo(text: string, width: number): string {
  const now = widthOf(text);
  if (now <= width) return text + ' '.repeat(width - now);
  let cut = '';
  let used = 0;
  for (const character of text) {
    const columns = widthOf(character);
    if (used + columns > width - 1) break;
    cut += character;
    used += columns;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - used - 1))}`;
}
