import { openTotals } from '../model/waived.ts';
import { counted } from '../words/counts.ts';
import type { Run } from './run-check.ts';
import type { Terminal } from './terminal.ts';

/** Says on stderr that files hold errors, so that no report looks greener than the workspace is; the exit status of a report. */
export function noteErrors({ result, unusable }: Pick<Run, 'result' | 'unusable'>, terminal: Terminal): number {
  const { errors } = openTotals(result);
  if (errors > 0 || unusable) terminal.stderr.write(`${counted(errors, 'error')} in the files; see evid check\n`);
  return unusable ? 2 : 0;
}
