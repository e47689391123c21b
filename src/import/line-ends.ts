/** Puts lines together, and remembers which hyphens at their ends it took away. */
export interface Hyphens {
  join: (line: string, next: string) => string;
  notes: string[];
}

/** Beginnings of words that keep their hyphen. */
const firm =
  /^(?:self|non|un|co|re|pre|well|ex|multi|semi|long|short|high|low|full|part|on|off|up|end|day|face|one|two|step|hands?|not)$/i;

/**
 * A hyphen at the end of a line is the word's own where the document has the word with it elsewhere, or where it stands behind a
 * beginning that keeps one; every other was made by the line, and goes.
 */
export function bestHyphens(lines: readonly { atoms: readonly { text: string }[] }[]): Hyphens {
  const words = new Set<string>();
  for (const { atoms } of lines)
    for (const { text } of atoms)
      for (const word of text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []) words.add(word);
  const removed = new Set<string>();
  const notes: string[] = [];
  return {
    notes,
    join(line, next) {
      const [, before] = /(?:^|[\s(“‘/])(\p{L}{1,40})-$/u.exec(line.slice(-50)) ?? [];
      const [after] = /^\p{Ll}{1,40}/u.exec(next) ?? [];
      if (before === undefined || after === undefined)
        return /\p{L}-$/u.test(line) ? `${line}${next}` : `${line} ${next}`;
      const whole = `${before}${after}`.toLowerCase();
      const hyphened = `${before}-${after}`.toLowerCase();
      // "not-" and "for-profit": what goes on with a hyphen is a word of several.
      const goesOn = /^\p{Ll}{1,40}-\p{Ll}/u.test(next);
      if (!words.has(whole) && (goesOn || words.has(hyphened) || firm.test(before))) return `${line}${next}`;
      if (!words.has(whole) && !removed.has(whole)) {
        removed.add(whole);
        notes.push(`“${before}-” at the end of a line and “${after}” are read as “${before}${after}”`);
      }
      return `${line.slice(0, -1)}${next}`;
    },
  };
}
