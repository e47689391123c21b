import type { Check } from './check.ts';
import { statement } from './example.ts';

export const invalidValue: Check = {
  code: 'invalid-value',
  severity: 'error',
  summary: 'A value is not of the kind that its key asks for',
  why:
    'evid decides by these values: which rules admit the item, whether a decision holds, when it was made. A ' +
    'value that it cannot understand would have to be guessed.',
  fix: 'Use one of the values that the help line names, or the form that it shows.',
  wrong: statement({ method: 'diary' }),
  right: statement({}),
};
