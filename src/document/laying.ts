import type { ChalkInstance } from 'chalk';
import type { Style, Words } from './blocks.ts';
import { type Run, runsOf } from './runs.ts';
import { withoutCommands } from './safe-text.ts';
import { lineRanges, padTo, widthOf } from './wrap.ts';

/** What lines are laid out for. */
export interface Page {
  chalk: ChalkInstance;
  plain: boolean;
}

/** Lines moved in. */
export const indented = (lines: readonly string[], by: number): string[] =>
  by === 0 ? [...lines] : lines.map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`));

export interface Laying {
  style?: Style;
  /** How far lines after the first are moved in. */
  hang?: number;
  brief?: boolean;
  /** Whether all is put on one line, cut where it is too long for it. */
  clip?: boolean;
}

/** Words on as many lines as they take; a line of code alone is left whole. */
export function laidOut(
  words: Words,
  page: Page,
  room: number,
  { style, hang = 0, brief = false, clip = false }: Laying = {},
): string[] {
  const runs = runsOf(style === undefined ? words : { kind: 'styled', style, of: words }, { heard: page.plain, brief });
  const text = runs.map((run) => run.text).join('');
  if (text.trim() === '') return [];
  if (clip && widthOf(text) > room) return [`${painted(runs, text, 0, padTo(text, room).trimEnd().length - 1, page)}…`];
  const isCode = runs.every(({ styles, text: part }) => styles.includes('code') || part.trim() === '');
  const by = page.plain ? 0 : hang;
  const ranges = isCode ? [[0, text.length] as const] : lineRanges(text, room, room - by);
  return ranges.map(([from, to], index) => {
    const start = to - text.slice(from, to).trimStart().length;
    return `${index === 0 ? '' : ' '.repeat(by)}${painted(runs, text, start, from + text.slice(from, to).trimEnd().length, page)}`;
  });
}

/** A stretch of a text in the colours of its runs. */
function painted(runs: readonly Run[], text: string, from: number, to: number, { chalk }: Page): string {
  const safe = withoutCommands(text.slice(from, to));
  let at = 0;
  return runs
    .map(({ text: part, styles }) => {
      const [start, end] = [Math.max(at, from), Math.min(at + part.length, to)];
      at += part.length;
      if (start >= end) return '';
      return styles.reduce((piece, style) => paints[style](chalk)(piece), safe.slice(start - from, end - from));
    })
    .join('');
}
const paints: Readonly<Record<Style, (chalk: ChalkInstance) => (text: string) => string>> = {
  strong: (chalk) => chalk.bold,
  code: () => (text) => text,
  blank: () => (text) => text,
  good: (chalk) => chalk.green,
  wait: (chalk) => chalk.yellow,
  bad: (chalk) => chalk.red,
  quiet: (chalk) => chalk.dim,
};
