import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { diskRefusal } from '../../write/refusal.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** The feedback that a file or the standard input (`-`) holds; none without the option. */
export async function readFeedback(named: string | undefined, { stdin, cwd }: Terminal): Promise<string> {
  if (named === undefined) return '';
  const bytes = named === '-' ? await stdin.all() : read(named, resolve(cwd, named));
  const text = decoded(bytes);
  const what = named === '-' ? 'what was piped in' : named;
  if (text === undefined) throw new UsageError(`${what} is not UTF-8 text`, 'save it as UTF-8, as plain text');
  if (text.includes('\0'))
    throw new UsageError(`${what} is no text: it holds a NUL character`, 'save it as UTF-8, as plain text');
  return text.replace(/\r\n?/g, '\n').trim();
}

function read(named: string, path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const help = '--feedback names a text file, or - for what is piped in';
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UsageError(`there is no file ${named}`, help);
    throw new UsageError(`${named} cannot be read: ${diskRefusal(error) ?? (error as Error).message}`, help);
  }
}

/** UTF-8, or the UTF-16 that some editors of Windows write with a mark of their byte order; undefined for anything else. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  try {
    if (wide !== undefined) return new TextDecoder(wide, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : undefined;
}
