import { isExpired } from '../resolve/waivers.ts';
import type { Check } from './check.ts';
import { centreRule, waiver } from './example.ts';
import { inWaiver } from './waiver-findings.ts';

export const expiredWaiver: Check = {
  code: 'expired-waiver',
  severity: 'warning',
  summary: 'A waiver has run out',
  why:
    'What a waiver accepted counts again from the day after its until. A waiver that stays in the file looks as ' +
    'if it still held.',
  fix: 'Take it out, or let the person who answers for it decide anew, with a later date.',
  wrong: { ...centreRule, ...waiver({ reference: 'B9/CP1', until: '2026-05-31' }) },
  right: { ...centreRule, ...waiver({ reference: 'B9/CP1', until: '2026-12-31' }) },
  *workspace({ waivers, today }) {
    for (const waiver of waivers.all) {
      if (waiver.isFaulty || !isExpired(waiver, today)) continue;
      yield inWaiver(waiver, 'until', {
        message: `the waiver of ${waiver.code ?? waiver.reference} ran out on ${waiver.until}`,
        help: 'take it out, or decide anew with a later date',
      });
    }
  },
};
