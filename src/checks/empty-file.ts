import type { Check } from './check.ts';
import { statement } from './example.ts';

export const emptyFile: Check = {
  code: 'empty-file',
  severity: 'error',
  summary: 'A file is empty',
  why:
    'An empty file is often an item that was lost while it was saved or copied. While it lies there nobody ' +
    'can say what the portfolio holds.',
  fix: 'Write the item, restore it from an earlier version, or delete the file.',
  wrong: { 'portfolios/amira-khan/evidence/E02.md': '' },
  right: statement({}),
};
