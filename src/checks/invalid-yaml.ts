import type { Check } from './check.ts';
import { statement } from './example.ts';

export const invalidYaml: Check = {
  code: 'invalid-yaml',
  severity: 'error',
  summary: 'The YAML of a file is not well formed',
  why:
    'The keys of this file cannot be read, so its claims or decisions are missing from every report, and the ' +
    'unit’s status is unknown until they are back.',
  fix:
    'Correct the place that the message names. A text that holds a colon, or begins with a bracket, an ' +
    'asterisk or an at sign, needs quotation marks.',
  wrong: statement({ title: 'Discussion: who is in our service chain' }),
  right: statement({ title: '"Discussion: who is in our service chain"' }),
};
