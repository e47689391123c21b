import stringWidth from 'string-width';

/** Breaks a text at spaces into lines of at most `width` columns; a longer word keeps a line to itself. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Text padded with spaces to a width in columns; longer text is cut and says so with an ellipsis. */
export function padTo(text: string, width: number): string {
  const now = stringWidth(text);
  if (now <= width) return text + ' '.repeat(width - now);
  let cut = '';
  for (const character of text) {
    if (stringWidth(cut) + stringWidth(character) > width - 1) break;
    cut += character;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - stringWidth(cut) - 1))}`;
}
