import type { Check } from './check.ts';
import { statement } from './example.ts';

const body = 'She explained who depends on whom, and why. [B9/1.1]';

export const missingKey: Check = {
  code: 'missing-key',
  severity: 'error',
  summary: 'A required key is missing',
  why:
    'Some things have to be said before anybody can judge: what kind of evidence it is, when the work was ' +
    'done, who observed it, who decided. Without them the entry cannot be used, or only in part.',
  fix: 'Add the key that the message names; the help line says what belongs there.',
  wrong: statement({ method: 'discussion' }, body),
  right: statement({ method: 'discussion', assessor: 'j-okafor' }, body),
};
