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
export function runsOf(words: Words, { heard = false, brief = false, styles, page = false }: Saying = {}): Run[] {
  const runs: Run[] = [];
  for (const { text, styles: all, path, hidden } of stretches(words, { heard, brief }, {})) {
    const run: Run = {
      text,
      styles: styles === undefined ? all : all.filter((style) => styles.includes(style)),
      ...(page ? { path, hidden } : {}),
    };
    const last = runs.at(-1);
    if (text === '' && run.hidden === undefined) continue;
    if (last !== undefined && looksLike(last, run)) last.text += text;
    else runs.push(run);
  }
  return runs;
}

function stretches(words: Words, saying: { heard: boolean; brief: boolean }, look: Omit<Partial<Run>, 'text'>): Run[] {
  const { styles = [] } = look;
  const run = (text: string, more: Partial<Run> = {}): Run => ({ styles, ...look, ...more, text });
  if (!words) return [];
  if (typeof words === 'string') return [run(oneLine(words))];
  if (!('kind' in words)) return words.flatMap((each) => stretches(each, saying, look));
  switch (words.kind) {
    case 'styled':
      return stretches(words.of, saying, { ...look, styles: [...styles, words.style] });
    case 'link':
      return stretches(words.of, saying, { ...look, path: words.path });
    case 'either':
      return [run(oneLine(saying.heard ? words.heard : words.seen))];
    case 'brief':
      return [run(oneLine(saying.brief ? words.short : words.full))];
    case 'sign': {
      const toned = { styles: words.tone === undefined ? styles : [...styles, words.tone] };
      const said = oneLine(words.words);
      if (saying.heard) return [run(said, toned)];
      if (words.alone) return [run(words.glyph, { ...toned, hidden: said })];
      return [run(words.glyph, { ...toned, hidden: '' }), run(` ${said}`, toned)];
    }
  }
}

const looksLike = (a: Run, b: Run): boolean =>
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
