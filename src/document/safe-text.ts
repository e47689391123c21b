import { stripVTControlCharacters } from 'node:util';

/**
 * Text of a learner's file that can do nothing to a terminal or to a CI log: one line, no escapes, no control or direction
 * characters, and nothing that a runner would take for a command.
 */
export function oneLine(text: string): string {
  if (isHarmless(text)) return text;
  return withoutCommands(
    stripVTControlCharacters(text)
      .replace(/[\t\n\r]+/g, ' ')
      .replace(
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
        /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu,
        '�',
      ),
  );
}

/** Nearly every text is written in nothing but letters, signs and blanks of which none does anything. */
const isHarmless = (text: string): boolean => !/[^ -~\u00a0-\u02ff\u2010-\u2027]|::|##\[/.test(text);

/**
 * GitHub's runner obeys `::error::…` at the beginning of a line, spaces before it or not, and `##[error]…` anywhere in one. A
 * long text may be wrapped at any space, so a word must not begin so either. As wide as before: code frames point at columns.
 */
export const withoutCommands = (text: string): string =>
  text.replace(/(?<!\S)::/g, '∶:').replace(/##\[(?=[a-z-]+[\s\]])/gi, '##(');
