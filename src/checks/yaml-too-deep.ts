import type { Check } from './check.ts';

export const yamlTooDeep: Check = {
  code: 'yaml-too-deep',
  severity: 'error',
  summary: 'Lists and maps stand in each other too deep',
  why:
    'Nothing in a portfolio is nested that deep. Such a file is broken or was made to bring programs down, so ' +
    'it is not read any further.',
  fix: 'Remove the brackets that are not meant.',
  wrong: example('['.repeat(70) + ']'.repeat(70)),
  right: example('[]'),
};

function example(nested: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Who is in our service chain
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
x-notes: ${nested}
---

We depend on the courier and on the print room. [B9/1.1]
`,
  };
}
