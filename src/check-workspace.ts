import { checks, findingsOf, ofPortfolio, ofStanding } from './checks/index.ts';
import { internalFaultIn } from './checks/internal-fault.ts';
import { type Finding, fileStart } from './diagnostics/finding.ts';
import { assembleResult, concerning, diagnosticOf, diagnosticOrder, headOf } from './evaluate/assemble-result.ts';
import { evaluatePortfolio, type PortfolioEvaluation } from './evaluate/evaluate-portfolio.ts';
import { unjudged } from './evaluate/unjudged-portfolio.ts';
import { unusedWaivers, waiveFaults } from './evaluate/waive.ts';
import { compileCentreSchema } from './intake/centre-schema.ts';
import { readPortfolio } from './intake/read-portfolio.ts';
import { readWorkspace, type WorkspaceIntake } from './intake/read-workspace.ts';
import { whereToRun } from './load/find-below.ts';
import { findPortfolios, missingHomes } from './load/find-files.ts';
import { type Folder, isOutOfFiles } from './load/folder.ts';
import type { History } from './model/history.ts';
import { naturalOrder } from './model/natural-order.ts';
import { once } from './model/once.ts';
import type { Diagnostic, PortfolioRow, Result } from './model/result.ts';
import type { Judged, PortfolioStanding, ResultStanding } from './model/standing.ts';
import { type Config, configPath } from './resolve/config.ts';
import { entryFindings } from './resolve/entry-faults.ts';
import { type ResolvedPortfolio, resolvePortfolio } from './resolve/resolve-portfolio.ts';
import type { Workspace } from './resolve/workspace.ts';

export interface CheckRequest {
  folder: Folder;
  /** What the portfolios have in common, where the caller has read it already. */
  intake?: WorkspaceIntake;
  /** The day of the run, YYYY-MM-DD. */
  today: string;
  /** Portfolio folders, from the root; undefined: all that the workspace names. */
  portfolios?: readonly string[] | undefined;
  /** Files, from the root, to whose faults the result is limited, but for portfolios in `whole`; undefined: all. */
  files?: readonly string[] | undefined;
  whole?: readonly string[] | undefined;
  /** Units to which the result is limited; undefined: all. */
  units?: readonly string[] | undefined;
  /** What git says of the files; with it, who committed what is checked too. */
  history?: History | undefined;
  /** Told of each portfolio while everything read of it is at hand. */
  onResolved?: ((resolved: ResolvedPortfolio) => void) | undefined;
  /** Told of each portfolio, in their order, as soon as it is judged; whatever is not taken of it then is let go. */
  onJudged?: ((judged: Judged) => void) | undefined;
  /**
   * Told of what still throws while one portfolio is judged: that becomes a fault of its own, its units are unknown, and the others
   * are judged as ever. Without it, the fault is thrown.
   */
  onFault?: ((error: unknown) => void) | undefined;
  /** Told after each portfolio how many are done. */
  onPortfolio?: (done: number, of: number) => void;
}
export interface Checked<Made = Result> {
  result: Made;
  /** The workspace or a specification cannot be used, so the result cannot be trusted to be whole. */
  unusable: boolean;
  /** How many faults in portfolios are about other units than those asked for, and not told. */
  leftOut: number;
}

/** Files in, result out. */
export async function checkWorkspace(request: CheckRequest): Promise<Checked> {
  const portfolios: PortfolioRow[] = [];
  const onJudged = (judged: Judged) => {
    const row = judged.row();
    request.onJudged?.(judged);
    portfolios.push(row);
  };
  const { result, ...checked } = await checkStanding({ ...request, onJudged });
  return { ...checked, result: { ...result, portfolios } };
}

