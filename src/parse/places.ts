import { BodyWords } from './body-words.ts';
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
 * begin and end where words of the body do, and are more than a letter. `known`: the places that will be asked for.
 */
export function placeFinder(
  files: readonly string[],
  body: SourceText,
  { wholeWords = false, known }: { wholeWords?: boolean; known?: readonly string[] } = {},
): (place: string) => Place {
  let text: BodyWords | undefined;
  const named = new Set(files);
  const longest = Math.max(0, ...files.map((each) => each.length));
  /** The longest of the files with which a place begins. */
  const fileIn = (place: string): string | undefined => {
    let end = place.length <= longest ? place.length : place.lastIndexOf(' ', longest);
    while (end > 0 && !named.has(place.slice(0, end))) end = place.lastIndexOf(' ', end - 1);
    return end > 0 ? place.slice(0, end) : undefined;
  };

  const findWords = (words: string): number | undefined => {
    text ??= new BodyWords(body.text, known);
    const at = wholeWords ? text.findWhole(words) : text.find(words);
    return at === undefined ? undefined : body.position(at).line;
  };

  return (place) => {
    const file = fileIn(place);
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
    if (file === undefined && looksLikeFile && !named.has(first)) return { kind: 'file-missing', file: first };
    return { kind: 'not-found', words: place };
  };
}
