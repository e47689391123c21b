import { isWaivable } from '../resolve/waivers.ts';
import type { Check } from './check.ts';
import { examplePolicyWaiver, exampleWaiver, inWaiver, liveWaivers } from './waiver-findings.ts';

export const notWaivable: Check = {
  code: 'not-waivable',
  severity: 'error',
  summary: 'A fault is waived that nobody can accept',
  why:
    'Where a file cannot be read, nobody knows what else is in it: a waiver would make it look fine. Nor do ' +
    'waivers accept faults of waivers.',
  fix: 'Mend the file, and take the waiver out.',
  wrong: exampleWaiver(
    'code: invalid-yaml',
    'portfolio: amira-khan',
    'reason: She will mend it after the holidays',
    'by: m-grant',
  ),
  right: examplePolicyWaiver(
    'reference: B9/CP1',
    'portfolio: amira-khan',
    'reason: Nobody can observe her before the holidays',
    'by: m-grant',
  ),
  *workspace(workspace) {
    for (const waiver of liveWaivers(workspace)) {
      if (waiver.code === undefined || isWaivable(waiver.code)) continue;
      yield inWaiver(this.code, waiver, 'code', {
        message: `${waiver.code} cannot be waived`,
        help: 'mend what it points at, and take the waiver out',
      });
    }
  },
};
