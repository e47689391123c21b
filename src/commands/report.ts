import { openTotals } from '../model/waived.ts';
import { counted } from '../words/counts.ts';
import type { Forms } from './forms.ts';
import { type FormatOptions, readTargets, type Source, writeReports } from './report-targets.ts';
import type { Run } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

/** What every report takes at the prompt. */
export type ReportOptions = WorkspaceOptions & LookOptions & FormatOptions;

/** Looks at a workspace and writes what it shows in every form that was asked for; which these are is settled before it is looked at. */
export async function report<Subject, From extends Source = Run>(
  formats: Forms<Subject>,
  options: ReportOptions,
  to: Terminal,
  look: (asked: { quotes: boolean }) => From | Promise<From>,
  subjectOf: (run: From) => Subject,
): Promise<From & { subject: Subject }> {
  const targets = readTargets(options, formats);
  const run = await look({ quotes: quotes(targets) });
  const subject = subjectOf(run);
  await writeReports(targets, run, options, to, (format, look, base) => format(subject, look, base));
  return { ...run, subject };
}

/** Whether one of some reports is the page, which quotes from what was read. */
export const quotes = (targets: readonly { name: string }[]): boolean => targets.some(({ name }) => name === 'html');

/** Says on stderr that files hold errors, so that no report looks greener than the workspace is; the exit status of a report. */
export function noteErrors({ result, unusable }: Pick<Run, 'result' | 'unusable'>, { stderr }: Terminal): number {
  const { errors } = openTotals(result);
  if (errors > 0 || unusable) stderr.write(`${counted(errors, 'error')} in the files; see evid check\n`);
  return unusable ? 2 : 0;
}

/** The same for reports that look at part of the files only. */
export function noteUnread(
  unusable: boolean,
  { stderr }: Terminal,
  said = 'some files cannot be read; see evid check',
): number {
  if (unusable) stderr.write(`evid: ${said}\n`);
  return unusable ? 2 : 0;
}
