import type { Check } from './check.ts';

export const invalidDate: Check = {
  code: 'invalid-date',
  severity: 'error',
  summary: 'A date is not a day of the calendar',
  why:
    'Currency, registration and the order of decisions all hang on dates. A date that cannot be read leaves ' +
    'the item out of all of them.',
  fix: 'Write the day as YYYY-MM-DD: four digits of the year, then month, then day.',
  wrong: example('04/03/2026'),
  right: example('2026-03-04'),
};

function example(date: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Who is in our service chain
method: learner-statement
date: ${date}
criteria: [B9/1.1]
signed: 2026-03-11
---

We depend on the courier and on the print room. [B9/1.1]
`,
  };
}
