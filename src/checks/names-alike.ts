import type { Check } from './check.ts';

export const namesAlike: Check = {
  code: 'names-alike',
  severity: 'warning',
  summary: 'Two files or folders have names that many systems cannot tell apart',
  why:
    'Windows and most Macs tell neither e02.md from E02.md nor the two ways in which an accent can be written. A copy of the ' +
    'portfolio there holds only one of the two files, and what the other showed is gone.',
  fix: 'Rename one of them.',
  wrong: example('e02-CHAIN.md'),
  right: example('E03-chain.md'),
};

function example(name: string) {
  const item = (id: string) => `---
id: ${id}
title: Who is in our service chain
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
---

We depend on the courier and on the print room. [B9/1.1]
`;
  const folder = 'portfolios/amira-khan/evidence';
  return { [`${folder}/E02-chain.md`]: item('E02'), [`${folder}/${name}`]: item('E03') };
}
