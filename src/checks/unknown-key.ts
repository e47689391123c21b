import type { Check } from './check.ts';

export const unknownKey: Check = {
  code: 'unknown-key',
  severity: 'error',
  summary: 'A key is not known here',
  why:
    'A misspelt key is a key that is not there: what stands under it is lost in silence, be it a customer, a ' +
    'situation or a date.',
  fix:
    'Correct the key. A key of your own begins with x-; keys of the centre are named in its schema for ' + 'evidence.',
  wrong: example('customer'),
  right: example('customers'),
};

function example(key: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Who is in our service chain
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
${key}: [C-014]
signed: 2026-03-11
---

We depend on the courier and on the print room. [B9/1.1]
`,
  };
}
