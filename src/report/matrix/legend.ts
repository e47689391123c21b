import type { ChalkInstance } from 'chalk';
import { widthOf } from '../../document/wrap.ts';
import { shortMethods } from './evidence-matrix.ts';
import { cellsByColumn, type Matrix, signIn } from './matrix.ts';
import { legendOf, type Sign, type Tone } from './signs.ts';

/** The colour that goes with the words. */
export const paint = (chalk: ChalkInstance): Readonly<Record<Tone, ChalkInstance>> => ({
  good: chalk.green,
  wait: chalk.yellow,
  bad: chalk.red,
  quiet: chalk.dim,
});

/** What the signs and the letters mean that occur. */
export function legendLines(matrices: readonly Matrix[], width: number, chalk: ChalkInstance): string[] {
  const signs = legendOf(signsIn(matrices)).map(({ glyph, words, tone }) => ({
    text: `${glyph} ${words}`,
    shown: `${paint(chalk)[tone](glyph)} ${words}`,
  }));
  const entries = [...signs, ...waivedLegend(matrices).map((text) => ({ text, shown: text }))];
  const used = new Set(matrices.flatMap(({ columns }) => columns.flatMap(({ method }) => method ?? [])));
  const methods = Object.entries(shortMethods)
    .filter(([method]) => used.has(method as keyof typeof shortMethods))
    .map(([method, short]) => ({ text: `${short} ${method}`, shown: chalk.dim(`${short} ${method}`) }));
  return [...filled(entries, width), ...filled(methods, width)];
}

/** What the mark of a waived cell means, where there is one. */
export const waivedLegend = (matrices: readonly Matrix[]): string[] =>
  matrices.some(({ rows }) => rows.some(({ cells }) => cells.some(({ waived }) => waived)))
    ? ['w waived, and not met by it']
    : [];

/** The signs that a table of these matrices shows. */
export function signsIn(matrices: readonly Matrix[]): Set<Sign> {
  return new Set(
    matrices.flatMap(({ rows, columns }) =>
      rows.flatMap((row) => {
        const cells = cellsByColumn(row);
        return columns.flatMap(({ key }) => signIn(row, cells.get(key)) ?? []);
      }),
    ),
  );
}

/** Entries on as few lines as they fit on, none of them broken. */
function filled(entries: readonly { text: string; shown: string }[], width: number): string[] {
  const lines: string[] = [];
  let used = width;
  for (const { text, shown } of entries) {
    if (used + 2 + widthOf(text) <= width) {
      lines[lines.length - 1] += `  ${shown}`;
      used += 2 + widthOf(text);
    } else {
      lines.push(shown);
      used = widthOf(text);
    }
  }
  return lines;
}
