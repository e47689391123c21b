import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { codeUnitOrder } from '../model/natural-order.ts';

/** One name in a folder. A link is named apart from what it leads to, because evid does not follow linked folders. */
export interface Entry {
  name: string;
  kind: 'file' | 'folder' | 'linked-file' | 'linked-folder' | 'other';
}

export type ReadOutcome =
  | { bytes: Buffer }
  | { problem: 'missing' | 'not-a-file' | 'too-large' | 'refused'; detail: string };

/** All that evid asks of a disk. Paths are relative to the workspace root, with `/`. */
export interface Folder {
  /** What a folder holds, sorted by name; undefined when there is no such folder, or it does not let itself be listed. */
  list(path: string): Entry[] | undefined;
  /** Why a folder that is there cannot be listed; undefined where it can be, or is not there. */
  refusal(path: string): string | undefined;
  /** The bytes of a file of at most `limit` bytes. */
  read(path: string, limit: number): ReadOutcome;
  /** Whether `path`, links resolved, lies in the folder `container`, links resolved. True for what does not exist. */
  isInside(path: string, container: string): boolean;
}

/** Codes of a disk that say: nothing of this name is there, or could be. */
const nothingThere = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);
/** Why a file of that name cannot be listed. */
export const isAFile = 'it is a file, not a folder';
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown';

/** Whether the system lets this process open no more files: no answer about any file, so that it is thrown. */
export const isOutOfFiles = (error: unknown): boolean => ['EMFILE', 'ENFILE'].includes(codeOf(error));

/** Why the disk refuses, in words that are the same wherever the workspace lies. */
function refusalOf(code: string): string {
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return code === 'ELOOP' ? 'it is a link that leads to itself' : `the disk says ${code}`;
}

/** What a link leads to; a link that leads nowhere, or in a circle, is a file that cannot be read. */
function linkKind(path: string): Entry['kind'] {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? 'linked-folder' : 'linked-file';
  } catch {
    return 'linked-file';
  }
}

/** Said of a file whose name cannot be written as text. */
export const unreadableName = 'its name is not UTF-8';

/** Said of a link that no file is read through: what lies outside is nobody's to show. */
export const linkOutside = 'it is a link that leads out of the workspace';

