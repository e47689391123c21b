import type { CST } from 'yaml';
import { withoutCurly } from './typographic-quotes.ts';

/** What somebody wrote who got an error of the parser, with what to write instead. */
export interface Slip {
  message?: string;
  help: string;
}

/** The slip behind a parser's error, where the line tells it. */
export function slipIn(text: string, offset: number, code: string): Slip | undefined {
  // The parser points behind the line when it is the end that surprises it.
  for (const at of [offset, offset - 1]) {
    const line = lineAt(text, at);
    const spaced = /:\u00a0/.exec(line);
    if (spaced !== null)
      return {
        message: 'a no-break space stands after the colon',
        help: 'replace it by an ordinary space; word processors put it there',
      };
    const [, before, value] = /^\s*((?:- )*(?:[A-Za-z][\w-]*: +)?)(\S.*)$/.exec(line) ?? [];
    if (before === undefined || before === '' || value === undefined) continue;
    const whole = value.trimEnd();
    if (code === 'BLOCK_AS_IMPLICIT_KEY' && /^[^"'[{|>&*!%@`#].*: ./.test(whole)) {
      const bare = withoutCurly(whole);
      const write = `${before}${quoted(bare)}`;
      return { help: `${bare === whole ? 'put the text in quotes' : 'use straight quotes'}${shown(write)}` };
    }
    if (code === 'UNEXPECTED_TOKEN' && /^["'[{]/.test(whole)) {
      const [, , inner] = /^(["'])(.*)\1$/.exec(whole) ?? [];
      const isApostrophe = inner !== undefined && whole.startsWith("'");
      return {
        message: isApostrophe
          ? 'the apostrophe ends the text, and more stands behind it'
          : `the ${whole[0]} ends before the text does, and more stands behind it`,
        help: `put the whole text in quotes${shown(`${before}${quoted(inner ?? whole)}`)}`,
      };
    }
  }
  return undefined;
}

/** What to write instead, where it is no longer than a line that somebody reads. */
const shown = (line: string): string => (line.length < longest ? `: ${line}` : '');
const longest = 200;

/** A quote or bracket that was opened and not closed: everything after it is read as part of it. */
export function unclosedIn(tokens: readonly CST.Token[], text: string): (Slip & { at: number }) | undefined {
  const quotes: { offset: number; source: string; isOpen: boolean }[] = [];
  let bracket: number | undefined;
  const open: CST.Token[] = [...tokens].reverse();
  // Iterative: what is at fault may be nested without measure.
  while (open.length > 0) {
    const token = open.pop()!;
    if (token.type === 'document' && token.value) open.push(token.value);
    if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
      const { offset, source } = token;
      quotes.push({ offset, source, isOpen: source.length < 2 || !source.endsWith(source[0]!) });
    }
    if (token.type === 'flow-collection') {
      const closing = token.start.type === 'flow-seq-start' ? 'flow-seq-end' : 'flow-map-end';
      if (!token.end.some(({ type }) => type === closing)) bracket = Math.max(bracket ?? 0, token.start.offset);
    }
    if ('items' in token) {
      for (const item of [...token.items].reverse()) {
        if (item.value) open.push(item.value);
        if ('key' in item && item.key) open.push(item.key);
      }
    }
  }
  // A quote that took keys for its text was meant to be closed before them, even where a later quote closes it.
  const quote = quotes.find(({ source, isOpen }) => isOpen || /\n[ \t]*(?:- )?[A-Za-z][\w-]*:(?=\s)/.test(source));
  const at = quote?.offset ?? bracket;
  if (at === undefined) return undefined;
  const sign = text[at]!;
  const [line = ''] = text.slice(at).split('\n', 1);
  const written = lineAt(text, at)
    .slice(0, at - (text.lastIndexOf('\n', at - 1) + 1))
    .trimStart();
  const message = `the ${sign} that opens here is not closed`;
  const closing = { '[': ']', '{': '}' }[sign] ?? sign;
  const rest = line.slice(1).trimEnd();
  if (quote === undefined && /(^|\s|[[{,])#/.test(rest))
    return { at, message, help: `a # begins a comment, which hides the ${closing}: take the # away` };
  const isSimple = rest !== '' && rest.length < longest && !/[[\]{}"']/.test(rest);
  return {
    at,
    message,
    help: isSimple
      ? `close it: write ${written}${sign}${rest.replace(/,$/, '')}${closing}`
      : `put a ${closing} where it ends`,
  };
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}

/** A text as YAML in quotes. */
export const quoted = (text: string): string =>
  text.includes('"') || text.includes('\\') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
