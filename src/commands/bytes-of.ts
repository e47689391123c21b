import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { diskRefusal } from '../write/refusal.ts';
import { UsageError } from './usage-error.ts';

/** The bytes of a file that was named at the prompt; `help` says what may be named. */
export function bytesOf(file: string, help: string, cwd: string): Uint8Array {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UsageError(`there is no file ${file}`, help);
    throw new UsageError(`${file} cannot be read: ${diskRefusal(error) ?? (error as Error).message}`, help);
  }
}
