import { parseXml } from '../formats/xml.ts';

/** What may stand in no text that people read: characters that steer a terminal, or turn the reading direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;
const csv = /^(?:(?:[^",\r\n]*|"(?:[^"]|"")*")(?:,(?:[^",\r\n]*|"(?:[^"]|"")*"))*\r?\n)*$/;
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  json: JSON.parse,
  sarif: JSON.parse,
  gitlab: JSON.parse,
  rdjson: JSON.parse,
  junit: parseXml,
  'matrix csv': (text) => {
    if (!csv.test(text)) throw new Error('it is no table of values');
  },
};
const pages = new Set(['page', 'sheet page']);

/**
 * What is wrong with a report as its reader takes it: JSON and XML must be such, a page has the scripts and styles of `pristine`,
 * the page of a workspace to which nothing was done, and nothing else steers a terminal.
 */
export function faultOf(name: string, text: string, pristine = ''): string | undefined {
  if (typeof text !== 'string') return 'it is no text';
  const read = readers[name];
  try {
    read?.(text);
  } catch (error) {
    return (error as Error).message.slice(0, 200);
  }
  if (pages.has(name) && sections(text) !== sections(pristine)) return 'it has other scripts than it should';
  const found = read === undefined ? steering.exec(text)?.[0] : undefined;
  if (found !== undefined) return `it holds U+${found.codePointAt(0)?.toString(16).padStart(4, '0')}`;
  return /\p{Surrogate}/u.test(text) ? 'it holds half a character' : undefined;
}
const sections = (page: string): string => [...page.matchAll(/<\/?(?:script|style)\b/gi)].join(' ');
