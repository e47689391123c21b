import type { Result } from '../../model/result.ts';

/** The result itself, as one JSON object. */
export const json = (result: Result): string => jsonText(result);

/**
 * A value as indented JSON. What a CI runner would take for a command (`##[`), and the characters that JSON leaves as they are
 * but a terminal obeys or shows in another order, are written with escapes that mean the same.
 */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2)
    .replaceAll('##[', '##\\u005b')
    .replace(
      /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )}\n`;
