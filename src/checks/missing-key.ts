import type { Check } from './check.ts';

export const missingKey: Check = {
  code: 'missing-key',
  severity: 'error',
  summary: 'A required key is missing',
  why:
    'Some things have to be said before anybody can judge: what kind of evidence it is, when the work was ' +
    'done, who observed it, who decided. Without them the entry cannot be used, or only in part.',
  fix: 'Add the key that the message names; the help line says what belongs there.',
  wrong: example(''),
  right: example('\nassessor: j-okafor'),
};

function example(assessor: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Talk about the service chain
method: discussion${assessor}
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
---

She explained who depends on whom, and why. [B9/1.1]
`,
  };
}
