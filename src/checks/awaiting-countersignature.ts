import { type Check, inRecord } from './check.ts';
import { record } from './example.ts';

export const awaitingCountersignature: Check = {
  code: 'awaiting-countersignature',
  severity: 'info',
  summary: 'A trainee assessor’s record waits for an assessor to countersign it',
  why:
    'A trainee assessor is still qualifying, so their decisions stand only when a qualified assessor has ' +
    'confirmed them. Until then the learner’s claims are as open as if nobody had looked.',
  fix:
    'An authorised assessor, somebody else, looks at the decisions and names the record under countersigns in ' +
    'a record of their own.',
  wrong: record({ assessor: 't-bello' }),
  right: { ...record({ assessor: 't-bello' }), ...record({ id: 'A02', date: '2026-05-06', countersigns: '[A01]' }) },
  *portfolio({ decisions }) {
    for (const record of decisions.made.keys()) {
      if (!decisions.awaitsCountersignature(record)) continue;
      yield inRecord(record, ['assessor'], {
        message: `${record.id} by trainee assessor ${record.by} is not countersigned yet, so it has no effect`,
        help: `an assessor confirms it in a record of their own, with countersigns: [${record.id}]`,
      });
    }
  },
};
