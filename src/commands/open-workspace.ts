import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { offer } from '../diagnostics/nearest.ts';
import { readRoll } from '../intake/read-roll.ts';
import { readWorkspace, type WorkspaceIntake } from '../intake/read-workspace.ts';
import { findRoot } from '../load/find-root.ts';
import { diskFolder, type Folder } from '../load/folder.ts';
import type { Roll } from '../model/roll.ts';
import { everybodyIn, type Naming } from '../report/names/everybody.ts';
import { noVeil, type Veil, veil } from '../report/names/veil.ts';
import type { Workspace } from '../resolve/workspace.ts';
import { schemaPath } from '../write/scaffold/editor-files.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface OpenWorkspace {
  folder: Folder;
  root: string;
  today: string;
}

/** The workspace that a command is about. */
export function openWorkspace(options: WorkspaceOptions, terminal: Terminal): OpenWorkspace {
  const root = options.root === undefined ? findRoot(terminal.cwd) : resolve(terminal.cwd, options.root);
  if (!existsSync(root) || !statSync(root).isDirectory()) throw new UsageError(`there is no folder ${options.root}`);
  return { folder: diskFolder(root), root, today: options.today ?? terminal.localDate() };
}

/** How many folders a new file lies below the schemas of its workspace, for its first line; undefined where there is none of its kind. */
export const depthBelowSchemas = (
  kind: 'portfolio' | 'unit',
  file: string,
  { folder }: OpenWorkspace,
): number | undefined =>
  'bytes' in folder.read(schemaPath(kind), 1024 * 1024) ? file.split('/').length - 1 : undefined;

/** Refuses unit filters that name no unit. */
export function checkUnitFilter(
  units: readonly string[] | undefined,
  known: readonly string[],
  someUnreadable: boolean,
): void {
  if (units?.length === 0) throw new UsageError('--unit names no unit', offer('', known, 'units here:'));
  for (const unit of units ?? []) {
    if (known.includes(unit) || someUnreadable) continue;
    throw new UsageError(
      `there is no unit ${unit}`,
      known.length > 0 ? offer(unit, known, 'units here:') : 'this workspace has no specification',
    );
  }
}

/** A workspace with its specifications and its register, and when it was opened. */
export interface Opened {
  open: OpenWorkspace;
  intake: WorkspaceIntake;
  started: number;
  /** What --anonymise does to whatever is shown. */
  veil: Veil;
}

/** Opens and reads a workspace. From now on nothing is said that is to be hidden, and no unit asked about that there is not. */
export function openIntake(
  options: WorkspaceOptions & Pick<LookOptions, 'anonymise'>,
  terminal: Terminal,
  through = (folder: Folder) => folder,
): Opened {
  const started = terminal.clock();
  const opened = openWorkspace(options, terminal);
  const open = { ...opened, folder: through(opened.folder) };
  const intake = readWorkspace(open.folder, open.today);
  const { units } = intake.workspace;
  checkUnitFilter(options.unit, [...units.units.keys()], units.someUnreadable);
  return { open, intake, started, veil: drawVeil(options, open, intake.workspace, terminal) };
}

/**
 * With `--anonymise`, hides everybody whom the workspace names, in reports and in whatever else the run says from now on; without
 * it, nothing. Rows tell of people whom no register knows.
 */
export function drawVeil(
  { anonymise }: Pick<LookOptions, 'anonymise'>,
  { folder }: Pick<OpenWorkspace, 'folder'>,
  workspace: Pick<Workspace, 'config' | 'people'>,
  terminal: Terminal,
  rows: readonly (Naming & { path: string })[] = [],
  more: Roll['portfolios'] = [],
): Veil {
  if (!anonymise) return noVeil;
  const roll = readRoll(
    folder,
    workspace,
    rows.map(({ path }) => path),
  );
  return coverWith([{ ...roll, portfolios: [...roll.portfolios, ...more] }], terminal, rows);
}

/** The same, of several states of a workspace. */
export function coverWith(rolls: readonly Roll[], terminal: Terminal, rows: readonly Naming[] = []): Veil {
  const drawn = veil(everybodyIn(rolls, rows));
  terminal.cover?.((text) => drawn.hide(text));
  return drawn;
}
