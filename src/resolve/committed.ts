import type { History } from '../model/history.ts';

/**
 * Whether others have a file that lies here: it is in the last commit, not in any, or git is told to leave it out. What is in the
 * last commit is committed, whatever is ignored.
 */
export function fateOf(
  path: string,
  { standing, changes, ignored }: History,
): 'committed' | 'not-committed' | 'ignored' {
  const last = changes.get(path)?.findLast(({ commit }) => commit !== undefined);
  if (standing.has(path) || (last !== undefined && last.kind !== 'deleted')) return 'committed';
  const steps = path.split('/');
  const isIgnored = ignored.has(path) || steps.some((_, index) => ignored.has(foldersOf(steps, index)));
  return isIgnored ? 'ignored' : 'not-committed';
}

/** The first so many steps of a path as git writes a folder; none is the workspace itself. */
const foldersOf = (steps: readonly string[], count: number): string =>
  count === 0 ? '' : `${steps.slice(0, count).join('/')}/`;
