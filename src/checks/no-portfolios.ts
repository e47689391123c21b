import type { Check } from './check.ts';

export const noPortfolios: Check = {
  code: 'no-portfolios',
  severity: 'warning',
  summary: 'The workspace has no portfolio yet',
  why: 'A run that checks no portfolio has looked at no evidence, and its silence is easily taken for good news.',
  fix:
    'Add a folder with a portfolio.yaml, or correct the folders under portfolios in evid.yaml. Where ' +
    'there is no evid.yaml either, evid stops with exit status 2: most likely it was run in another folder.',
  wrong: { 'evid.yaml': 'version: 1\nportfolios: [learners/*]\n' },
  right: { 'evid.yaml': 'version: 1\nportfolios: [portfolios/*]\n' },
};
