import { isUtf8 } from 'node:buffer';
import { readText } from './read-text.ts';
import type { Source } from './source.ts';
import { UnreadableSource } from './unreadable.ts';

/** Bytes that a document may have, and characters that its text may. */
export const sourceLimit = 25 * 1024 * 1024;
const textLimit = 4 * 1024 * 1024;

/**
 * The lines of a document: text, Markdown, HTML, .docx or .pdf, told by what it begins with and, for text, by the ending of its
 * name. What cannot be read is an UnreadableSource that says why; no bytes whatever end in anything else.
 */
export async function readSource(bytes: Uint8Array, name: string): Promise<Source> {
  if (bytes.length > sourceLimit)
    throw new UnreadableSource(
      `it has ${bytes.length} bytes, more than ${sourceLimit / 1024 / 1024} MiB`,
      'save the pages of the unit as a document of their own',
    );
  const read = await linesOf(bytes, name);
  if (read.lines.every(({ text }) => text.trim() === ''))
    throw new UnreadableSource('it holds no text', 'evid reads text, Markdown, HTML, .docx and .pdf');
  const size = read.lines.reduce((sum, { text }) => sum + text.length, 0);
  if (size > textLimit)
    throw new UnreadableSource(
      `its text has ${size} characters, more than ${textLimit / 1024 / 1024} Mi`,
      'save the pages of the unit as a document of their own',
    );
  return { name, ...read };
}

async function linesOf(bytes: Uint8Array, name: string): Promise<Pick<Source, 'lines' | 'notes'>> {
  const begins = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (begins.includes('%PDF-')) {
    const { readPdf } = await import('./read-pdf.ts');
    return readPdf(bytes);
  }
  if (begins.startsWith('PK\u0003\u0004') || begins.startsWith('PK\u0005\u0006')) {
    const { readDocx } = await import('./read-docx.ts');
    return { lines: readDocx(bytes) };
  }
  if (begins.startsWith('\u00d0\u00cf\u0011\u00e0'))
    throw new UnreadableSource(
      'it is an old .doc, or a document that is protected by a password',
      'save it as .docx without a password',
    );
  if (begins.startsWith('{\\rtf'))
    throw new UnreadableSource('it is RTF, which evid does not read', 'save it as .docx');
  const text = decoded(bytes);
  if (text.length > textLimit)
    throw new UnreadableSource(
      `it has ${text.length} characters, more than ${textLimit / 1024 / 1024} Mi`,
      'save the pages of the unit as a document of their own',
    );
  if (/\.x?html?$/i.test(name) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 1024))) {
    const { readHtml } = await import('./read-html.ts');
    return { lines: readHtml(text) };
  }
  return { lines: readText(text, name).lines };
}

/** Text in UTF-8 or UTF-16; what is neither, but holds no zero bytes, was written by an old Windows program. */
function decoded(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding =
    mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : isUtf8(bytes) ? 'utf-8' : 'windows-1252';
  if (!encoding.startsWith('utf-16') && bytes.includes(0))
    throw new UnreadableSource('it is no text', 'evid reads text, Markdown, HTML, .docx and .pdf');
  return new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
}
