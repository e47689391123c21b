import { readRoll } from '../intake/read-roll.ts';
import type { Roll } from '../model/roll.ts';
import { everybodyIn, type Naming } from '../report/names/everybody.ts';
import { noVeil, type Veil, veil } from '../report/names/veil.ts';
import type { Workspace } from '../resolve/workspace.ts';
import type { LookOptions, OpenWorkspace } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

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
