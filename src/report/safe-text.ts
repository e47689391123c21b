import { stripVTControlCharacters } from 'node:util';

/** Text of a learner's file that can do nothing to a terminal: one line, no escapes, no control or direction characters. */
export function oneLine(text: string): string {
  return (
    stripVTControlCharacters(text)
      .replace(/[\t\n\r]+/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
      .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g, '�')
  );
}
