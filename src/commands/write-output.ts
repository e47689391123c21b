import { resolve } from 'node:path';
import { replaceFile } from '../write/files.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Writes a report to a file that the user named, from the current folder; its folders are made. */
export function writeOutput(file: string, text: string, { cwd }: Pick<Terminal, 'cwd'>): void {
  try {
    replaceFile(resolve(cwd, file), text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
