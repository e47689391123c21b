import { type Checked, checkWorkspace } from '../../check-workspace.ts';
import { isErrorUnasked } from '../../checks/severity.ts';
import { readPortfolio } from '../../intake/read-portfolio.ts';
import type { WorkspaceIntake } from '../../intake/read-workspace.ts';
import type { Folder } from '../../load/folder.ts';
import type { PortfolioRow, Result } from '../../model/result.ts';
import type { Veil } from '../../report/names/veil.ts';
import { type ResolvedPortfolio, resolvePortfolio } from '../../resolve/resolve-portfolio.ts';
import { drawVeil, type OpenWorkspace, openIntake } from '../open-workspace.ts';
import { findRequested } from '../requested-portfolios.ts';
import type { LookOptions, WorkspaceOptions } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** A portfolio as it stands before a record is added to it. */
export interface Recording extends PortfolioState {
  open: OpenWorkspace;
  intake: WorkspaceIntake;
  path: string;
  /** What --anonymise does to whatever is shown. */
  veil: Veil;
  /** Of a text in this portfolio. */
  hide: (text: string) => string;
}
/** How a portfolio stands, with a new record or without it. */
export interface PortfolioState {
  result: Result;
  row: PortfolioRow;
  resolved: ResolvedPortfolio;
}

/** Opens the portfolio that a record is to be added to. A workspace that cannot be used takes no records. */
export async function openRecording(
  portfolio: string,
  options: WorkspaceOptions & Pick<LookOptions, 'anonymise'>,
  terminal: Terminal,
): Promise<Recording> {
  const { open, intake: read } = openIntake(options, terminal);
  const { config } = read.workspace;
  const path = findRequested([portfolio], open, config, terminal)![0]!;
  if (read.unusable)
    throw new UsageError(
      'the workspace cannot be used as it is, so nothing is recorded',
      `see evid check ${portfolio}`,
    );
  const intake = { ...read, workspace: { ...read.workspace, config: strict(config) } };
  const state = await stateOf(open.folder, { open, intake, path });
  const veil = drawVeil(options, open, intake.workspace, terminal, state.result.portfolios);
  const hide = (text: string) => veil.hide(text, path);
  return { open, intake, path, veil, hide, ...state };
}

/** The portfolio as it may be shown. */
export const shownRow = ({ result }: Pick<PortfolioState, 'result'>, veil: Veil): PortfolioRow =>
  veil.show(result).portfolios[0]!;

/** How the portfolio stands in a folder: that of the workspace, or one that holds a new record too. */
export async function stateOf(
  folder: Folder,
  { open, intake, path }: Pick<Recording, 'open' | 'intake' | 'path'>,
): Promise<PortfolioState> {
  const { result }: Checked = await checkWorkspace({ folder, intake, today: open.today, portfolios: [path] });
  const { portfolio } = readPortfolio(folder, path, intake.workspace, undefined);
  return { result, row: result.portfolios[0]!, resolved: resolvePortfolio(portfolio, intake.workspace) };
}

/** What the centre turned down for what is already there is still an error in what is about to be written. */
function strict<Config extends { severity: Readonly<Record<string, string>> }>(config: Config): Config {
  const kept = Object.entries(config.severity).filter(([code]) => !isErrorUnasked(code));
  return { ...config, severity: Object.fromEntries(kept) };
}
