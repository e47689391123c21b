import { offer } from '../diagnostics/nearest.ts';
import { type StatusOrder, statusCsv, statusOrders, statusRows, statusText } from '../report/status.ts';
import { lookAt, runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface StatusOptions extends WorkspaceOptions, LookOptions {
  format?: string | undefined;
  sort?: string | undefined;
}

const formats = ['text', 'csv', 'json'];

/** `evid status`: one line a portfolio and unit, with whose move it is and how long evidence has waited. */
export async function status(
  requested: readonly string[],
  options: StatusOptions,
  terminal: Terminal,
): Promise<number> {
  const { format = 'text', sort = 'portfolio' } = options;
  if (!formats.includes(format)) throw new UsageError(`there is no format ${format} here`, offer(format, formats));
  if (!statusOrders.includes(sort as StatusOrder))
    throw new UsageError(`${sort} is nothing to sort by`, offer(sort, statusOrders));
  const run = await runCheck(requested, options, terminal);
  const rows = statusRows(run.result, sort as StatusOrder);
  const look = lookAt(run, terminal.stdout, options, terminal);
  terminal.stdout.write(
    format === 'json'
      ? `${JSON.stringify(rows, null, 2)}\n`
      : format === 'csv'
        ? statusCsv(rows)
        : statusText(rows, look),
  );
  const { errors } = run.result.summary;
  if (errors > 0 || run.unusable) {
    terminal.stderr.write(`${errors} ${errors === 1 ? 'error' : 'errors'} in the files; see evid check\n`);
  }
  return run.unusable ? 2 : 0;
}
