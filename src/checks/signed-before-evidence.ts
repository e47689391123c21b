import { type Check, inItem } from './check.ts';
import { statement } from './example.ts';

export const signedBeforeEvidence: Check = {
  code: 'signed-before-evidence',
  severity: 'error',
  summary: 'An item was signed before the work that it shows was done',
  why:
    'By signing, the maker declares the work to be their own. Nobody can declare that of work which had not ' +
    'been done.',
  fix: 'Correct the date that is wrong, or have the item signed again.',
  wrong: statement({ signed: '2026-03-09' }),
  right: statement({}),
  *portfolio(resolved) {
    for (const { item } of resolved.live) {
      // The work itself: a later discussion or statement about it has a day of its own.
      const last = item.lastWorkDay;
      if (item.signed === undefined || last === undefined || item.signed >= last) continue;
      // A date to come is a slip, which is reported there.
      if (last > resolved.workspace.today) continue;
      yield inItem(item, ['signed'], {
        message: `${item.id} was signed on ${item.signed}, before its last date ${last}`,
        help: 'correct the date that is wrong, or have the item signed again',
      });
    }
  },
};
