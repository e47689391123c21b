import type { Check } from './check.ts';

export const duplicateKey: Check = {
  code: 'duplicate-key',
  severity: 'error',
  summary: 'A key stands twice in one map',
  why:
    'Of two keys with one name, one would win in silence, and claims or dates would vanish without anybody ' +
    'noticing.',
  fix: 'Keep one of the two and move the values together.',
  wrong: example('criteria: [B9/1.5]\ncriteria: [B9/1.1]'),
  right: example('criteria: [B9/1.5, B9/1.1]'),
};

function example(criteria: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: A first batch of brochures
method: work-product
date: 2026-03-10
context: paid-work
${criteria}
signed: 2026-03-11
---

I asked the print room for a first batch, [B9/1.5] because the branches depend on it. [B9/1.1]
`,
  };
}
