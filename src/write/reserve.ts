import { lstatSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createFile } from './files.ts';

/** Milliseconds after which a name counts as free again: whoever reserved it was stopped before it was used. */
const patience = 60_000;

/**
 * Does something while nobody else reserves the same name; undefined, and nothing is done, where somebody has it. For names that
 * several files may bear, such as an item's id, which stands before words of its title.
 */
export function whileReserved<Answer>(path: string, act: () => Answer): Answer | undefined {
  const mark = join(dirname(path), `.${basename(path)}.reserved`);
  if (!createFile(mark, '') && !(isForgotten(mark) && createFile(mark, ''))) return undefined;
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

function isForgotten(mark: string): boolean {
  const found = lstatSync(mark, { throwIfNoEntry: false });
  // Released meanwhile: whoever comes now may be before us, and keeps their mark.
  if (found === undefined) return true;
  if (Date.now() - found.mtimeMs < patience) return false;
  rmSync(mark, { force: true });
  return true;
}
