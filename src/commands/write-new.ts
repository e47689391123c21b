import { createFiles, createFolder, type NewFile } from '../write/create-files.ts';
import { diskRefusal } from '../write/refusal.ts';
import { UsageError } from './usage-error.ts';

/** Writes new files, all or none, and answers with those whose names are taken; a disk that refuses is said in plain words. */
export const writeNew = (root: string, files: readonly NewFile[], what: string): string[] =>
  refusedByDisk(what, () => createFiles(root, files));

/** The same for a whole folder: a workspace. */
export const writeNewFolder = (root: string, files: readonly NewFile[], what: string): string[] =>
  refusedByDisk(what, () => createFolder(root, files));

/** Does something on the disk; what the disk refuses becomes an error that its user understands. */
export function refusedByDisk<Answer>(what: string, act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    const why = diskRefusal(error);
    if (why === undefined) throw error;
    throw new UsageError(`${what} cannot be written: ${why}`, 'nothing was written');
  }
}
