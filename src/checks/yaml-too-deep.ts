import type { Check } from './check.ts';
import { statement } from './example.ts';

export const yamlTooDeep: Check = {
  code: 'yaml-too-deep',
  severity: 'error',
  summary: 'Lists and maps stand in each other too deep',
  why:
    'Nothing in a portfolio is nested that deep. Such a file is broken or was made to bring programs down, so ' +
    'it is not read any further.',
  fix: 'Remove the brackets that are not meant.',
  wrong: statement({ 'x-notes': `${'['.repeat(70)}${']'.repeat(70)}` }),
  right: statement({ 'x-notes': '[]' }),
};
