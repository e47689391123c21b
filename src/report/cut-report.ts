/**
 * A report that fits into so many bytes of UTF-8: whole, or its first lines and a sentence that says it was cut; nothing where
 * not even the sentence fits.
 */
export function cutReport(text: string, bytes: number, sentence: string): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const room = bytes - Buffer.byteLength(ending(sentence));
  if (room < 0) return '';
  const lineEnd = Buffer.from(text).subarray(0, room).lastIndexOf('\n'.charCodeAt(0));
  const kept = Buffer.from(text)
    .subarray(0, lineEnd + 1)
    .toString();
  return `${kept}${ending(sentence)}`;
}

/** A paragraph of its own. */
const ending = (sentence: string): string => `\n${sentence}\n`;
