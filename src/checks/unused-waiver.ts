import type { Check } from './check.ts';
import { waiver } from './example.ts';

export const unusedWaiver: Check = {
  code: 'unused-waiver',
  severity: 'warning',
  summary: 'A waiver accepts nothing that there is',
  why:
    'What it accepted has been put right, or its subject is misspelt. Left in the file, it would one day accept ' +
    'something that nobody has looked at.',
  fix: 'Take the waiver out, or correct the portfolio and the subject. It is looked for only where evid check sees everything.',
  wrong: waiver({ code: 'unsigned-evidence', subject: 'E01' }),
  right: { 'waivers.yaml': 'waivers: []\n' },
};