/** Opens a file; undefined where it is a link, or one stands on the way to itself. */
function openFile(path: string, how: number): number | undefined {
  if (constants.O_NOFOLLOW === undefined)
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? undefined : openSync(path, how);
  try {
    return openSync(path, how | constants.O_NOFOLLOW);
  } catch (error) {
    // What Linux and others answer where the last name is a link.
    if (['ELOOP', 'EMLINK', 'EFTYPE'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

/**
 * All that a file holds which one read takes whole, as it does nearly every one: where it brings less than it may, there is no more.
 * Undefined for what has to be looked at first: what is larger, empty or no file. No pipe lets itself be read at a place.
 */
function shortContentOf(file: number, limit: number): Buffer | undefined {
  if (limit === 0) return undefined;
  try {
    const length = readSync(file, firstRead, 0, firstRead.length, 0);
    const isWhole = length > 0 && length < firstRead.length && length <= limit;
    return isWhole ? Buffer.from(firstRead.subarray(0, length)) : undefined;
  } catch {
    return undefined;
  }
}
/** What the first read of each file brings. */
const firstRead = Buffer.allocUnsafeSlow(64 * 1024);

/** All that an open file holds; a file may say that it has no bytes, as those of /proc do, and hold some. */
function contentOf(file: number, size: number): Buffer {
  if (size === 0 || size > oneRead) return readFileSync(file);
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for (let count = -1; count !== 0 && length < size; length += count)
    count = readSync(file, bytes, length, size - length, null);
  return length === size ? bytes : bytes.subarray(0, length);
}
/** Bytes that are read in one go. */
const oneRead = 1024 * 1024;

/** Whether a path is made of nothing but names that may be put behind those of a folder. */
const isPlain = (path: string): boolean =>
  path !== '' && !path.includes('..') && !path.endsWith('/') && !isAbsolute(path);

/** The real disk below `root`. Reads are synchronous: several times faster than asynchronous ones for small files. */
export function diskFolder(root: string): Folder {
  const top = resolve(root);
  // Nearly all paths are names one below the other, of which nothing has to be worked out.
  const at = (path: string) => (isPlain(path) ? `${top}${sep}${path}` : resolve(top, path));
  return {
    list(path) {
      let found: import('node:fs').Dirent[];
      try {
        found = readdirSync(at(path), { withFileTypes: true });
      } catch (error) {
        if (isOutOfFiles(error)) throw error;
        return undefined;
      }
      const entries = found.map((entry): Entry => {
        if (entry.isFile()) return { name: entry.name, kind: 'file' };
        if (entry.isDirectory()) return { name: entry.name, kind: 'folder' };
        if (!entry.isSymbolicLink()) return { name: entry.name, kind: 'other' };
        return { name: entry.name, kind: linkKind(resolve(at(path), entry.name)) };
      });
      return entries.sort((a, b) => codeUnitOrder(a.name, b.name));
    },
    refusal(path) {
      try {
        readdirSync(at(path));
        return undefined;
      } catch (error) {
        const code = codeOf(error);
        if (code === 'ENOTDIR') return isAFile;
        if (isOutOfFiles(error)) throw error;
        return nothingThere.has(code) ? undefined : refusalOf(code);
      }
    },
    read(path, limit) {
      let file: number | undefined;
      try {
        // Without O_NONBLOCK a named pipe would hold the run up for ever.
        const how = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
        file = openFile(at(path), how);
        if (file === undefined) {
          if (!this.isInside(path, '.')) return { problem: 'refused', detail: linkOutside };
          file = openSync(at(path), how);
        }
        const bytes = shortContentOf(file, limit);
        if (bytes !== undefined) return { bytes };
        const status = fstatSync(file);
        if (!status.isFile()) return { problem: 'not-a-file', detail: 'it is not a regular file' };
        if (status.size > limit) return { problem: 'too-large', detail: `it has ${status.size} bytes` };
        return { bytes: contentOf(file, status.size) };
      } catch (error) {
        if (isOutOfFiles(error)) throw error;
        const code = codeOf(error);
        // Such a name is listed with a mark in the place of its bytes, and so cannot be asked for.
        if (nothingThere.has(code) && path.includes('\ufffd')) return { problem: 'refused', detail: unreadableName };
        if (nothingThere.has(code)) return { problem: 'missing', detail: 'there is no such file' };
        if (code === 'EISDIR') return { problem: 'not-a-file', detail: 'it is a folder' };
        return { problem: 'refused', detail: refusalOf(code) };
      } finally {
        if (file !== undefined) closeSync(file);
      }
    },
    isInside(path, container) {
      try {
        const inner = relative(realpathSync(at(container)), realpathSync(at(path)));
        return inner === '' || (!isAbsolute(inner) && inner !== '..' && !inner.startsWith(`..${sep}`));
      } catch {
        return true;
      }
    },
  };
}

/** A folder that exists only in memory, for tests and for the examples of the checks: path to text or bytes. */
export function memoryFolder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  return {
    list(path) {
      const prefix = path === '' || path === '.' ? '' : `${path}/`;
      const kinds = new Map<string, Entry['kind']>();
      for (const file of Object.keys(files)) {
        if (!file.startsWith(prefix)) continue;
        const [name, ...rest] = file.slice(prefix.length).split('/');
        if (name !== undefined) kinds.set(name, rest.length > 0 ? 'folder' : 'file');
      }
      if (kinds.size === 0) return undefined;
      return [...kinds].map(([name, kind]) => ({ name, kind })).sort((a, b) => codeUnitOrder(a.name, b.name));
    },
    refusal: (path) => (files[path] === undefined ? undefined : isAFile),
    read(path, limit) {
      const content = files[path];
      if (content === undefined && this.list(path) !== undefined) {
        return { problem: 'not-a-file', detail: 'it is a folder' };
      }
      if (content === undefined) return { problem: 'missing', detail: 'there is no such file' };
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
      if (bytes.length > limit) return { problem: 'too-large', detail: `it has ${bytes.length} bytes` };
      return { bytes };
    },
    isInside: () => true,
  };
}
