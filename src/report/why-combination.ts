import { Chalk } from 'chalk';
import { oneLine } from '../document/safe-text.ts';
import { wrap } from '../document/wrap.ts';
import type { CombinationExplanation } from '../evaluate/explain-combination.ts';
import { counted } from '../words/counts.ts';
import { combinationStatusWords, figureWords } from '../words/qualifications.ts';
import { statusWords } from '../words/statuses.ts';
import type { Look } from './look.ts';

/** Why a rule of combination stands as it does: what each unit brings to it. */
export function whyCombination({ row, units }: CombinationExplanation, look: Look): string {
  const chalk = new Chalk({ level: look.colour });
  const between = look.plain ? ', ' : ' · ';
  const noun = row.measure === 'credits' ? 'credit' : 'unit';
  const lineOf = ({ unit, title, group, adds, status, notBeside }: CombinationExplanation['units'][number]) =>
    [
      `${unit} ${title}`.trim(),
      `group ${group}`,
      counted(adds, noun),
      status === undefined ? 'not listed' : statusWords[status],
      ...(notBeside.length === 0 ? [] : [`not beside ${notBeside.join(', ')}`]),
    ].join(between);
  const listed = units.filter(({ status }) => status !== undefined);
  const others = units.filter(({ status }) => status === undefined);
  const section = (title: string, list: CombinationExplanation['units']) =>
    list.length === 0 ? [] : ['', chalk.bold(title), ...list.flatMap((each) => indented(lineOf(each), look.width))];
  return `${[
    chalk.bold(oneLine(`${row.ref}${between}rule of combination${between}${combinationStatusWords[row.status]}`)),
    ...wrap(oneLine(row.text), look.width),
    ...wrap(figureWords(row), look.width),
    ...section('Units of the portfolio', listed),
    ...section('Units that could be taken', others),
  ].join('\n')}\n`;
}

const indented = (text: string, width: number): string[] =>
  wrap(oneLine(text), Math.max(30, width - 4)).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);
