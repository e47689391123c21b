import type { Check } from './check.ts';

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

function example(encoding: 'latin1' | 'utf8') {
  const text = `---
id: E02
title: Orders for the café
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
---

The café depends on the dairy and on the courier. [B9/1.1]
`;
  return { 'portfolios/amira-khan/evidence/E02.md': new Uint8Array(Buffer.from(text, encoding)) };
}
