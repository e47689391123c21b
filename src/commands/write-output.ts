import { resolve } from 'node:path';
import { replaceFile } from '../write/files.ts';
import { diskRefusal } from '../write/refusal.ts';
import type { Output, Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What a report is to look like in a file: nobody knows its width, and it has no colours. */
const inFile: Output = { write: () => {}, isTerminal: false, columns: undefined };

/** Whether a report goes to standard output: no file is named, or `-`, as everywhere. */
const isStandard = (file: string | undefined): file is undefined | '-' => file === undefined || file === '-';

/** Where a report goes: the file that the user named, or standard output. */
export const outputTo = (file: string | undefined, { stdout }: Terminal): Output =>
  isStandard(file) ? stdout : inFile;

/** Writes a report to the file that the user named, from the current folder, or to standard output; folders are made. */
export function writeOutput(file: string | undefined, text: string, { cwd, stdout }: Terminal): void {
  if (isStandard(file)) {
    stdout.write(text);
    return;
  }
  try {
    replaceFile(resolve(cwd, file), text);
  } catch (error) {
    const why = diskRefusal(error);
    if (why === undefined) throw error;
    throw new UsageError(`${file} cannot be written: ${why}`);
  }
}
