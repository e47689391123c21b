import type { Check } from './check.ts';
import { statement } from './example.ts';

const notes = 'They depend on the courier.';

export const fileTooLarge: Check = {
  code: 'file-too-large',
  severity: 'error',
  summary: 'A file is too large to be what it should be',
  why:
    'Evidence is described in a few pages. A text file of many megabytes, or front matter as long as a book, ' +
    'is a recording or an export that was saved under the wrong name.',
  fix:
    'Put recordings and documents into attachments/ and name them under files; move long text below the front ' +
    'matter.',
  wrong: statement({ 'x-notes': `${notes} `.repeat(10_000) }),
  right: statement({ 'x-notes': notes }),
};
