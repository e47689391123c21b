import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { findRoot, isInWorkspace } from '../load/find-root.ts';
import { leadsOutside } from '../load/outside.ts';
import { shellWord } from '../words/command-lines.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

type Here = Pick<OpenWorkspace, 'root'> & Pick<Terminal, 'cwd'>;

/** Refuses a path that leads out of the workspace: evid looks at one at a time, by its own specifications and register. */
export function refuseOutside(written: string, path: string, here: Here, known: readonly string[] = []): void {
  // One folder may have several names, as a temporary one has on a Mac.
  if (!isOutside(here.root, path) || !isOutside(realpathSync(here.root), realpathSync(path))) return;
  refuseOther(written, path, here);
  throw new UsageError(
    `${written} lies outside the workspace`,
    withPortfolios('name its workspace with --root', known),
  );
}

/** Refuses a folder in the workspace that is no portfolio but the workspace itself, or belongs to one of its own. */
export function refuseWorkspace(written: string, path: string, here: Here, known: readonly string[]): void {
  if (path === here.root)
    throw new UsageError(
      `${written === '' ? '""' : written} is the workspace, not a portfolio`,
      withPortfolios(known.length > 0 ? 'leave it out to mean all' : 'evid new portfolio makes one', known),
    );
  if (!isOutside(here.root, findRoot(path))) refuseOther(written, path, here);
}

/** Refuses what belongs to another workspace, and says where to look at it, in names that hold from here. */
function refuseOther(written: string, path: string, { root, cwd }: Here): void {
  const other = findRoot(statSync(path).isDirectory() ? path : dirname(path));
  if (other === root || !isInWorkspace(other)) return;
  const named = `--root ${shellWord(isAbsolute(written) ? other : relative(cwd, other))}`;
  if (path === other) throw new UsageError(`${written} is another workspace`, `run evid there, or name it: ${named}`);
  throw new UsageError(
    `${written} lies in another workspace`,
    `run evid there, or name both: ${named} ${shellWord(slashed(relative(other, path)))}`,
  );
}

const withPortfolios = (help: string, known: readonly string[]) =>
  known.length === 0 ? help : `portfolios here: ${known.join(', ')}; ${help}`;
const slashed = (path: string) => path.split(sep).join('/');
const isOutside = (root: string, path: string): boolean => leadsOutside(slashed(relative(root, path)));
