import { closeSync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createFile, temporaryName } from './files.ts';

/** Milliseconds after which a name counts as free again: whoever reserved it was stopped before it was used. */
const patience = 60_000;

/**
 * Does something while nobody else reserves the same name; undefined, and nothing is done, where somebody has it. For names that
 * several files may bear, such as an item's id, which stands before words of its title.
 */
export function whileReserved<Answer>(path: string, act: () => Answer): Answer | undefined {
  const mark = join(dirname(path), `.${basename(path)}.reserved`);
  if (!createFile(mark, '') && !(takeForgotten(mark) && createFile(mark, ''))) return undefined;
  try {
    return act();
  } finally {
    release(mark);
  }
}

/** What cannot be removed is forgotten in a minute, and must not hide what was done. */
function release(mark: string): void {
  try {
    rmSync(mark, { force: true });
  } catch {}
}

/**
 * Takes a mark away that is older than anybody's patience; answers whether the name may be tried again. Of several who find it one
 * takes it: who then holds another's fresh mark gives it back.
 */
function takeForgotten(mark: string): boolean {
  const found = lstatSync(mark, { throwIfNoEntry: false });
  // Released meanwhile: whoever comes now may be before us, and keeps their mark.
  if (found === undefined) return true;
  if (timeOfDisk(mark) - found.mtimeMs < patience) return false;
  const aside = temporaryName(mark);
  try {
    renameSync(mark, aside);
  } catch {
    return true;
  }
  const isSame = lstatSync(aside).mtimeMs === found.mtimeMs;
  if (!isSame) giveBack(aside, mark);
  release(aside);
  return isSame;
}

function giveBack(aside: string, mark: string): void {
  try {
    linkSync(aside, mark);
  } catch {}
}

/** What time it is where the marks are made: the clock of a shared disk may be minutes from our own. */
function timeOfDisk(beside: string): number {
  const probe = temporaryName(beside);
  closeSync(openSync(probe, 'wx'));
  try {
    return lstatSync(probe).mtimeMs;
  } finally {
    release(probe);
  }
}
