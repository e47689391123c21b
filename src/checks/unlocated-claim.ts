import { type Check, inItem } from './check.ts';
import { statement } from './example.ts';

export const unlocatedClaim: Check = {
  code: 'unlocated-claim',
  severity: 'warning',
  summary: 'A claim does not say where in the evidence it is shown',
  why:
    'Ten criteria ticked against one upload leave the assessor to search for each of them. A claim that says ' +
    'where it is shown can be judged, sampled and checked in a minute.',
  fix:
    'Put the reference in square brackets after the words that show it, or name a place after @ in the claim: ' +
    'a file, a page, a time, a heading.',
  wrong: statement({}, 'We depend on the courier and on the print room.'),
  right: statement({}),
  *portfolio(resolved) {
    for (const { linked, link } of resolved.astray.unlocatedClaims) {
      const { state, written } = link;
      if (linked.item.draft || (state !== 'linked' && state !== 'unit-not-registered')) continue;
      yield inItem(linked.item, written.span, {
        message: `nothing says where ${written.ref} is shown`,
        help: written.slip
          ? isItself(written.ref, written.slip.text)
            ? `[${written.ref}] in line ${written.slip.line} stands in code or a comment, where it is no locator`
            : `line ${written.slip.line} has ${written.slip.text}, which is no locator: write [${written.ref}], one reference a bracket`
          : `put [${written.ref}] after the words that show it, or write ${written.ref} @ a file, page, time or heading`,
        ref: written.ref,
      });
    }
  },
};

/** Whether a bracket has the form of a locator of the claim: only its place keeps it from being one. */
const isItself = (ref: string, bracket: string) => bracket === `[${ref}]` || bracket.startsWith(`[${ref} @ `);
