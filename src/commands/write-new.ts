import { basename, dirname, posix } from 'node:path';
import { oneLine } from '../document/safe-text.ts';
import { unportable } from '../model/portable-name.ts';
import { counted } from '../words/counts.ts';
import { createFiles, createFolder, type NewFile } from '../write/create-files.ts';
import { diskRefusal } from '../write/refusal.ts';
import { UsageError } from './usage-error.ts';

/** Writes new files, all or none, and answers with those whose names are taken; a disk that refuses is said in plain words. */
export function writeNew(root: string, files: readonly NewFile[], what: string): string[] {
  for (const [path] of files) refuseUnportable(posix.basename(path), what);
  return refusedByDisk(what, () => createFiles(root, files));
}

/** Writes the draft of a specification, over nothing that is there. */
export function writeDraft(path: string, text: string, shown: string): void {
  if (writeNew(dirname(path), [[basename(path), text]], shown).length > 0)
    throw new UsageError(`${shown} is there already`, 'evid writes over no file; name another with -o');
}

/** "2 outcomes, 1 criterion, 0 requirements": how much a draft holds. */
export const sizeWords = (size: Record<'outcomes' | 'criteria' | 'requirements', number>) =>
  `${counted(size.outcomes, 'outcome')}, ${counted(size.criteria, 'criterion', 'criteria')}, ${counted(size.requirements, 'requirement')}`;

/** Refuses a name that Windows does not know, whoever chose it: a copy of the workspace there would lack what bears it. */
export function refuseUnportable(name: string, what: string): void {
  const why = unportable(name);
  if (why !== undefined) throw new UsageError(`${oneLine(what)} cannot be written: ${why}`, 'give it another name');
}

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
