import { Chalk } from 'chalk';
import { oneLine } from '../document/safe-text.ts';
import { padTo, widthOf, wrap } from '../document/wrap.ts';
import type { AuthorshipRow, Diagnostic, Result } from '../model/result.ts';
import { attributionWords } from '../model/vocabulary.ts';
import { counted } from '../words/counts.ts';
import type { Look } from './look.ts';

/** What the history says: what it holds against records first, then every record and observation with its commit. */
export function auditText(
  { portfolios }: Result,
  found: readonly Diagnostic[],
  { width, colour, plain, quiet }: Pick<Look, 'width' | 'colour' | 'plain' | 'quiet'>,
): string {
  const chalk = new Chalk({ level: colour });
  const paint = { error: chalk.red, warning: chalk.yellow, info: chalk.blue };
  const rows = portfolios.flatMap(({ authorship = [] }) => authorship);
  const lines: string[] = [];
  for (const { severity, code, message, help, file, line, related = [] } of found) {
    if (quiet && severity !== 'error') continue;
    lines.push(`${oneLine(file)}:${line}`);
    lines.push(
      ...wrap(oneLine(`${severity} ${message} [${code}]`), width - 2).map((text) => `  ${paint[severity](text)}`),
    );
    for (const place of related)
      lines.push(...wrap(oneLine(`${place.file}: ${place.message}`), width - 4).map((text) => `    ${text}`));
    if (help !== undefined) lines.push(...wrap(oneLine(`help: ${help}`), width - 4).map((text) => `    ${text}`));
    lines.push('');
  }
  if (!quiet) {
    for (const { path, authorship = [] } of portfolios) {
      if (authorship.length === 0) continue;
      lines.push(chalk.bold(oneLine(path)), ...(plain ? authorship.map(sentenceOf) : table(authorship, width)), '');
    }
  }
  const signed = rows.filter(({ first }) => first?.signed).length;
  const same = rows.filter(({ attribution }) => attribution === 'same' || attribution === 'together').length;
  lines.push(
    ...wrap(
      `${counted(rows.length, 'record or observation', 'records and observations')}, ${same} committed by the person named, ${signed === 0 ? 'none' : signed} in signed commits; ${counted(found.length, 'finding')}`,
      width,
    ),
  );
  return `${lines.join('\n')}\n`;
}

const changesOf = ({ later }: AuthorshipRow): string =>
  later.length === 0 ? '' : `, changed ${later.length === 1 ? 'once' : `${later.length} times`} since`;
/** What stands beside the author, whom anybody may name: who made the commit, and whether it is signed. */
const commitWords = ({ first }: AuthorshipRow): string =>
  `${first?.committer === undefined ? '' : `, entered by ${first.committer}`}${first?.signed ? ', signed' : ''}`;
const verdict = (row: AuthorshipRow): string =>
  `${attributionWords[row.attribution].replace(/^[A-Z]/, (letter) => letter.toLowerCase())}${commitWords(row)}${changesOf(row)}`;

const sentenceOf = (row: AuthorshipRow): string =>
  oneLine(
    `${row.id}, ${row.kind} by ${row.by.join(' and ')}${row.first === undefined ? '' : `, commit ${row.first.id} of ${row.first.date} by ${row.first.email}`}: ${verdict(row)}`,
  );

function table(rows: readonly AuthorshipRow[], width: number): string[] {
  const cells = rows.map((row) =>
    [row.id, row.kind, row.by.join(', '), row.first?.date ?? '', row.first?.email ?? ''].map(oneLine),
  );
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => widthOf(row[column]!))));
  return rows.flatMap((row, index) => {
    const line = cells[index]!.map((text, column) => padTo(text, widths[column]!)).join('  ');
    const words = verdict(row);
    if (2 + widthOf(line) + 2 + widthOf(words) <= width) return [`  ${line}  ${words}`];
    return [
      ...(2 + widthOf(line) <= width ? [`  ${line}`.trimEnd()] : wrap(`  ${cells[index]!.join(', ')}`, width)),
      ...wrap(words, width - 8).map((text) => `        ${text}`),
    ];
  });
}
