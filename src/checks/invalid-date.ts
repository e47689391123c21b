import type { Check } from './check.ts';
import { statement } from './example.ts';

export const invalidDate: Check = {
  code: 'invalid-date',
  severity: 'error',
  summary: 'A date is not a day of the calendar',
  why:
    'Currency, registration and the order of decisions all hang on dates. A date that cannot be read leaves ' +
    'the item out of all of them.',
  fix: 'Write the day as YYYY-MM-DD: four digits of the year, then month, then day.',
  wrong: statement({ date: '04/03/2026' }),
  right: statement({ date: '2026-03-04' }),
};
