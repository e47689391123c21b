import type { ResultStanding } from '../model/standing.ts';
import type { Reporter } from '../report/reporter.ts';
import {
  rowsInOrder,
  type StatusOrder,
  type StatusRow,
  statusCsv,
  statusDocument,
  statusOf,
  statusOrders,
  statusRecords,
} from '../report/status.ts';
import { type Forms, forms, pageFormat, reporters } from './forms.ts';
import { type ReportOptions, reportTaking } from './report.ts';
import type { Flags } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf } from './usage-error.ts';

export type StatusOptions = ReportOptions & Flags<'sort'>;

interface Subject {
  rows: readonly StatusRow[];
  result: ResultStanding;
}
const records = ({ rows, result }: Subject) => statusRecords(rows, result);
const made: Forms<Subject> = {
  ...forms(({ rows, result }) => statusDocument(rows, result), records),
  csv: (subject) => statusCsv(records(subject)),
};

const formats = (order: StatusOrder): Readonly<Record<string, Reporter>> => ({
  ...reporters(made, statusOf, (result) => ({ rows: rowsInOrder(result.portfolios, order), result })),
  html: pageFormat({ opens: 'status', order }),
});

/** `evid status`: one line a portfolio and unit, with whose move it is and how long evidence has waited. */
export async function status(
  requested: readonly string[],
  options: StatusOptions,
  terminal: Terminal,
): Promise<number> {
  const { sort = 'portfolio' } = options;
  const order = requireOneOf(sort, statusOrders, `${sort} is nothing to sort by`);
  return reportTaking(formats(order), requested, options, terminal);
}
