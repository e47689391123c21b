import { type Check, inItem } from './check.ts';
import { statement } from './example.ts';

export const duplicateClaim: Check = {
  code: 'duplicate-claim',
  severity: 'warning',
  summary: 'An item claims the same criterion twice',
  why:
    'One item shows a criterion once, however often it says so. A second entry is usually a slip for a ' +
    'neighbouring criterion, which then goes unclaimed.',
  fix:
    'Remove the second entry, or name the criterion that was meant. Several places of one claim are several ' +
    'locators in the text.',
  wrong: statement({ criteria: '[B9/1.1, B9/1.1]' }),
  right: statement({}),
  *portfolio(resolved) {
    for (const { linked, link } of resolved.astray.claims('duplicate')) {
      const { ref, span } = link.written;
      const first = linked.claims.find(({ written }) => written.ref === ref)!.written.span;
      yield inItem(linked.item, span, {
        message: `${ref} is claimed twice by this item`,
        help: 'remove this entry; several places of one claim are several locators in the text',
        ref,
        related: [{ file: linked.item.path, line: first.line, message: 'first claimed here' }],
      });
    }
  },
};
