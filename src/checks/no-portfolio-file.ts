import type { Check } from './check.ts';

const evidence = {
  'portfolios/joe-bell/evidence/E01.md':
    '---\nid: E01\ntitle: Who is in our service chain\nmethod: learner-statement\ndate: 2026-03-10\ncriteria: [B9/1.1]\nsigned: 2026-03-11\n---\n\nWe depend on the wholesaler. [B9/1.1]\n',
};

export const noPortfolioFile: Check = {
  code: 'no-portfolio-file',
  severity: 'warning',
  summary: 'A portfolio folder has no portfolio.yaml',
  why:
    'A folder among the portfolios that says nothing about its learner is not checked at all, and a learner’s ' +
    'work may be missing from every report.',
  fix: 'Add a portfolio.yaml with the learner’s id and the units, or move the folder elsewhere.',
  wrong: evidence,
  right: {
    ...evidence,
    'portfolios/joe-bell/portfolio.yaml': 'learner: { id: L-0232, name: Joe Bell }\nunits: [B9]\nassessor: j-okafor\n',
  },
};
