import type { Check } from './check.ts';

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
  wrong: example('They depend on the courier. '.repeat(10_000)),
  right: example('They depend on the courier.'),
};

function example(notes: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Who is in our service chain
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
x-notes: ${notes}
---

We depend on the courier and on the print room. [B9/1.1]
`,
  };
}
