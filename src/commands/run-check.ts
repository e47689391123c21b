import { type CheckRequest, checkSpecifications, checkStanding } from '../check-workspace.ts';
import { readHistory } from '../intake/read-history.ts';
import type { Folder } from '../load/folder.ts';
import { readText } from '../load/read-text.ts';
import { rememberingFolder } from '../load/remembering-folder.ts';
import type { History } from '../model/history.ts';
import { naturalOrder } from '../model/natural-order.ts';
import { once } from '../model/once.ts';
import type { PortfolioRow, Result } from '../model/result.ts';
import type { ResultStanding } from '../model/standing.ts';
import type { Look } from '../report/look.ts';
import { noVeil, type Veil } from '../report/names/veil.ts';
import type { Shown } from '../report/reporter.ts';
import { listsBy } from '../resolve/lists-by.ts';
import { drawVeil, type Opened, type OpenWorkspace, openIntake } from './open-workspace.ts';
import { findRequestedFiles } from './requested-files.ts';
import { findRequested } from './requested-portfolios.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import { hasStepSummary } from './step-summary.ts';
import { colourLevel, type Output, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** One look at a workspace, from which every command makes its report. */
export interface Run<Found = Result> extends Opened {
  /** As it may be shown. */
  result: Found;
  /** As it was found, to reckon with. */
  checked: Found;
  unusable: boolean;
  /** How many faults are about other units than those asked for, and not told. */
  leftOut: number;
}

/** Milliseconds after which a run says that it is still at work. */
const silence = 500;

export interface Again {
  opened: Opened;
  /** Portfolio folders, from the root. */
  portfolios: readonly string[];
}

interface RunOptions extends WorkspaceOptions, LookOptions {
  audit?: boolean | undefined;
  /** Whether arguments may be files, too. */
  takesFiles?: boolean;
  /** Whether --unit only has to name units, and all are looked at. */
  looksAtAll?: boolean;
  onResolved?: CheckRequest['onResolved'] | undefined;
  /** Whether a report will quote from what is read as soon as it is judged. */
  quotes?: boolean;
  /** A workspace that has been looked at before, and what is looked at in it again. */
  again?: Again;
}

/** What reports are made of: takes what they need of each portfolio as soon as it may be shown; everything else is let go. */
export interface Taker {
  take: (shown: Shown) => void;
}

/** Opens the workspace that the options mean, checks the portfolios asked for, and keeps all that there is to say of them. */
export async function runCheck(requested: readonly string[], options: RunOptions, terminal: Terminal): Promise<Run> {
  const [shown, found]: [PortfolioRow[], PortfolioRow[]] = [[], []];
  const take = (each: Shown) => {
    const pair = [each.row(), each.found()] as const;
    shown.push(pair[0]);
    found.push(pair[1]);
  };
  const { taker: _, ...run } = await runTaking(requested, options, terminal, () => ({ take }));
  found.sort((a, b) => naturalOrder(a.path, b.path));
  return { ...run, result: { ...run.result, portfolios: shown }, checked: { ...run.checked, portfolios: found } };
}

/**
 * Opens the workspace, begins the reports, and hands each portfolio on as soon as it is judged. With --anonymise nobody knows whom
 * to hide before all rows are made, so that they are kept until then.
 */
export async function runTaking<Own extends Taker>(
  requested: readonly string[],
  options: RunOptions,
  terminal: Terminal,
  begin: (opened: Opened) => Own | Promise<Own>,
): Promise<Run<ResultStanding> & { taker: Own }> {
  const opened = options.again?.opened ?? openIntake(options, terminal);
  const { open, intake, started } = opened;
  const { config } = intake.workspace;
  const asked = options.takesFiles
    ? findRequestedFiles(requested, open, config, terminal)
    : { portfolios: options.again?.portfolios ?? findRequested(requested, open, config, terminal) };
  const taker = await begin(opened);
  const { folder, forget } = options.quotes ? rememberingFolder(open.folder) : { folder: open.folder, forget() {} };
  const own = sourcesOf(folder, noVeil);
  const hidden: PortfolioRow[] = [];
  let shown = false;
  const { result: checked, ...told } = await checkStanding({
    folder,
    intake,
    today: open.today,
    ...asked,
    units: options.looksAtAll ? undefined : options.unit,
    onResolved: options.onResolved,
    onJudged: (judged) => {
      if (options.anonymise) hidden.push(judged.row());
      else taker.take({ ...judged, ...own, found: judged.row, show: noVeil.show });
    },
    onFault: terminal.onFault,
    history: options.audit ? historyOf(open) : undefined,
    onPortfolio: (done, of) => {
      forget();
      if (!redraws(terminal) || options.quiet || options.plain || terminal.clock() - started < silence) return;
      shown = true;
      terminal.stderr.write(`\r${done} of ${of} portfolios`);
    },
  });
  if (shown) terminal.stderr.write('\r\u001b[K');
  if (!options.anonymise) return { ...opened, ...told, taker, checked, result: checked };
  const veil = drawVeil(options, open, intake.workspace, terminal, hidden);
  const result = veil.show({ ...checked, portfolios: hidden });
  const faults = listsBy(result.diagnostics, ({ portfolio = '' }) => portfolio);
  const { summary: _, portfolios, diagnostics: __, ...head } = result;
  const sources = sourcesOf(folder, veil);
  const byPath = new Map(hidden.map((row) => [row.path, row]));
  for (const row of portfolios) {
    const found = byPath.get(veil.sourceOf(row.path))!;
    taker.take({
      ...{ head, standing: row, row: () => row, found: () => found, faults: faults.get(row.path) ?? [] },
      ...{ ...sources, show: veil.show },
    });
  }
  return { ...opened, ...told, veil, taker, checked, result };
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
  const { result, ...told } = checkSpecifications({ folder, intake, today, units: options.unit });
  return { ...opened, ...told, checked: result, result: veil.show(result) };
}

type LookedAt = Pick<Run, 'open' | 'started'> & Partial<Pick<Run, 'veil' | 'unusable'>>;

/** How a report of this run is to look on one output. */
export function lookAt(
  { open, started, veil = noVeil, unusable = false }: LookedAt,
  output: Output,
  options: LookOptions,
  terminal: Terminal,
): Look {
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
    summary: hasStepSummary(terminal),
    ...sourcesOf(open.folder, veil),
  };
}

/** The texts of so many files are kept at most: a report asks for that of one file many times, and then for that of the next. */
const mostKept = 100;

/** What reports quote from: the texts of files, as they are written and as they may be shown. */
function sourcesOf(folder: Folder, veil: Veil): Pick<Look, 'sourceLine' | 'fileText' | 'hide'> {
  let texts = new Map<string, { lines: () => readonly string[]; shown: string }>();
  const textOf = (file: string) => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const read = readText(folder, veil.sourceOf(file));
    const text = 'text' in read ? read.text : '';
    const both = {
      lines: once(() => text.split('\n')),
      shown: veil === noVeil ? text : veil.hide(text, veil.sourceOf(file)),
    };
    if (texts.size >= mostKept) texts = new Map();
    texts.set(file, both);
    return both;
  };
  return {
    sourceLine: (file, line) => textOf(file).lines()[line - 1],
    fileText: (file, inside) =>
      inside !== undefined && !folder.isInside(veil.sourceOf(file), veil.sourceOf(inside)) ? '' : textOf(file).shown,
    ...(veil === noVeil ? {} : { hide: (text: string, file: string) => veil.hide(text, veil.sourceOf(file)) }),
  };
}
