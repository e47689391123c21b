import { offer } from '../diagnostics/nearest.ts';
import type { Result } from '../model/result.ts';
import {
  type StatusOrder,
  type StatusRow,
  statusCsv,
  statusDocument,
  statusOrders,
  statusRecords,
  statusRows,
} from '../report/status.ts';
import { type Form, forms } from './forms.ts';
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

interface Subject {
  rows: readonly StatusRow[];
  result: Result;
}
const records = ({ rows, result }: Subject) => statusRecords(rows, result);
const formats: Readonly<Record<string, Form<Subject>>> = {
  ...forms(({ rows, result }) => statusDocument(rows, result), records),
  csv: (subject) => statusCsv(records(subject)),
  html: ({ rows, result }, look, base) => htmlFormat(result, look, { opens: 'status', base, rows }),
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
  const run = await runCheck(requested, { ...options, quotes: targets.some(({ name }) => name === 'html') }, terminal);
  const rows = statusRows(run.result, sort as StatusOrder);
  await writeReports(targets, run, options, terminal, (format, look, base) =>
    format({ rows, result: run.result }, look, base),
  );
  return noteErrors(run, terminal);
}
