import { monthsBefore } from '../model/months-before.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import { counted } from '../words/counts.ts';
import { type Check, inItem } from './check.ts';
import { config, statement } from './example.ts';
import { placeOfDate } from './written-occasions.ts';

export const evidenceTooOld: Check = {
  code: 'evidence-too-old',
  severity: 'warning',
  summary: 'Evidence is older than the centre accepts',
  why:
    'Evidence has to be current: it must show what the learner can do now. How far back an assessor may look ' +
    'is the centre’s decision, not the unit’s.',
  fix:
    'Add more recent evidence of the same. The limit is currency-months in evid.yaml; what was accepted in ' +
    'time stays current.',
  wrong: { ...config('{ currency-months: 24 }'), ...statement({ method: 'prior-learning', date: '2023-11-20' }) },
  right: { ...config('{ currency-months: 24 }'), ...statement({ method: 'prior-learning', date: '2026-02-20' }) },
  *portfolio({ assessed, workspace }) {
    const months = workspace.config.currencyMonths;
    if (months === undefined) return;
    const reported = new Set<EvidenceItem>();
    for (const { item, counts, state, ruling } of assessed.claims) {
      if (!counts || reported.has(item)) continue;
      const accepted = state === 'met' || state === 'partial';
      const measuredFrom = (accepted ? ruling?.decision.record.date : undefined) ?? workspace.today;
      const last = item.lastWorkDay;
      if (last === undefined || last >= monthsBefore(measuredFrom, months)) continue;
      reported.add(item);
      yield inItem(item, placeOfDate(item, last), {
        message: `the last date of ${item.id}, ${last}, is more than ${counted(months, 'month')} before ${accepted ? 'it was accepted' : 'today'}`,
        help: 'add more recent evidence; the limit is the centre’s (currency-months in evid.yaml)',
      });
    }
  },
};
