import type { Check } from './check.ts';
import { statement } from './example.ts';

export const unknownKey: Check = {
  code: 'unknown-key',
  severity: 'error',
  summary: 'A key is not known here',
  why:
    'A misspelt key is a key that is not there: what stands under it is lost in silence, be it a customer, a ' +
    'situation or a date.',
  fix: 'Correct the key. A key of your own begins with x-; keys of the centre are named in its schema for evidence.',
  wrong: statement({ customer: '[C-014]' }),
  right: statement({ customers: '[C-014]' }),
};
