/** The slip behind a parser's error, where the line tells it, with what to write instead. */
export function slipIn(text: string, offset: number, code: string): { message?: string; help: string } | undefined {
  // The parser points behind the line when it is the end that surprises it.
  for (const at of [offset, offset - 1]) {
    const line = lineAt(text, at);
    const spaced = /:\u00a0/.exec(line);
    if (spaced !== null)
      return {
        message: 'a no-break space stands after the colon',
        help: 'replace it by an ordinary space; word processors put it there',
      };
    const [, key, value] = /^\s*(?:- )?([A-Za-z][\w-]*): +([^"'[{|>&*!%@`#].*: .*)$/.exec(line) ?? [];
    if (code === 'BLOCK_AS_IMPLICIT_KEY' && key !== undefined && value !== undefined)
      return { help: `put the text in quotes: ${key}: ${quoted(value.trimEnd())}` };
  }
  return undefined;
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}

/** A text as YAML in quotes. */
const quoted = (text: string): string =>
  text.includes('"') || text.includes('\\') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
