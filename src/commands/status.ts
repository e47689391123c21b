import type { Result } from '../model/result.ts';
import {
  type StatusRow,
  statusCsv,
  statusDocument,
  statusOrders,
  statusRecords,
  statusRows,
} from '../report/status.ts';
import { type Forms, forms, htmlFormat } from './forms.ts';
import { noteErrors, type ReportOptions, report } from './report.ts';
import { runCheck } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf } from './usage-error.ts';

export interface StatusOptions extends ReportOptions {
  sort?: string | undefined;
}

interface Subject {
  rows: readonly StatusRow[];
  result: Result;
}
const records = ({ rows, result }: Subject) => statusRecords(rows, result);
const formats: Forms<Subject> = {
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
  const order = requireOneOf(sort, statusOrders, `${sort} is nothing to sort by`);
  const look = (asked: { quotes: boolean }) => runCheck(requested, { ...options, ...asked }, terminal);
  const subject = ({ result }: { result: Result }) => ({ rows: statusRows(result, order), result });
  return noteErrors(await report(formats, options, terminal, look, subject), terminal);
}
