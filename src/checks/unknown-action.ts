import { offer } from '../diagnostics/nearest.ts';
import { recordOfAction } from '../model/refs.ts';
import { type Check, inRecord } from './check.ts';
import { list, record } from './example.ts';

const given = record({ actions: list('{ id: 1, text: Add the supplier’s reply, owner: learner, due: 2026-05-16 }') });

export const unknownAction: Check = {
  code: 'unknown-action',
  severity: 'error',
  summary: 'A record closes an action that no other record set',
  why:
    'Closing an action tells everybody that a development point has been dealt with. If it names no action, ' +
    'the real one stays open.',
  fix: 'Name the record that set the action and the action’s id, as in A01/1. A record never closes an action of its own.',
  wrong: { ...given, ...record({ id: 'A02', date: '2026-05-20', closes: '[A01/2]' }) },
  right: { ...given, ...record({ id: 'A02', date: '2026-05-20', closes: '[A01/1]' }) },
  *portfolio({ portfolio }) {
    const records = [...portfolio.assessments, ...portfolio.verifications];
    const actions = records.flatMap((record) => record.actions.map((action) => `${record.id}/${action.id}`));
    const known = { actions: new Set(actions), records: new Set(records.map(({ id }) => id)) };
    for (const record of records) {
      for (const [index, ref] of record.closes.entries()) {
        const holder = recordOfAction(ref);
        if (holder === record.id)
          yield inRecord(record, ['closes', index], {
            message: `${record.id} closes an action of its own, ${ref}`,
            help: 'a later record closes it, once it is done',
          });
        else if (!known.actions.has(ref) && (holder === '' || known.records.has(holder)))
          yield inRecord(record, ['closes', index], {
            message: `there is no action ${ref}`,
            help:
              actions.length === 0
                ? 'no record sets an action; write record and action, as in A01/1'
                : offer(ref, actions, 'the actions are'),
          });
      }
    }
  },
};
