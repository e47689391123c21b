import { isAbsolute, join, relative, sep } from 'node:path';
import { once } from '../model/once.ts';
import type { Result } from '../model/result.ts';
import type { ResultStanding } from '../model/standing.ts';
import { openTotals } from '../model/waived.ts';
import { concise } from '../report/ci/concise.ts';
import { github } from '../report/ci/github.ts';
import { gitlab } from '../report/ci/gitlab.ts';
import { json } from '../report/ci/json.ts';
import { junit } from '../report/ci/junit.ts';
import { pretty, summaryLines } from '../report/ci/pretty.ts';
import { rdjson } from '../report/ci/rdjson.ts';
import { sarif } from '../report/ci/sarif.ts';
import type { Look } from '../report/look.ts';
import { markdown } from '../report/markdown.ts';
import { fileOf, inRepository } from '../report/places.ts';
import { hidesGaps, looksAtNoUnit, noUnitWords } from '../report/without-units.ts';
import type { ReportOptions } from './report.ts';
import { type FormatOptions, inFile, readTargets, type Target, writeReports } from './report-targets.ts';
import { lookAt, type Run, runCheck, runStanding } from './run-check.ts';
import { appendStepSummary } from './step-summary.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf, UsageError } from './usage-error.ts';

export interface CheckOptions extends ReportOptions {
  failOn?: string[] | undefined;
  audit?: boolean | undefined;
  pathPrefix?: string | undefined;
}

type Format<Found = Result> = (result: Found, look: Look) => string;
/** Formats that show no row of a portfolio. */
const ofStandings: Readonly<Record<string, Format<ResultStanding>>> = { concise, gitlab, rdjson };
const formats: Readonly<Record<string, Format>> = {
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

/** Formats for tools that look for files from the root of the repository. */
const ofRepository: ReadonlySet<string> = new Set(['github', 'gitlab', 'rdjson', 'sarif']);

const failures = ['error', 'warning', 'gap'] as const;
type Failure = (typeof failures)[number];

/** `evid check`: 0 no errors · 1 errors, or what --fail-on names · 2 the workspace cannot be used. */
export async function check(requested: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const targets = targetsOf(options);
  const failOn = readFailures(options.failOn);
  readPrefix(options.pathPrefix);
  const asked = { ...options, takesFiles: true };
  const rowless = targets.flatMap((target) => {
    const format = ofStandings[target.name];
    return format === undefined ? [] : [{ ...target, format }];
  });
  if (rowless.length === targets.length && !options.anonymise)
    return report(await runStanding(requested, asked, terminal), rowless, failOn, options, terminal);
  return report(await runCheck(requested, asked, terminal), targets, failOn, options, terminal, markdown);
}

/** `evid spec check`: the specifications alone. */
export async function checkSpecs(run: Run, options: CheckOptions, terminal: Terminal): Promise<number> {
  return report(run, targetsOf(options), readFailures(options.failOn), options, terminal, markdown);
}

async function report<Found extends ResultStanding>(
  run: Run<Found>,
  targets: readonly Target<Format<Found>>[],
  failOn: ReadonlySet<Failure>,
  options: CheckOptions,
  terminal: Terminal,
  summaryOf?: Format<Found>,
): Promise<number> {
  const { result, unusable } = run;
  const { errors, warnings, gaps } = openTotals(result);
  const found = {
    error: errors > 0,
    warning: warnings > 0,
    gap: gaps > 0 || looksAtNoUnit(result) || hidesGaps(result),
  };
  const failing = failures.filter((each) => failOn.has(each) && found[each]);
  const prefix = readPrefix(options.pathPrefix);
  const asked = {
    failing,
    failOn: [...failOn],
    wayTo: wayFrom(terminal.cwd, run.open.root, options.pathPrefix && prefix),
  };
  const moved = once(() => inRepository(result, prefix));
  const movable = new Set(targets.flatMap(({ name, format }) => (ofRepository.has(name) ? [format] : [])));
  await writeReports(targets, run, options, terminal, (format, look) =>
    movable.has(format)
      ? format(moved(), {
          ...look,
          ...asked,
          sourceLine: (file, line) => look.sourceLine(file.slice(prefix.length), line),
        })
      : format(result, { ...look, ...asked }),
  );
  if (summaryOf && targets.some(({ name }) => name === 'github')) {
    appendStepSummary(summaryOf(result, { ...lookAt(run, inFile, options, terminal), failing }), terminal);
  }
  if (!targets.some(({ name, file }) => name === 'pretty' && file === undefined)) {
    terminal.stderr.write(summaryLines(result, { ...lookAt(run, terminal.stderr, options, terminal), failing }));
  }
  const provesNothing = looksAtNoUnit(result);
  if (provesNothing) terminal.stderr.write(`evid: ${noUnitWords(result)}, so nothing is said about gaps\n`);
  return unusable || (provesNothing && failOn.has('gap')) ? 2 : failing.length > 0 ? 1 : 0;
}

/** The way to a file of the workspace: behind --path-prefix where it is given, else from the current folder. */
const wayFrom =
  (cwd: string, root: string, prefix: string | undefined) =>
  (file: string): string =>
    prefix === undefined ? relative(cwd, join(root, file)).split(sep).join('/') || '.' : `${prefix}${fileOf(file)}`;

/** GitHub's workflow commands come last: they may follow a report for people, for the runner takes its own lines out of the log. */
function targetsOf(options: FormatOptions): Target<Format>[] {
  const mayShare = (names: readonly string[]) =>
    names.length === 2 && names.includes('github') && (names.includes('pretty') || names.includes('concise'));
  const targets = readTargets(options, formats, mayShare);
  const isCommands = ({ name }: Target<Format>) => name === 'github';
  return [...targets.filter((each) => !isCommands(each)), ...targets.filter(isCommands)];
}

/** The folder of the repository that is the workspace, with a slash behind it; nothing where it is the root. */
function readPrefix(written = ''): string {
  const steps = written.split(/[\\/]/).filter((step) => step !== '' && step !== '.');
  if (isAbsolute(written) || steps.includes('..'))
    throw new UsageError(
      `--path-prefix ${written} is no folder of the repository`,
      'name the way from the root of the repository to the workspace, as in centre/',
    );
  return steps.length === 0 ? '' : `${steps.join('/')}/`;
}

function readFailures(written: readonly string[] = []): ReadonlySet<Failure> {
  const asked = written.flatMap((each) => each.trim().split(/\s*,\s*|\s+/));
  for (const each of asked) {
    if (each === '') throw new UsageError('--fail-on names nothing', `it takes ${failures.slice(1).join(' and ')}`);
  }
  return new Set(['error', ...asked.map((each) => requireOneOf(each, failures, `--fail-on ${each} means nothing`))]);
}
