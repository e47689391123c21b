import { isUtf8 } from 'node:buffer';
import { bytesOf } from '../bytes-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** The feedback that a file or the standard input (`-`) holds; none without the option. */
export async function readFeedback(named: string | undefined, { stdin, cwd }: Terminal): Promise<string> {
  if (named === undefined) return '';
  const help = '--feedback names a text file, or - for what is piped in';
  const bytes = named === '-' ? await stdin.all() : bytesOf(named, help, cwd);
  const text = decoded(bytes);
  const what = named === '-' ? 'what was piped in' : named;
  if (text === undefined) throw new UsageError(`${what} is not UTF-8 text`, 'save it as UTF-8, as plain text');
  if (text.includes('\0'))
    throw new UsageError(`${what} is no text: it holds a NUL character`, 'save it as UTF-8, as plain text');
  return text.replace(/\r\n?/g, '\n').trim();
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
