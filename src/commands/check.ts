import { offer } from '../diagnostics/nearest.ts';
import type { Result } from '../model/result.ts';
import { concise } from '../report/concise.ts';
import { github } from '../report/github.ts';
import { gitlab } from '../report/gitlab.ts';
import { json } from '../report/json.ts';
import { junit } from '../report/junit.ts';
import type { Look } from '../report/look.ts';
import { markdown } from '../report/markdown.ts';
import { pretty, summaryLines } from '../report/pretty.ts';
import { rdjson } from '../report/rdjson.ts';
import { sarif } from '../report/sarif.ts';
import { openTotals } from '../report/waived.ts';
import { lookAt, type Run, runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import { appendStepSummary } from './step-summary.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { outputTo, writeOutput } from './write-output.ts';

export interface CheckOptions extends WorkspaceOptions, LookOptions {
  format?: string[] | undefined;
  failOn?: string[] | undefined;
  audit?: boolean | undefined;
}

const formats: Record<string, (result: Result, look: Look) => string> = {
  pretty,
  concise,
  json,
  markdown,
  github,
  junit,
  sarif,
  gitlab,
  rdjson,
};

const failures = ['error', 'warning', 'gap'] as const;
type Failure = (typeof failures)[number];

/** `evid check`: 0 no errors · 1 errors, or what --fail-on names · 2 the workspace cannot be used. */
export async function check(requested: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const targets = readTargets(options.format);
  const failOn = readFailures(options.failOn);
  const run = await runCheck(requested, options, terminal);
  return report(run, targets, failOn, options, terminal);
}

/** `evid spec check`: the specifications alone. */
export async function checkSpecs(run: Run, options: CheckOptions, terminal: Terminal): Promise<number> {
  return report(run, readTargets(options.format), readFailures(options.failOn), options, terminal);
}

function report(
  run: Run,
  targets: Target[],
  failOn: ReadonlySet<Failure>,
  options: CheckOptions,
  terminal: Terminal,
): number {
  const { result, unusable } = run;
  const { errors, warnings, gaps } = openTotals(result);
  const failing = failures.filter(
    (each) => failOn.has(each) && { error: errors, warning: warnings, gap: gaps }[each] > 0,
  );
  for (const { format, file } of targets) {
    const output = outputTo(file, terminal);
    const text = formats[format]!(result, { ...lookAt(run, output, options, terminal), failing });
    writeOutput(file, text, terminal);
  }
  if (targets.some(({ format }) => format === 'github')) {
    appendStepSummary(
      markdown(result, { ...lookAt(run, outputTo('', terminal), options, terminal), failing }),
      terminal,
    );
  }
  if (!targets.some(({ format, file }) => format === 'pretty' && file === undefined)) {
    terminal.stderr.write(summaryLines(result, { ...lookAt(run, terminal.stderr, options, terminal), failing }));
  }
  return unusable ? 2 : failing.length > 0 ? 1 : 0;
}

interface Target {
  format: string;
  file: string | undefined;
}

/** `NAME` goes to standard output, `NAME=FILE` to a file; at most one to standard output, besides GitHub's commands. */
function readTargets(written: readonly string[] = ['pretty']): Target[] {
  const targets = written.map((each) => {
    const at = each.indexOf('=');
    const format = at === -1 ? each : each.slice(0, at);
    const named = at === -1 ? '-' : each.slice(at + 1);
    const file = named === '-' ? undefined : named;
    if (formats[format] === undefined)
      throw new UsageError(`there is no format ${format}`, offer(format, Object.keys(formats)));
    if (file === '') throw new UsageError(`--format ${format}= names no file`);
    return { format, file };
  });
  const onScreen = targets.filter(({ file }) => file === undefined);
  if (onScreen.length > 1 && !isTextWithCommands(onScreen)) {
    throw new UsageError(
      `${onScreen.map(({ format }) => format).join(' and ')} cannot both go to standard output`,
      `write one to a file: --format ${onScreen[1]!.format}=FILE`,
    );
  }
  return [
    ...targets.filter(({ format }) => format !== 'github'),
    ...targets.filter(({ format }) => format === 'github'),
  ];
}

/** Workflow commands may follow a report for people: the runner takes its own lines out of the log. */
function isTextWithCommands([first, second, ...others]: readonly Target[]): boolean {
  const names = [first?.format, second?.format];
  return others.length === 0 && names.includes('github') && (names.includes('pretty') || names.includes('concise'));
}

function readFailures(written: readonly string[] = []): ReadonlySet<Failure> {
  for (const each of written) {
    if (!failures.includes(each as Failure))
      throw new UsageError(`--fail-on ${each} means nothing`, offer(each, failures));
  }
  return new Set<Failure>(['error', ...(written as Failure[])]);
}
