import type { Check } from './check.ts';

export const unclosedFrontMatter: Check = {
  code: 'unclosed-front-matter',
  severity: 'error',
  summary: 'The front matter of a Markdown file is not closed',
  why:
    'Without its closing line the whole text is taken for keys, nothing of the item can be read, and the ' +
    'status of the portfolio is unknown.',
  fix: 'Put a line --- after the last key.',
  wrong: example(''),
  right: example('---\n'),
};

function example(closing: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Who is in our service chain
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
${closing}
We depend on the courier and on the print room. [B9/1.1]
`,
  };
}
