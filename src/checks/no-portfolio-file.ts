import type { Check } from './check.ts';

export const noPortfolioFile: Check = {
  code: 'no-portfolio-file',
  severity: 'warning',
  summary: 'A portfolio folder has no portfolio.yaml',
  why:
    'A folder among the portfolios that says nothing about its learner is not checked at all, and a learner’s ' +
    'work may be missing from every report.',
  fix: 'Add a portfolio.yaml with the learner’s id and the units, or move the folder elsewhere.',
  wrong: example(),
  right: example('learner: { id: L-0232, name: Joe Bell }\nunits: [B9]\nassessor: j-okafor\n'),
};

function example(portfolio?: string) {
  return {
    'portfolios/joe-bell/evidence/E01.md': `---
id: E01
title: Who is in our service chain
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
---

We depend on the wholesaler. [B9/1.1]
`,
    ...(portfolio === undefined ? {} : { 'portfolios/joe-bell/portfolio.yaml': portfolio }),
  };
}
