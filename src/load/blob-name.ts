import { createHash } from 'node:crypto';

/** The name that git gives to these bytes, by the length of its names: SHA-1, or SHA-256 in 64 digits. */
export function blobName(bytes: Uint8Array, length: number): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

/** The name that git gives to a text with line feeds alone. */
export const plainName = (bytes: Uint8Array, length: number): string =>
  blobName(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'), length);

/** `text BLOB PLAIN ID`: a content, the name that it would have with line feeds alone, and the id that it gives. */
export const textLine = (blob: string, bytes: Uint8Array): string =>
  `text ${blob} ${plainName(bytes, blob.length)} ${idIn(bytes)}`;

/** The id that a text gives in its front matter; empty where it gives none. */
export const idIn = (bytes: Uint8Array): string =>
  /^id:[ \t]*["']?([^\s"']+)/m.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
