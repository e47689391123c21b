import { inflateRawSync } from 'node:zlib';
import { UnreadableSource } from './unreadable.ts';

/** Bytes that one file of an archive may unfold to, and how many files it may hold. */
const unfoldedLimit = 32 * 1024 * 1024;
const entriesLimit = 10_000;

interface Entry {
  method: number;
  size: number;
  offset: number;
  encrypted: boolean;
}

/**
 * Reads files out of a zip archive by name: undefined where there is none of that name. Only what is asked for is unfolded, and
 * never to more than 32 MiB, whatever the archive says of its sizes.
 */
export function openZip(bytes: Uint8Array): { names: string[]; text: (name: string) => string | undefined } {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(data);
  return {
    names: [...entries.keys()],
    text: (name) => {
      const entry = entries.get(name);
      return entry === undefined ? undefined : unfold(data, entry, name).toString('utf8');
    },
  };
}

const broken = () =>
  new UnreadableSource('the archive is broken', 'open it in a word processor and save it again as .docx');

function entriesOf(data: Buffer): Map<string, Entry> {
  const end = data.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end === -1 || end + 22 > data.length) throw broken();
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  if (count > entriesLimit) throw broken();
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== 0x02014b50) throw broken();
    const nameLength = data.readUInt16LE(at + 28);
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    entries.set(name, {
      encrypted: (data.readUInt16LE(at + 8) & 1) === 1,
      method: data.readUInt16LE(at + 10),
      size: data.readUInt32LE(at + 20),
      offset: data.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

function unfold(data: Buffer, { method, size, offset, encrypted }: Entry, name: string): Buffer {
  if (encrypted) throw new UnreadableSource('the archive is protected by a password', 'save it without one');
  if (offset + 30 > data.length || data.readUInt32LE(offset) !== 0x04034b50) throw broken();
  const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
  const packed = data.subarray(start, start + size);
  if (method === 0) return packed;
  if (method !== 8) throw broken();
  try {
    return inflateRawSync(packed, { maxOutputLength: unfoldedLimit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw broken();
    throw new UnreadableSource(
      `${name} in it unfolds to more than ${unfoldedLimit / 1024 / 1024} MiB`,
      'no unit is that long: save the pages of the unit as a document of their own',
    );
  }
}
