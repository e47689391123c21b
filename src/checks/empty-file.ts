import type { Check } from './check.ts';

const written = `---
id: E02
title: Who is in our service chain
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
---

We depend on the courier and on the print room. [B9/1.1]
`;

export const emptyFile: Check = {
  code: 'empty-file',
  severity: 'error',
  summary: 'A file is empty',
  why:
    'An empty file is often an item that was lost while it was saved or copied. While it lies there nobody ' +
    'can say what the portfolio holds.',
  fix: 'Write the item, restore it from an earlier version, or delete the file.',
  wrong: { 'portfolios/amira-khan/evidence/E02.md': '' },
  right: { 'portfolios/amira-khan/evidence/E02.md': written },
};
