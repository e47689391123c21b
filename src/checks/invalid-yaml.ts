import type { Check } from './check.ts';

export const invalidYaml: Check = {
  code: 'invalid-yaml',
  severity: 'error',
  summary: 'The YAML of a file is not well formed',
  why:
    'The keys of this file cannot be read, so its claims or decisions are missing from every report, and the ' +
    'unit’s status is unknown until they are back.',
  fix:
    'Correct the place that the message names. A text that holds a colon, or begins with a bracket, an ' +
    'asterisk or an at sign, needs quotation marks.',
  wrong: example('Discussion: who is in our service chain'),
  right: example('"Discussion: who is in our service chain"'),
};

function example(title: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: ${title}
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
---

We depend on the courier and on the print room. [B9/1.1]
`,
  };
}
