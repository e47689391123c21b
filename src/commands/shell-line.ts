/** A line typed at bash, up to the cursor, as words; the last may be empty, or stand in a quote that is still open. */
export interface ShellLine {
  words: string[];
  /** The last word as it was typed. */
  typed: string;
  /** The quote that is open at the end, and how much of the last word stands before it. */
  quote: '"' | "'" | '';
  beforeQuote: number;
}

/** Takes a line apart as bash does: quotes and backslashes are understood, and nothing is expanded. */
export function readShellLine(line: string): ShellLine {
  const found: ShellLine = { words: [], typed: '', quote: '', beforeQuote: 0 };
  let word = '';
  let isStarted = false;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at]!;
    const isSpace = /\s/.test(letter) && found.quote === '';
    if (isSpace) {
      if (isStarted) found.words.push(word);
      word = '';
      found.typed = '';
      isStarted = false;
      continue;
    }
    isStarted = true;
    found.typed += letter;
    const isQuote = letter === '"' || letter === "'";
    const next = line[at + 1];
    if (letter === found.quote) found.quote = '';
    else if (isQuote && found.quote === '') {
      found.quote = letter;
      found.beforeQuote = word.length;
    } else if (letter === '\\' && next !== undefined && escapes(next, found.quote)) {
      word += next;
      found.typed += next;
      at++;
    } else word += letter;
  }
  return { ...found, words: [...found.words, word] };
}

const escapes = (letter: string, quote: ShellLine['quote']): boolean =>
  quote === '' || (quote === '"' && '"\\$`'.includes(letter));

/**
 * A word as bash is to put it in place of the last one: escaped as the open quote asks, and without what stands before the part that
 * readline replaces (`part`: after a quote, or after a sign such as = or :).
 */
export function forBash(word: string, { typed, quote, beforeQuote }: ShellLine, part: string): string {
  if (quote === "'") return word.slice(beforeQuote).replaceAll("'", "'\\''");
  if (quote === '"') return word.slice(beforeQuote).replace(/["\\$`]/g, '\\$&');
  const escaped = word.replace(/[^\p{L}\p{N}_@%+=:,./-]/gu, '\\$&');
  // Where nothing stands behind the sign yet, bash calls the sign itself the word.
  const replaced = /^[=:@]$/.test(part) ? '' : part;
  const before = typed.endsWith(replaced) ? typed.slice(0, typed.length - replaced.length) : '';
  return escaped.startsWith(before) ? escaped.slice(before.length) : escaped;
}
