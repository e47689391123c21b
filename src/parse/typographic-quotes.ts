/** A text without the curly quotes round it, which word processors put where YAML wants straight ones. */
export const withoutCurly = (text: string): string => text.replace(/^[‘’‚“”„«‹]+|[‘’“”»›]+$/gu, '').trim();

/** Help for a value that stands in typographic quotes; undefined where it does not. */
export function aboutCurly(text: string): string | undefined {
  const bare = withoutCurly(text);
  return bare === '' || bare === text.trim() ? undefined : `the typographic quotes are part of the text: write ${bare}`;
}
