import type { Check } from './check.ts';
import { statement } from './example.ts';

export const unclosedFrontMatter: Check = {
  code: 'unclosed-front-matter',
  severity: 'error',
  summary: 'The front matter of a Markdown file is not closed',
  why:
    'Without its closing line the whole text is taken for keys, nothing of the item can be read, and the ' +
    'status of the portfolio is unknown.',
  fix: 'Put a line --- after the last key.',
  wrong: {
    'portfolios/amira-khan/evidence/E02.md':
      '---\nid: E02\ntitle: Who is in our service chain\nmethod: learner-statement\ndate: 2026-03-10\ncriteria: [B9/1.1]\nsigned: 2026-03-11\n\nWe depend on the courier and on the print room. [B9/1.1]\n',
  },
  right: statement({}),
};
