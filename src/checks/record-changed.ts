import { attribute } from '../resolve/attribution.ts';
import { byCommit } from '../words/commits.ts';
import { type Check, inRecord } from './check.ts';
import { addresses, evidenceAdded, paths, recordAdded, withHistory } from './example-history.ts';

export const recordChanged: Check = {
  code: 'record-changed',
  severity: 'error',
  audit: true,
  summary: 'A record was changed after it was first committed',
  why: 'Records are append-only: what an assessor or verifier decided on a day stays as it was, and a later record says what is different now. A record that is edited can no longer be trusted to say what was decided then.',
  fix: 'Bring the record back as it was first committed, and say what changed in a new record. evid assess and evid verify write one.',
  wrong: withHistory(evidenceAdded, recordAdded, {
    date: '2026-06-01',
    by: addresses.learner,
    did: `M\t${paths.record}`,
  }),
  right: withHistory(evidenceAdded, recordAdded),
  *portfolio({ portfolio, workspace }) {
    for (const { record, first, later, altered } of attribute(portfolio, workspace)) {
      const last = later.at(-1);
      if (record === undefined || first === undefined || last === undefined || !altered) continue;
      // Where a clone begins, its first commit holds everything that is older.
      const since = first.boundary ? 'this clone begins' : 'it was first committed';
      yield inRecord(record, ['id'], {
        message: `${record.id} was changed ${byCommit(last)}, after ${since} on ${first.date} (${first.id})`,
        help: 'bring it back as it was first committed, and write a new record: records are append-only',
      });
    }
  },
};