/** The whole of evid on one screen: faults, totals and how each unit stands. Rows are made where `onJudged` asks for them. */
export async function checkStanding(request: CheckRequest): Promise<Checked<ResultStanding>> {
  const { folder, today, units } = request;

  // Load and parse what all portfolios have in common.
  const { workspace: common, specCount, unusable, ...intake } = request.intake ?? readWorkspace(folder, today);
  const workspace = { ...common, history: request.history };
  const findings = [...intake.findings];
  const centreSchema = await compileCentreSchema(folder, workspace.config);
  const found =
    request.portfolios === undefined
      ? findPortfolios(folder, workspace.config.portfolios)
      : { paths: request.portfolios, strays: [] };
  findings.push(...found.strays);
  const nowhere = found.paths.length === 0;
  // What is closed, or lies behind a link, is reported; more than that nobody knows.
  if (nowhere && !found.strays.some(({ code }) => code !== 'no-portfolio-file'))
    findings.push(noPortfolios(workspace.config, folder));
  else if (request.portfolios === undefined) findings.push(...missingFolders(workspace.config, folder));

  findings.push(...commonFindings(workspace, false));

  // Then one portfolio after the other: parse, resolve, check, evaluate.
  const diagnostics: Diagnostic[] = [];
  const unread = new Set<string>();
  const records = new Map<string, string>();
  let leftOut = 0;
  const faultsOf = (found: readonly Finding[], resolved?: ResolvedPortfolio): Diagnostic[] => {
    const isMeant = units === undefined ? () => true : concerning(units, workspace.units, resolved);
    const faults: Diagnostic[] = [];
    for (const finding of found) {
      const fault = diagnosticOf(finding, workspace);
      if (fault === undefined) continue;
      if (isMeant(finding)) faults.push(fault);
      else if (finding.portfolio !== undefined) leftOut++;
    }
    return waiveFaults({ diagnostics: faults, records, unread, unusable }, workspace);
  };
  const report = (faults: readonly Diagnostic[]) => {
    for (const fault of faults) diagnostics.push(fault);
  };
  const isTold = isAsked(request, unusable);
  const head = headOf(request, workspace);
  const paths = [...found.paths].sort(naturalOrder);
  let items = 0;
  const tell = ({ standing, row, items: own }: PortfolioEvaluation, faults: readonly Diagnostic[]) => {
    const { path } = standing;
    const told = faults.filter((fault) => fault.portfolio === path && isTold(fault)).sort(diagnosticOrder);
    request.onJudged?.({ head, standing, row: once(row), faults: told });
    items += own;
    report(faults);
    return standing;
  };
  const judge = (path: string): PortfolioStanding => {
    const { portfolio, findings: own } = readPortfolio(folder, path, workspace, centreSchema);
    const resolved = resolvePortfolio(portfolio, workspace);
    request.onResolved?.(resolved);
    own.push(...entryFindings(resolved));
    for (const finding of findingsOf(ofPortfolio, (check) => check.portfolio?.(resolved))) own.push(finding);
    const { whole, asked } = evaluatePortfolio(resolved, own, units);
    for (const finding of findingsOf(ofStanding, (check) => check.standing?.(resolved, whole))) own.push(finding);
    for (const file of portfolio.unread) unread.add(file);
    for (const { path: file, id } of [...portfolio.assessments, ...portfolio.verifications]) records.set(file, id);
    return tell(asked, faultsOf(own, resolved));
  };
  const portfolios = paths.map((path, index) => {
    try {
      return judge(path);
    } catch (error) {
      if (request.onFault === undefined || isOutOfFiles(error)) throw error;
      request.onFault(error);
      return tell(unjudged(folder, path, workspace, units), faultsOf([internalFaultIn(path, error)]));
    } finally {
      request.onPortfolio?.(index + 1, paths.length);
    }
  });
  report(faultsOf([...findings, ...(centreSchema?.findings ?? [])]));

  // Last, what the centre accepts and nobody needs; a waiver is unused only where nothing was left out.
  const all = { diagnostics, portfolios, records, unread, unusable };
  if (request.portfolios === undefined && units === undefined) report(faultsOf(unusedWaivers(all, workspace)));
  const told = diagnostics.filter(isTold);
  const result = assembleResult({ head, specCount, portfolios, items, diagnostics: told });
  return { result, leftOut, unusable: unusable || (nowhere && workspace.config.file === undefined) };
}

/** Whether a fault is in what was asked about; what makes the whole unusable is always said. */
function isAsked({ files, whole = [] }: CheckRequest, unusable: boolean): (fault: Diagnostic) => boolean {
  if (files === undefined) return () => true;
  const [named, folders] = [new Set(files), new Set(whole)];
  return ({ file, portfolio, severity }) =>
    named.has(file) ||
    (portfolio === undefined ? folders.size > 0 || (unusable && severity === 'error') : folders.has(portfolio));
}

/** `evid spec check`: the specifications alone, with the advice that only whoever writes them needs. */
export function checkSpecifications({ folder, today, intake, units }: CheckRequest): Checked {
  const { workspace, specCount, findings, unusable } = intake ?? readWorkspace(folder, today);
  const all = [...findings, ...commonFindings(workspace, true)];
  const meant = units === undefined ? all : all.filter(concerning(units, workspace.units));
  const found = meant.flatMap((finding) => diagnosticOf(finding, workspace) ?? []);
  const diagnostics = waiveFaults({ diagnostics: found, records: new Map(), unread: new Set(), unusable }, workspace);
  const head = headOf({ today, units }, workspace);
  const result = assembleResult<PortfolioRow>({ head, specCount, portfolios: [], items: 0, diagnostics });
  return { result, leftOut: 0, unusable };
}

/** Faults of the specifications, the register and the policy. */
function commonFindings(workspace: Workspace, withLints: boolean): Finding[] {
  const codes = checks.map(({ code }) => code);
  const asked = checks.filter(({ lint }) => withLints || !lint);
  return findingsOf(asked, function* (check) {
    for (const unit of workspace.units.units.values()) yield* check.unit?.(unit, workspace) ?? [];
    for (const each of workspace.qualifications.byId.values()) yield* check.qualification?.(each, workspace) ?? [];
    yield* check.workspace?.(workspace, codes) ?? [];
  });
}

/** Folders that `portfolios` names and that are not there: nothing in them is checked, though others hold something. */
const missingFolders = ({ portfolios, file }: Config, folder: Folder): Finding[] =>
  file === undefined
    ? []
    : missingHomes(folder, portfolios).map(({ home, index }) => ({
        code: 'no-portfolios',
        message: `there is no folder ${home}`,
        help: 'correct portfolios in evid.yaml, or add the folder',
        file: configPath,
        span: file.at(['portfolios', index]),
        about: home,
      }));

function noPortfolios({ portfolios, file }: Config, folder: Folder): Finding {
  const searched = portfolios.join(', ');
  const finding = {
    code: 'no-portfolios',
    message:
      portfolios.length === 0 ? 'portfolios names no folder with portfolios' : `there is no portfolio in ${searched}`,
  };
  const help = 'a portfolio is a folder with a portfolio.yaml';
  if (file !== undefined)
    return {
      ...finding,
      help: portfolios.length === 0 ? help : `${help}; evid new portfolio begins one`,
      file: configPath,
      span: file.at(['portfolios']),
    };
  // Without an evid.yaml, too, this is most likely another folder.
  return {
    ...finding,
    severity: 'error',
    help: `${whereToRun(folder)}; ${help}`,
    file: portfolios[0]!.replace(/\/\*$/, ''),
    span: fileStart,
  };
}
