import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a new file and never an old one: answers false where the name is taken. Whoever stops the process at any moment finds
 * the whole file or none: the text is on the disk under another name before it gets its own. Parent folders are made.
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
    renameSync(temporary, path);
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

/** Writes a file in place of the old one, if there is one; at any moment the old text or the new one is there, whole. */
export function replaceFile(path: string, text: string): void {
  const old = lstatSync(path, { throwIfNoEntry: false });
  // A link is written through; /dev/stdout is no file to be replaced.
  if (old !== undefined && !old.isFile()) {
    writeFileSync(path, text);
    return;
  }
  withTemporary(path, text, (temporary) => {
    renameSync(temporary, path);
  });
}

function withTemporary<Answer>(path: string, text: string, settle: (temporary: string) => Answer): Answer {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  // The dot keeps evid, and every other reader of the folder, from taking it for a record.
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      let bytes = Buffer.from(text, 'utf8');
      while (bytes.length > 0) bytes = bytes.subarray(writeSync(file, bytes));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    const answer = settle(temporary);
    syncFolder(folder);
    return answer;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** So that the name, too, outlives a power cut; not every system lets a folder be synced. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {}
}
