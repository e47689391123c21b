import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a new file and never an old one: answers false where the name is taken. Whoever stops the process at any moment finds
 * the whole file or none: the text is on the disk under another name before it gets its own. Parent folders are made. (A disk
 * without links may be left with an empty file, if the process is stopped between two calls; evid check speaks of it.)
 */
export function createFile(path: string, text: string): boolean {
  return withTemporary(path, text, (temporary) => {
    try {
      // Unlike a rename, a link refuses a name that somebody else has taken meanwhile.
      linkSync(temporary, path);
      return true;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (code === 'EEXIST') return false;
      if (!withoutLinks.has(code)) throw error;
    }
    if (!takeName(path)) return false;
    try {
      renameSync(temporary, path);
    } catch (error) {
      sweepAway(path);
      throw error;
    }
    return true;
  });
}

/** What disks answer that know no links, such as a memory stick. */
const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

function takeName(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** One text, or several that follow one another, each made when it is written. */
type Texts = string | Iterable<string>;

/** Writes a file in place of the old one, if there is one; at any moment the old text or the new one is there, whole. */
export function replaceFile(path: string, texts: Texts): void {
  const old = lstatSync(path, { throwIfNoEntry: false });
  // A link is written through; /dev/stdout is no file to be replaced.
  if (old !== undefined && !old.isFile()) {
    const file = openSync(path, 'w');
    try {
      writeTexts(file, texts);
    } finally {
      closeSync(file);
    }
    return;
  }
  const settle = (temporary: string) => renameSync(temporary, path);
  withTemporary(path, texts, settle, old?.mode);
}

/** Where something lies until it gets its own name. The dot keeps evid, and every other reader of the folder, from taking it for a record. */
export const temporaryName = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);

function withTemporary<Answer>(
  path: string,
  texts: Texts,
  settle: (temporary: string) => Answer,
  mode?: number,
): Answer {
  const folder = dirname(path);
  makeFolder(folder);
  sweep(folder);
  const temporary = temporaryName(path);
  try {
    // Whom the old file was kept from, the new one is kept from too.
    const file = openSync(temporary, 'wx', mode);
    try {
      if (mode !== undefined) keepMode(file, mode);
      writeTexts(file, texts);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    const answer = settle(temporary);
    syncFolder(folder);
    return answer;
  } finally {
    sweepAway(temporary);
  }
}

function writeTexts(file: number, texts: Texts): void {
  for (const text of typeof texts === 'string' ? [texts] : texts) {
    let bytes = Buffer.from(text, 'utf8');
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(file, bytes));
  }
}

/** Who may read and write it, as before: what a new file gets is less by the mask of the process. Some disks know no such thing. */
function keepMode(file: number, mode: number): void {
  try {
    fchmodSync(file, mode & 0o7777);
  } catch {}
}

/** What cannot be removed harms nobody, and must not hide what happened before. */
function sweepAway(path: string, isFolder = false): void {
  try {
    rmSync(path, { recursive: isFolder, force: true });
  } catch {}
}

/**
 * Makes a folder and those above it. A new one has a name that must outlive a power cut as well. (Node's own recursive mkdir never
 * ends where the system refuses a name as below /proc.)
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  syncFolder(parent);
}

/** Milliseconds after which nobody is still writing, however wrong the clocks: a day. */
const abandoned = 24 * 3600 * 1000;

/**
 * Removes what processes that were stopped have left in a folder, long ago; in vain where it cannot be listed. Folders among it are
 * those that were to be called `name`.
 */
export function sweep(folder: string, name?: string): void {
  try {
    for (const each of readdirSync(folder)) {
      const isMark = /^\..+\.reserved$/.test(each);
      if (!isMark && !/^\..+\.[0-9a-f]{12}\.tmp$/.test(each)) continue;
      const left = join(folder, each);
      const found = lstatSync(left);
      const { mtimeMs, size } = found;
      const isFolder = found.isDirectory();
      if (isFolder && (name === undefined || !each.startsWith(`.${name}.`))) continue;
      // A mark of evid's own holds nothing.
      if (Date.now() - mtimeMs > abandoned && (!isMark || size === 0)) sweepAway(left, isFolder);
    }
  } catch {}
}

/** So that the name, too, outlives a power cut; not every system lets a folder be synced. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {}
}
