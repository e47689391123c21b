import type { Block, Style, Words } from './blocks.ts';
import { oneLine } from './safe-text.ts';

/** A stretch of a line that looks the same all over: plain text, made harmless, or what a kind of output makes of it by itself. */
export interface Run {
  text: string;
  styles: readonly Style[];
  /** The file that the text leads to. */
  path?: string | undefined;
  /** What is said to whoever cannot see the text, which is a glyph. */
  hidden?: string | undefined;
}

interface Saying {
  /** Symbols are said in words. */
  heard?: boolean;
  /** The styles that can be told apart; default: all. */
  styles?: readonly Style[];
  /** Whether short words stand for long ones. */
  brief?: boolean;
  /** For a page: links, and glyphs that are told from text. */
  page?: boolean;
}

/** Words as stretches, neighbours that look alike made one. */
export function runsOf(words: Words, saying: Saying = {}): Run[] {
  const runs: Run[] = [];
  addTo(runs, words, saying, plain);
  return runs;
}

type Look = Omit<Run, 'text'>;
const plain: Look = { styles: [] };

function addTo(runs: Run[], words: Words, saying: Saying, look: Look): void {
  if (!words) return;
  if (typeof words === 'string') {
    say(runs, oneLine(words), look);
    return;
  }
  if (!('kind' in words)) {
    for (const each of words) addTo(runs, each, saying, look);
    return;
  }
  switch (words.kind) {
    case 'styled':
      addTo(runs, words.of, saying, styled(look, words.style, saying));
      break;
    case 'link':
      addTo(runs, words.of, saying, saying.page ? { ...look, path: words.path } : look);
      break;
    case 'either':
      say(runs, oneLine(saying.heard ? words.heard : words.seen), look);
      break;
    case 'brief':
      say(runs, oneLine(saying.brief ? words.short : words.full), look);
      break;
    case 'sign': {
      const toned = words.tone === undefined ? look : styled(look, words.tone, saying);
      const said = oneLine(words.words);
      if (saying.heard) say(runs, said, toned);
      else {
        say(runs, words.glyph, saying.page ? { ...toned, hidden: words.alone ? said : '' } : toned);
        if (!words.alone) say(runs, ` ${said}`, toned);
      }
    }
  }
}

function say(runs: Run[], text: string, look: Look): void {
  const { styles, path, hidden } = look;
  if (text === '' && hidden === undefined) return;
  const last = runs[runs.length - 1];
  if (last !== undefined && looksLike(last, look)) last.text += text;
  else runs.push({ text, styles, path, hidden });
}

const styled = (look: Look, style: Style, { styles }: Saying): Look =>
  styles === undefined || styles.includes(style) ? { ...look, styles: [...look.styles, style] } : look;

const looksLike = (a: Look, b: Look): boolean =>
  a.hidden === undefined &&
  b.hidden === undefined &&
  a.path === b.path &&
  a.styles.length === b.styles.length &&
  a.styles.every((style, index) => style === b.styles[index]);

/** The text alone, on one line. */
export const textOf = (words: Words, options?: Saying): string =>
  runsOf(words, options)
    .map(({ text }) => text)
    .join('');

/** A quotation with the place it is from before it. */
export const quoted = ({ of, from }: Extract<Block, { kind: 'quotation' }>): Words =>
  textOf(from) === '' ? of : [from, ': ', of];

/** Of code, each line harmless, its blanks kept. */
export const codeLines = (text: string): string[] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => oneLine(line).trimEnd());
