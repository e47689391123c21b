import { oneLine } from './safe-text.ts';

/** Text of a learner's file as the content of an HTML element: these very words on one line, and no markup. */
export const htmlText = (text: string): string => oneLine(text).replace(/[&<>]/g, (character) => entities[character]!);

/** The same as an attribute's value, without the quotes round it. */
export const htmlAttribute = (text: string): string =>
  oneLine(text).replace(/[&<>"'`]/g, (character) => entities[character]!);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
