import { lastDay } from '../parse/evidence.ts';
import { type Check, inRecord } from './check.ts';
import { record } from './example.ts';

export const decisionBeforeEvidence: Check = {
  code: 'decision-before-evidence',
  severity: 'error',
  summary: 'A decision is dated before the evidence that it is about',
  why:
    'Nobody can have judged work that had not been done. Such dates are what a quality assurer looks for ' +
    'first, and they throw doubt on the whole record.',
  fix: 'Correct whichever date is wrong. A decision that really came too early is made again, in a new record.',
  wrong: record({ date: '2026-03-02' }),
  right: record(),
  *portfolio({ decisions, grounds, portfolio }) {
    const told = new Set<string>();
    for (const { decision, id, item, digest } of grounds) {
      const { record, refs, outcome } = decision;
      const last = lastDay(item);
      if (last === undefined || last <= record.date || outcome === 'withdrawn' || outcome === 'not-applicable')
        continue;
      // An item that has grown since may well have later dates.
      if (digest !== undefined && portfolio.digestOf(item) !== digest) continue;
      if (refs.length > 0 && refs.every((ref) => decisions.onPair(id, ref).isSupersededAfter(record))) continue;
      // Several of its decisions may rest on one item: it is one date that is wrong.
      if (told.has(`${record.path} ${id}`)) continue;
      told.add(`${record.path} ${id}`);
      yield inRecord(record, ['date'], {
        message: `${record.id} is dated ${record.date}, before ${id} of ${last}`,
        help: 'correct the date that is wrong',
        evidence: id,
      });
    }
  },
};
