import { offer } from '../diagnostics/nearest.ts';
import type { Result } from '../model/result.ts';
import { jsonText } from '../report/json.ts';
import type { Look } from '../report/look.ts';
import {
  type StatusOrder,
  type StatusRow,
  statusCsv,
  statusMarkdown,
  statusOrders,
  statusRows,
  statusText,
} from '../report/status.ts';
import { formatNamed } from './format-named.ts';
import { htmlFormat } from './html-format.ts';
import { noteErrors } from './note-errors.ts';
import { pageBase } from './page-base.ts';
import { lookAt, runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { outputTo, writeOutput } from './write-output.ts';

export interface StatusOptions extends WorkspaceOptions, LookOptions {
  format?: string | undefined;
  sort?: string | undefined;
  output?: string | undefined;
}

type Format = (rows: readonly StatusRow[], look: Look, result: Result, base: string) => string | Promise<string>;
const formats: Readonly<Record<string, Format>> = {
  text: statusText,
  markdown: (rows, _, result) => statusMarkdown(rows, result),
  csv: (rows) => statusCsv(rows),
  html: (rows, look, result, base) =>
    htmlFormat(result, look, { opens: 'gaps', base, order: [...new Set(rows.map(({ portfolio }) => portfolio))] }),
  json: jsonText,
};

/** `evid status`: one line a portfolio and unit, with whose move it is and how long evidence has waited. */
export async function status(
  requested: readonly string[],
  options: StatusOptions,
  terminal: Terminal,
): Promise<number> {
  const { format: written = 'text', sort = 'portfolio', output } = options;
  const format = formatNamed(written, formats);
  if (!statusOrders.includes(sort as StatusOrder))
    throw new UsageError(`${sort} is nothing to sort by`, offer(sort, statusOrders));
  const run = await runCheck(requested, options, terminal);
  const rows = statusRows(run.result, sort as StatusOrder);
  const look = lookAt(run, outputTo(output, terminal), options, terminal);
  const text = await format(rows, look, run.result, pageBase(run, output, terminal));
  writeOutput(output, text, terminal);
  return noteErrors(run, terminal);
}
