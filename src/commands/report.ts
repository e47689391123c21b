import type { ResultStanding } from '../model/standing.ts';
import { openTotals } from '../model/waived.ts';
import type { Look } from '../report/look.ts';
import type { Asked, Begun, Reporter, Shown } from '../report/reporter.ts';
import { counted } from '../words/counts.ts';
import type { Forms } from './forms.ts';
import type { Opened } from './open-workspace.ts';
import {
  type FormatOptions,
  type Made,
  makeReports,
  putReports,
  readTargets,
  type Source,
  type Target,
} from './report-targets.ts';
import { type Again, type Run, runTaking } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

/** What every report takes at the prompt. */
export type ReportOptions = WorkspaceOptions & LookOptions & FormatOptions;

/** Looks at a workspace and writes what it shows in every form that was asked for; which these are is settled before it is looked at. */
export async function report<Subject, From extends Source = Run>(
  formats: Forms<Subject>,
  options: ReportOptions,
  to: Terminal,
  look: () => From | Promise<From>,
  subjectOf: (run: From) => Subject,
): Promise<From & { subject: Subject }> {
  const targets = readTargets(options, formats);
  const run = await look();
  const subject = subjectOf(run);
  const made = await makeReports(targets, run, options, to, (format, look, base) => format(subject, look, base));
  putReports(made, options, to);
  return { ...run, subject };
}

/** The same for reports that take what they need of each portfolio as soon as it is judged; answers the exit status. */
export async function reportTaking(
  formats: Readonly<Record<string, Reporter>>,
  requested: readonly string[],
  options: ReportOptions,
  terminal: Terminal,
): Promise<number> {
  const { made, run } = await makeTaking(readTargets(options, formats), requested, options, terminal);
  putReports(made, options, terminal);
  return noteErrors(run, terminal);
}

/** Makes such reports, to be written later. */
export async function makeTaking(
  targets: readonly Target<Reporter>[],
  requested: readonly string[],
  options: ReportOptions & { again?: Again },
  terminal: Terminal,
): Promise<{ made: Made[]; run: Run<ResultStanding> }> {
  const begin = ({ intake: { workspace } }: Opened) => beginReports(targets, { workspace });
  const quotes = targets.some(({ format }) => format.quotes);
  const { taker, ...run } = await runTaking(requested, { ...options, quotes }, terminal, begin);
  const finish = (format: Begun, look: Look, base: string) => format.finish(run.result, look, base);
  return { made: await makeReports(taker.targets, run, options, terminal, finish), run };
}

/** Reports in the making, all of which are told of each portfolio. */
export interface ReportsBegun {
  targets: readonly Target<Begun>[];
  take: (shown: Shown) => void;
}

export async function beginReports(targets: readonly Target<Reporter>[], asked: Asked): Promise<ReportsBegun> {
  const begun: Target<Begun>[] = [];
  for (const target of targets) begun.push({ ...target, format: await target.format.begin(asked) });
  const take = (shown: Shown) => {
    for (const { format } of begun) format.take(shown);
  };
  return { targets: begun, take };
}

/** Says on stderr that files hold errors, so that no report looks greener than the workspace is; the exit status of a report. */
export function noteErrors(
  { result, unusable }: Pick<Run<ResultStanding>, 'result' | 'unusable'>,
  { stderr }: Terminal,
): number {
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
