import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { cutReport } from '../report/cut-report.ts';
import type { Terminal } from './terminal.ts';

/** What GitHub takes as the summary of one step, all that is appended to it together. */
const limit = 1024 * 1024;

const sentence =
  'The report is cut here: GitHub shows no summary above 1 MiB. `evid check --format markdown` prints all of it.';

/** Whether this is a step that has a summary. */
export const hasStepSummary = ({ env }: Pick<Terminal, 'env'>): boolean => (env.GITHUB_STEP_SUMMARY ?? '') !== '';

/**
 * Appends a report to the summary of this step of GitHub Actions; without GITHUB_STEP_SUMMARY there is none. A summary that
 * cannot be written is said and fails nothing: the check itself has its answer.
 */
export function appendStepSummary(report: string, { env, stderr }: Terminal): void {
  const path = env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return;
  try {
    const { size, endsInLine } = whatStands(path);
    const start = endsInLine ? '' : '\n';
    const before = size > 0 ? `${start}\n` : '';
    const text = cutReport(report, limit - size - before.length, sentence);
    if (text !== '') appendFileSync(path, `${before}${text}`);
  } catch (error) {
    stderr.write(`evid: the step summary cannot be written: ${(error as Error).message}\n`);
  }
}

/** How much an earlier command of the step has written, and whether its last line is finished. */
function whatStands(path: string): { size: number; endsInLine: boolean } {
  const file = openSync(path, 'a+');
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    if (size > 0) readSync(file, last, 0, 1, size - 1);
    return { size, endsInLine: size === 0 || last[0] === 10 };
  } finally {
    closeSync(file);
  }
}
