import {
  type Checked,
  type CheckRequest,
  checkSpecifications,
  checkStanding,
  checkWorkspace,
} from '../check-workspace.ts';
import { readHistory } from '../intake/read-history.ts';
import { readText } from '../load/read-text.ts';
import { rememberingFolder } from '../load/remembering-folder.ts';
import type { History } from '../model/history.ts';
import type { Result } from '../model/result.ts';
import type { ResultStanding } from '../model/standing.ts';
import type { Look } from '../report/look.ts';
import { noVeil } from '../report/names/veil.ts';
import { drawVeil, type Opened, type OpenWorkspace, openIntake } from './open-workspace.ts';
import { findRequestedFiles } from './requested-files.ts';
import { findRequested } from './requested-portfolios.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import { colourLevel, type Output, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** One look at a workspace, from which every command makes its report. */
export interface Run<Found = Result> extends Opened {
  /** As it may be shown. */
  result: Found;
  /** As it was found, to reckon with. */
  checked: Found;
  unusable: boolean;
}

/** Milliseconds after which a run says that it is still at work. */
const silence = 500;

interface RunOptions extends WorkspaceOptions, LookOptions {
  audit?: boolean | undefined;
  /** Whether arguments may be files, too. */
  takesFiles?: boolean;
  /** Whether --unit only has to name units, and all are looked at. */
  looksAtAll?: boolean;
  onResolved?: CheckRequest['onResolved'] | undefined;
  /** Whether a report will quote from what is read. */
  quotes?: boolean;
}

/** Opens the workspace that the options mean and checks the portfolios asked for. */
export const runCheck = (requested: readonly string[], options: RunOptions, terminal: Terminal): Promise<Run> =>
  runWith(checkWorkspace, requested, options, terminal);

/** The same for outputs that show no row of a portfolio, so that none is made. Whom the rows would name, it cannot hide. */
export const runStanding = (
  requested: readonly string[],
  options: RunOptions,
  terminal: Terminal,
): Promise<Run<ResultStanding>> => runWith(checkStanding, requested, options, terminal);

async function runWith<Found extends ResultStanding>(
  check: (request: CheckRequest) => Promise<Checked<Found>>,
  requested: readonly string[],
  options: RunOptions,
  terminal: Terminal,
): Promise<Run<Found>> {
  const { open, intake, started } = openIntake(options, terminal, options.quotes ? rememberingFolder : undefined);
  const { config } = intake.workspace;
  const asked = options.takesFiles
    ? findRequestedFiles(requested, open, config, terminal)
    : { portfolios: findRequested(requested, open, config, terminal) };
  let shown = false;
  const { result, unusable } = await check({
    folder: open.folder,
    intake,
    today: open.today,
    ...asked,
    units: options.looksAtAll ? undefined : options.unit,
    onResolved: options.onResolved,
    onFault: terminal.onFault,
    history: options.audit ? historyOf(open) : undefined,
    onPortfolio: (done, of) => {
      if (!redraws(terminal) || options.quiet || options.plain || terminal.clock() - started < silence) return;
      shown = true;
      terminal.stderr.write(`\r${done} of ${of} portfolios`);
    },
  });
  if (shown) terminal.stderr.write('\r\u001b[K');
  const veil = drawVeil(options, open, intake.workspace, terminal, result.portfolios);
  return { unusable, open, intake, started, checked: result, result: veil.show(result), veil };
}

/** Whether a line that is shown can be taken back. */
const redraws = ({ stderr, env }: Terminal) => stderr.isTerminal && env.TERM !== 'dumb';

/** What git says of the workspace; without git, or outside a repository, there is nothing to audit. */
function historyOf({ root }: OpenWorkspace): History {
  const read = readHistory(root);
  if ('history' in read) return read.history;
  throw new UsageError(
    `the history of this workspace cannot be read: ${read.problem}`,
    read.help ?? 'an audit compares the records with the commits of the git repository in which the workspace lies',
  );
}

/** Opens the workspace and checks its specifications alone. */
export function runSpecCheck(options: WorkspaceOptions & LookOptions, terminal: Terminal): Run {
  const opened = openIntake(options, terminal);
  const { open, intake, veil } = opened;
  const { folder, today } = open;
  const { result, unusable } = checkSpecifications({ folder, intake, today, units: options.unit });
  return { ...opened, checked: result, result: veil.show(result), unusable };
}

type LookedAt = Pick<Run, 'open' | 'started'> & Partial<Pick<Run, 'veil' | 'unusable'>>;

/** The lines of so many files are kept at most: a report asks for those of one file many times, and then for those of the next. */
const mostKept = 100;

/** How a report of this run is to look on one output. */
export function lookAt(
  { open, started, veil = noVeil, unusable = false }: LookedAt,
  output: Output,
  options: LookOptions,
  terminal: Terminal,
): Look {
  const lines = new Map<string, { written: string[]; shown: string[] }>();
  const linesOf = (file: string) => {
    const known = lines.get(file);
    if (known !== undefined) return known;
    const read = readText(open.folder, veil.sourceOf(file));
    const text = 'text' in read ? read.text : undefined;
    const written = text?.split('\n') ?? [];
    const both = {
      written,
      shown: text === undefined || veil === noVeil ? written : veil.hide(text, veil.sourceOf(file)).split('\n'),
    };
    if (lines.size >= mostKept) lines.clear();
    lines.set(file, both);
    return both;
  };
  return {
    // A screen reader reads facts, not lines: nothing is wrapped for it.
    width: options.plain ? Number.POSITIVE_INFINITY : (output.columns ?? 80),
    colour: colourLevel(options.color, output, terminal.env),
    plain: options.plain ?? false,
    quiet: options.quiet ?? false,
    verbose: options.verbose ?? false,
    seconds: (terminal.clock() - started) / 1000,
    failing: [],
    unusable,
    summary: (terminal.env.GITHUB_STEP_SUMMARY ?? '') !== '',
    sourceLine: (file, line) => linesOf(file).written[line - 1],
    sourceLines: (file, inside) =>
      inside !== undefined && !open.folder.isInside(veil.sourceOf(file), veil.sourceOf(inside))
        ? []
        : linesOf(file).shown,
    ...(veil === noVeil ? {} : { hide: (text: string, file: string) => veil.hide(text, veil.sourceOf(file)) }),
  };
}
