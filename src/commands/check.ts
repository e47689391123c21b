import { isAbsolute } from 'node:path';
import type { PortfolioStanding, ResultOf, ResultStanding } from '../model/standing.ts';
import { openTotals } from '../model/waived.ts';
import { concise } from '../report/ci/concise.ts';
import { gapsAskedFor, gapsOf } from '../report/ci/fingerprint.ts';
import { github } from '../report/ci/github.ts';
import { gitlab } from '../report/ci/gitlab.ts';
import { json, portfolioJson } from '../report/ci/json.ts';
import { junit, unitSuites } from '../report/ci/junit.ts';
import { pretty, summaryLines } from '../report/ci/pretty.ts';
import { rdjson } from '../report/ci/rdjson.ts';
import { sarif } from '../report/ci/sarif.ts';
import type { Look } from '../report/look.ts';
import { markdown } from '../report/markdown.ts';
import { inRepository } from '../report/places.ts';
import {
  type Begun,
  type PlainReporter,
  type Report,
  reporter,
  rowOf,
  type Shown,
  standingOf,
  wholeText,
} from '../report/reporter.ts';
import { hidesGaps, looksAtNoUnit, noUnitWords } from '../report/without-units.ts';
import { counted } from '../words/counts.ts';
import { listIds } from '../words/lists.ts';
import type { Opened } from './open-workspace.ts';
import { beginReports, type ReportOptions, type ReportsBegun } from './report.ts';
import { type FormatOptions, inFile, makeReports, putReports, readTargets, type Target } from './report-targets.ts';
import { lookAt, type Run, runTaking } from './run-check.ts';
import type { Flags } from './shared-options.ts';
import { appendStepSummary, hasStepSummary } from './step-summary.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf, UsageError } from './usage-error.ts';

export type CheckOptions = ReportOptions & Flags<'pathPrefix'> & Flags<'failOn', string[]> & Flags<'audit', boolean>;

/** A view for tools that look for files from the root of the repository. */
const ofRepository =
  <Row extends PortfolioStanding>(make: (result: ResultOf<Row>, look: Look) => Report) =>
  (result: ResultOf<Row>, look: Look): Report => {
    const { pathPrefix = '', sourceLine } = look;
    return make(inRepository(result, pathPrefix), {
      ...look,
      sourceLine: (file, line) => sourceLine(file.slice(pathPrefix.length), line),
    });
  };

const jobSummary = reporter(rowOf, markdown);
/** The formats, each with what it takes of a portfolio and what it makes of that. */
export const formats: Readonly<Record<string, PlainReporter>> = {
  pretty: reporter(rowOf, pretty),
  concise: reporter(standingOf, concise),
  json: reporter(portfolioJson, json),
  markdown: jobSummary,
  github: reporter(gapsAskedFor, ofRepository(github)),
  junit: reporter(unitSuites, junit),
  sarif: reporter(gapsOf, ofRepository(sarif)),
  gitlab: reporter(standingOf, ofRepository(gitlab)),
  rdjson: reporter(standingOf, ofRepository(rdjson)),
};

const failures = ['error', 'warning', 'gap'] as const;
type Failure = (typeof failures)[number];

/** `evid check`: 0 no errors · 1 errors, or what --fail-on names · 2 the workspace cannot be used. */
export async function check(requested: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const begin = begins(options, terminal);
  const run = await runTaking(requested, { ...options, takesFiles: true }, terminal, begin);
  return report(run, run.taker, options, terminal);
}

/** `evid spec check`: the specifications alone. */
export async function checkSpecs(run: Run, options: CheckOptions, terminal: Terminal): Promise<number> {
  return report(run, await begins(options, terminal)(run), options, terminal);
}

/** The reports of a run in the making. */
interface Making extends ReportsBegun {
  /** The summary of a step of GitHub Actions, where this is one. */
  summary: Begun | undefined;
  failOn: ReadonlySet<Failure>;
  asked: Pick<Look, 'failOn' | 'pathPrefix'>;
}

/** How a run begins its reports; whether what was typed can be meant is settled before anything is read. */
function begins(options: CheckOptions, terminal: Terminal): (opened: Opened) => Promise<Making> {
  const targets = targetsOf(options);
  const failOn = readFailures(options.failOn);
  const asked = { failOn: [...failOn], pathPrefix: readPrefix(options.pathPrefix) };
  return async ({ intake: { workspace } }) => {
    const isStep = targets.some(({ name }) => name === 'github') && hasStepSummary(terminal);
    const summary = isStep ? jobSummary.begin({ workspace, ...asked }) : undefined;
    const reports = await beginReports(targets, { workspace, ...asked });
    const take = (shown: Shown) => {
      reports.take(shown);
      summary?.take(shown);
    };
    return { ...reports, take, summary, failOn, asked };
  };
}

async function report(
  run: Run<ResultStanding>,
  { targets, summary, failOn, asked }: Making,
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const { result, unusable, leftOut } = run;
  const { errors, warnings, gaps } = openTotals(result);
  const found = {
    error: errors > 0,
    warning: warnings > 0,
    gap: gaps > 0 || looksAtNoUnit(result) || hidesGaps(result),
  };
  const failing = failures.filter((each) => failOn.has(each) && found[each]);
  const made = await makeReports(targets, run, options, terminal, (format, look, base) =>
    format.finish(result, { ...look, ...asked, failing }, base),
  );
  putReports(made, options, terminal);
  if (summary !== undefined) {
    const text = await summary.finish(result, { ...lookAt(run, inFile, options, terminal), failing }, '');
    appendStepSummary(wholeText(text), terminal);
  }
  if (!targets.some(({ name, file }) => name === 'pretty' && file === undefined)) {
    terminal.stderr.write(summaryLines(result, { ...lookAt(run, terminal.stderr, options, terminal), failing }));
  }
  if (leftOut > 0)
    terminal.stderr.write(
      `${counted(leftOut, 'finding')} about other units left out, for --unit asks about ${listIds(options.unit ?? [])}\n`,
    );
  const provesNothing = looksAtNoUnit(result);
  if (provesNothing) terminal.stderr.write(`evid: ${noUnitWords(result)}, so nothing is said about gaps\n`);
  return unusable || (provesNothing && failOn.has('gap')) ? 2 : failing.length > 0 ? 1 : 0;
}

/** GitHub's workflow commands come last: they may follow a report for people, for the runner takes its own lines out of the log. */
function targetsOf(options: FormatOptions): Target<PlainReporter>[] {
  const mayShare = (names: readonly string[]) =>
    names.length === 2 && names.includes('github') && (names.includes('pretty') || names.includes('concise'));
  const targets = readTargets(options, formats, mayShare);
  const isCommands = ({ name }: Target<PlainReporter>) => name === 'github';
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
