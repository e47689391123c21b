import type { Result } from '../model/result.ts';

/** The result itself, as one JSON object. */
export const json = (result: Result): string => jsonText(result);

/** A value as indented JSON; what a CI runner would take for a command (`##[`) is written with an escape that means the same. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replaceAll('##[', '##\\u005b')}\n`;
