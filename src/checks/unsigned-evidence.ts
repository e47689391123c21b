import { type Check, inItem } from './check.ts';
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
      if (item.signed !== undefined) continue;
      // A date that could not be read is reported where it stands; an empty one is as good as none.
      const written = item.written.entries.some(
        ({ key, value }) => key === 'signed' && !(value.kind === 'scalar' && value.blank),
      );
      if (item.draft || written || item.misspelt.has('signed')) continue;
      yield inItem(this.code, item, item.at(['id']), {
        message: `${item.id} is not signed`,
        help: 'add signed: the day on which its maker (learner, witness or assessor) declared it theirs',
      });
    }
  },
};
