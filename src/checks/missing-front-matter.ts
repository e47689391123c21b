import type { Check } from './check.ts';
import { statement } from './example.ts';

export const missingFrontMatter: Check = {
  code: 'missing-front-matter',
  severity: 'error',
  summary: 'A Markdown file has no front matter',
  why:
    'The front matter says what the item is and what it claims. Without it the text is nobody’s evidence for ' +
    'anything, and the portfolio’s status cannot be known.',
  fix:
    'Begin the file with a line ---, the keys (id, title, method, date, criteria) and another line ---. Notes ' +
    'that are no evidence belong elsewhere.',
  wrong: { 'portfolios/amira-khan/evidence/E02.md': 'We depend on the courier and on the print room. [B9/1.1]\n' },
  right: statement({}),
};
