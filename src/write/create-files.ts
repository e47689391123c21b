import { lstatSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createFile, sweep, syncFolder, temporaryName } from './files.ts';

/** A file to be made: its path, with `/`, from a folder, and its text. */
export type NewFile = readonly [path: string, text: string];

/**
 * Writes new files below a folder, all of them or none: answers with those names that are taken, in which case nothing is written;
 * a disk that refuses one has what was written before it taken away again, and then the error is thrown.
 */
export function createFiles(root: string, files: readonly NewFile[]): string[] {
  const taken = files.map(([path]) => path).filter((path) => exists(join(root, path)));
  if (taken.length > 0) return taken;
  const missing = [...new Set(files.flatMap(([path]) => missingFolders(join(root, path))))];
  const written: string[] = [];
  const undo = () => {
    for (const path of written) rmSync(path, { force: true });
    // The innermost first; a folder in which somebody else has put something stays.
    for (const folder of missing.sort((a, b) => b.length - a.length)) removeEmpty(folder);
  };
  try {
    for (const [path, text] of files) {
      const target = join(root, path);
      if (!createFile(target, text)) {
        undo();
        return [path];
      }
      written.push(target);
    }
    return [];
  } catch (error) {
    undo();
    throw error;
  }
}

/**
 * The same for a whole folder with everything in it. One that is not there yet is made under another name and then gets its own, so
 * that whoever stops the process leaves all of it or nothing; in one that is there, a file that says the very same is taken for what
 * such a process left, and stays.
 */
export function createFolder(root: string, files: readonly NewFile[]): string[] {
  if (exists(root)) {
    const missing = files.filter(([path, text]) => !says(join(root, path), text));
    return missing.length === 0 ? files.map(([path]) => path) : createFiles(root, missing);
  }
  sweep(dirname(root), basename(root));
  const aside = temporaryName(root);
  try {
    createFiles(aside, files);
    renameSync(aside, root);
    syncFolder(dirname(root));
    return [];
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Somebody else may have made it meanwhile.
    if (exists(root)) return createFiles(root, files);
    throw error;
  }
}

const says = (path: string, text: string): boolean => {
  try {
    return lstatSync(path).isFile() && readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
};

const exists = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // A part of the path is a file: to write there fails, and says so.
    return false;
  }
};

/** The folders of a path that are not there yet. */
function missingFolders(path: string): string[] {
  const folder = dirname(path);
  return exists(folder) || folder === path ? [] : [folder, ...missingFolders(folder)];
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {}
}
