import { locatorForm } from './locators.ts';
import type { SourceText } from './source-text.ts';

/** What `@ PLACE` leads to: a file (and where in it), words of the body, or nothing, in one of two ways. */
export type Place =
  | { kind: 'file'; file: string; at?: string }
  | { kind: 'words'; words: string; line: number }
  | { kind: 'file-missing'; file: string }
  | { kind: 'not-found'; words: string };

const page = /^(?:pp?\.|pages?)\s*\d+(?:\s*[-–]\s*\d+)?$/i;
const time = /^\d{1,2}:\d{2}(?::\d{2})?(?:\s*[-–]\s*\d{1,2}:\d{2}(?::\d{2})?)?$/;
const isPageOrTime = (words: string) => page.test(words) || time.test(words);

/**
 * Finds the places that claims of one item name; the body is searched only when a claim names words of it. `wholeWords`: the words
 * begin and end where words of the body do, and are more than a letter.
 */
export function placeFinder(
  files: readonly string[],
  body: SourceText,
  { wholeWords = false }: { wholeWords?: boolean } = {},
): (place: string) => Place {
  let stripped: { text: string; offsets: number[] } | undefined;
  const longestFirst = [...files].sort((a, b) => b.length - a.length);

  const findWords = (words: string): number | undefined => {
    stripped ??= withoutLocators(body.text);
    const parts = words
      .replace(locatorForm, '')
      .split(/\s+/)
      .filter((part) => part !== '');
    if (parts.length === 0 || (wholeWords && !moreThanALetter.test(parts.join('')))) return undefined;
    const pattern = parts.map((part) => asPattern(part)).join('\\s+');
    const match = (wholeWords ? asWholeWords(pattern) : new RegExp(pattern)).exec(stripped.text);
    return match === null ? undefined : body.position(stripped.offsets[match.index]!).line;
  };

  return (place) => {
    const file = longestFirst.find((each) => place === each || place.startsWith(`${each} `));
    if (file !== undefined) {
      const at = place.slice(file.length).trim();
      if (at === '') return { kind: 'file', file };
      if (isPageOrTime(at)) return { kind: 'file', file, at };
    }
    const [only, ...others] = files;
    if (only !== undefined && others.length === 0 && isPageOrTime(place))
      return { kind: 'file', file: only, at: place };
    const line = findWords(place);
    if (line !== undefined) return { kind: 'words', words: place, line };
    const first = place.split(/\s+/)[0] ?? '';
    const looksLikeFile = first.includes('/') || /\.(?=[A-Za-z0-9]{1,10}$)[0-9]*[A-Za-z]/.test(first);
    if (file === undefined && looksLikeFile && !files.includes(first)) return { kind: 'file-missing', file: first };
    return { kind: 'not-found', words: place };
  };
}

const moreThanALetter = /[\p{L}\p{N}].*[\p{L}\p{N}]/u;
/** No letter or digit goes on into another, before or behind. */
const asWholeWords = (pattern: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}](?=[\\p{L}\\p{N}]))${pattern}(?!(?<=[\\p{L}\\p{N}])[\\p{L}\\p{N}])`, 'u');

/** The body without its locators, and for each character left, its offset in the body. */
function withoutLocators(text: string): { text: string; offsets: number[] } {
  const offsets: number[] = [];
  let kept = '';
  let from = 0;
  const keep = (to: number) => {
    for (let at = from; at < to; at++) offsets.push(at);
    kept += text.slice(from, to);
  };
  for (const match of text.matchAll(locatorForm)) {
    keep(match.index);
    from = match.index + match[0].length;
  }
  keep(text.length);
  return { text: kept, offsets };
}

/** A text as a regular expression that matches just that text. */
export const asPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
