/** Makes headings of a document, each with other words than every earlier one, so that a link to it is not ambiguous. */
export function headingMaker(): (level: number, text: string) => string {
  const seen = new Map<string, number>();
  return (level, text) => {
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return `${'#'.repeat(level)} ${times === 1 ? text : `${text} (${times})`}`;
  };
}
