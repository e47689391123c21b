import type { Check } from './check.ts';
import { statement } from './example.ts';

/** An item of the café, in one of two encodings. */
const example = (encoding: 'latin1' | 'utf8') => {
  const written = statement(
    { title: 'Orders for the café' },
    'The café depends on the dairy and on the courier. [B9/1.1]',
  );
  return Object.fromEntries(
    Object.entries(written).map(([path, text]) => [path, new Uint8Array(Buffer.from(String(text), encoding))]),
  );
};

export const invalidUtf8: Check = {
  code: 'invalid-utf8',
  severity: 'error',
  summary: 'A file is not UTF-8 text',
  why:
    'In another encoding, accents, currency signs and quotation marks turn into other characters, and a ' +
    'digest would stand for a text that nobody wrote.',
  fix: 'Save the file as UTF-8; most editors offer it as “Save with encoding”.',
  wrong: example('latin1'),
  right: example('utf8'),
};
