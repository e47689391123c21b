import stringWidth from 'string-width';

/** Columns that a text takes on a terminal. Plain ASCII, nearly all there is, needs no Unicode tables. */
export const widthOf = (text: string): number => (/^[ -~]*$/.test(text) ? text.length : stringWidth(text));

/** Breaks a text at spaces into lines of at most `width` columns; a longer word keeps a line to itself. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
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

/** The same with every line after the first indented by two columns. */
export function wrapHanging(written: string, width: number): string[] {
  const text = written.trim();
  const [first = ''] = wrap(text, width);
  const rest = text.slice(first.length + 1);
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
