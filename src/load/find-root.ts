import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The workspace root: the nearest folder upward that holds `evid.yaml`, up to and including the root of the git repository;
 * without one, the folder itself.
 */
export function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'evid.yaml'))) return folder;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return from;
  }
}

/** Whether a folder lies in a workspace that says so by an `evid.yaml`. */
export const isInWorkspace = (from: string): boolean => existsSync(join(findRoot(from), 'evid.yaml'));
