import stringWidth from 'string-width';

/** Columns that a text takes on a terminal. Plain ASCII, nearly all there is, needs no Unicode tables. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
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
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').flatMap((each) => piecesOf(each, width))) {
    const columns = widthOf(word);
    if (line !== '' && used + 1 + columns > width) {
      lines.push(line);
      line = word;
      used = columns;
    } else {
      used += columns + (line === '' ? 0 : 1);
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function piecesOf(word: string, width: number): string[] {
  if (word.length <= width * mostLines) return [word];
  const pieces: string[] = [];
  let used = width;
  for (const character of word) {
    const columns = widthOf(character);
    if (used + columns > width) {
      pieces.push('');
      used = 0;
    }
    pieces[pieces.length - 1] += character;
    used += columns;
  }
  return pieces;
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
