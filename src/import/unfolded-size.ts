import { inflateSync } from 'node:zlib';
import { UnreadableSource } from './unreadable.ts';

/** Bytes to which the streams of a document may unfold all together, and how often one may be folded. */
const unfoldedLimit = 256 * 1024 * 1024;
const deepest = 4;

/** Refuses a PDF whose streams unfold to more than anybody has memory for, before a reader unfolds them. */
export function refuseBombs(bytes: Uint8Array): void {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = unfoldedLimit;
  for (let at = data.indexOf('stream'); at !== -1; at = data.indexOf('stream', at + 6)) {
    let start = at + 6;
    if (data[start] === 0x0d) start++;
    if (data[start] === 0x0a) start++;
    const end = data.indexOf('endstream', start);
    left -= unfolded(data.subarray(start, end === -1 ? undefined : end), left, deepest);
    if (end === -1) break;
    at = end + 3;
  }
}

/** Bytes that a stream unfolds to; 0 for what is not folded. */
function unfolded(packed: Buffer, limit: number, depth: number): number {
  // The head of what zlib folds.
  if (packed.length < 6 || (packed[0]! & 15) !== 8 || packed.readUInt16BE(0) % 31 !== 0) return 0;
  if (depth === 0) throw tooLarge();
  try {
    const inner = inflateSync(packed, { maxOutputLength: Math.max(1, limit), finishFlush: 2 });
    return inner.length + unfolded(inner, limit - inner.length, depth - 1);
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    return 0;
  }
}

const tooLarge = () =>
  new UnreadableSource(
    `it unfolds to more than ${unfoldedLimit / 1024 / 1024} MiB`,
    'print the pages of the unit to a new PDF',
  );
