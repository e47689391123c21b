import type { ChalkInstance } from 'chalk';
import { oneLine } from '../document/safe-text.ts';
import { widthOf, wrapHanging } from '../document/wrap.ts';
import type { PortfolioRow } from '../model/result.ts';

/** The learner and the folder above what is said of a portfolio, on one line where they fit. */
export function portfolioHeading(
  { learner: { name, id }, path }: Pick<PortfolioRow, 'learner' | 'path'>,
  width: number,
  style: { name: ChalkInstance; path: (text: string) => string },
): string[] {
  const who = oneLine(name === undefined ? (id ?? 'learner unknown') : id === undefined ? name : `${name} (${id})`);
  const where = oneLine(path);
  if (widthOf(who) + 2 + widthOf(where) <= width) return [`${style.name(who)}  ${style.path(where)}`];
  return [
    ...wrapHanging(who, width).map((line) => style.name(line)),
    ...wrapHanging(where, width - 2).map((line) => `  ${style.path(line)}`),
  ];
}
