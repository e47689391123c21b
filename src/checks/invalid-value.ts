import type { Check } from './check.ts';

export const invalidValue: Check = {
  code: 'invalid-value',
  severity: 'error',
  summary: 'A value is not of the kind that its key asks for',
  why:
    'evid decides by these values: which rules admit the item, whether a decision holds, when it was made. A ' +
    'value that it cannot understand would have to be guessed.',
  fix: 'Use one of the values that the help line names, or the form that it shows.',
  wrong: example('diary'),
  right: example('learner-statement'),
};

function example(method: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Who is in our service chain
method: ${method}
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
---

We depend on the courier and on the print room. [B9/1.1]
`,
  };
}
