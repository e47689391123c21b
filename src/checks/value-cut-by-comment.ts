import type { Check } from './check.ts';

export const valueCutByComment: Check = {
  code: 'value-cut-by-comment',
  severity: 'warning',
  summary: 'A text ends before a # that was probably meant to be part of it',
  why:
    'In YAML a # after a blank begins a comment, so the number of an order or a ticket and all that follows is ' +
    'not read. A title or a reason then says half of what its writer meant.',
  fix: 'Put the whole text in quotation marks. If it is a comment, write a blank after the #.',
  wrong: example('Order #4512 handed over'),
  right: example('"Order #4512 handed over"'),
};

function example(title: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: ${title}
method: work-product
date: 2026-03-10
context: paid-work
criteria: [B9/1.5]
signed: 2026-03-11
---

I took the parcels to the courier myself. [B9/1.5]
`,
  };
}
