import type { Folder } from './folder.ts';

/** Whether a path, as somebody wrote it on whatever system, leads out of the folder from which it is read. */
export function leadsOutside(path: string): boolean {
  if (/^([/\\]|[A-Za-z]:)/.test(path)) return true;
  let depth = 0;
  for (const step of path.split(/[/\\]/)) {
    if (step === '..') depth--;
    else if (step !== '.' && step !== '') depth++;
    if (depth < 0) return true;
  }
  return false;
}

/** Whether a file that is named in the configuration lies outside the workspace, links resolved. */
export const liesOutside = (folder: Folder, path: string): boolean => leadsOutside(path) || !folder.isInside(path, '.');
