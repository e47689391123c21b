import { type Check, inItem, says } from './check.ts';
import { statement } from './example.ts';

export const unsignedEvidence: Check = {
  code: 'unsigned-evidence',
  severity: 'warning',
  summary: 'Nobody has declared this item to be theirs',
  why:
    'Evidence has to be authentic: its maker, be it the learner, a witness or the assessor, declares it ' +
    'theirs. Without that anybody may have written it.',
  fix: 'Have the maker confirm it, and add signed with that day.',
  wrong: statement({ signed: '' }),
  right: statement({}),
  *portfolio(resolved) {
    for (const { item } of resolved.live) {
      if (item.signed !== undefined || item.draft || says(item, 'signed')) continue;
      yield inItem(item, ['id'], {
        message: `${item.id} is not signed`,
        help: 'add signed: the day on which its maker (learner, witness or assessor) declared it theirs',
      });
    }
  },
};
