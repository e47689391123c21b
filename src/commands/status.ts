import { offer } from '../diagnostics/nearest.ts';
import type { Result } from '../model/result.ts';
import { jsonText } from '../report/ci/json.ts';
import type { Look } from '../report/look.ts';
import {
  type StatusOrder,
  type StatusRow,
  statusCsv,
  statusMarkdown,
  statusOrders,
  statusRecords,
  statusRows,
  statusText,
} from '../report/status.ts';
import { htmlFormat } from './html-format.ts';
import { noteErrors } from './note-errors.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface StatusOptions extends WorkspaceOptions, LookOptions, FormatOptions {
  sort?: string | undefined;
}

type Format = (rows: readonly StatusRow[], look: Look, result: Result, base: string) => string | Promise<string>;
const formats: Readonly<Record<string, Format>> = {
  text: statusText,
  markdown: (rows, _, result) => statusMarkdown(rows, result),
  csv: (rows, _, result) => statusCsv(statusRecords(rows, result)),
  html: (rows, look, result, base) =>
    htmlFormat(result, look, { opens: 'status', base, order: [...new Set(rows.map(({ portfolio }) => portfolio))] }),
  json: (rows, _, result) => jsonText(statusRecords(rows, result)),
};

/** `evid status`: one line a portfolio and unit, with whose move it is and how long evidence has waited. */
export async function status(
  requested: readonly string[],
  options: StatusOptions,
  terminal: Terminal,
): Promise<number> {
  const { sort = 'portfolio' } = options;
  const targets = readTargets(options, formats);
  if (!statusOrders.includes(sort as StatusOrder))
    throw new UsageError(`${sort} is nothing to sort by`, offer(sort, statusOrders));
  const run = await runCheck(requested, options, terminal);
  const rows = statusRows(run.result, sort as StatusOrder);
  await writeReports(targets, run, options, terminal, (format, look, base) => format(rows, look, run.result, base));
  return noteErrors(run, terminal);
}
