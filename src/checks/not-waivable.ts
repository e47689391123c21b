import { isWaivable } from '../resolve/waivers.ts';
import type { Check } from './check.ts';
import { centreRule, waiver } from './example.ts';
import { inWaiver, liveWaivers } from './waiver-findings.ts';

export const notWaivable: Check = {
  code: 'not-waivable',
  severity: 'error',
  summary: 'A fault is waived that nobody can accept',
  why:
    'Where a file cannot be read, nobody knows what else is in it: a waiver would make it look fine. Nor do ' +
    'waivers accept faults of waivers.',
  fix: 'Mend the file, and take the waiver out.',
  wrong: waiver({ code: 'invalid-yaml' }),
  right: { ...centreRule, ...waiver({ reference: 'B9/CP1' }) },
  *workspace(workspace) {
    for (const waiver of liveWaivers(workspace)) {
      if (waiver.code === undefined || isWaivable(waiver.code)) continue;
      yield inWaiver(waiver, 'code', {
        message: `${waiver.code} cannot be waived`,
        help: 'mend what it points at, and take the waiver out',
      });
    }
  },
};
