import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** A git repository with a working tree, and where in it a folder lies. */
export interface Repository {
  /** The folder that holds `.git`, links resolved. */
  top: string;
  /** The way from there to the folder, with `/` after it; empty for the top itself. */
  prefix: string;
}

/** Git's own words where there is no repository. */
export const notARepository = 'not a git repository';

/**
 * The repository in which a folder lies; undefined where there is none. It is found here and not by git, which would take a folder
 * with a `HEAD`, `objects` and `refs` for a repository of its own, and what its `config` says for its owner's wish.
 */
export function repositoryAround(folder: string): Repository | undefined {
  const inside = existsSync(folder) ? realpathSync.native(folder) : folder;
  for (let top = inside; ; top = dirname(top)) {
    if (existsSync(join(top, '.git'))) {
      const steps = relative(top, inside).split(sep);
      if (steps.includes('.git')) return undefined;
      return { top, prefix: steps[0] === '' ? '' : `${steps.join('/')}/` };
    }
    if (dirname(top) === top) return undefined;
  }
}
