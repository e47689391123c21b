import { type Check, inItem, liveItems } from './check.ts';
import { item } from './example.ts';

export const unclaimedLocator: Check = {
  code: 'unclaimed-locator',
  severity: 'warning',
  summary: 'The text points at a criterion or situation that the item does not claim',
  why:
    'The text says that it shows something, but the item does not claim it, so it counts for nothing. Usually ' +
    'the learner forgot the claim, and the evidence is there.',
  fix: 'Add the reference to criteria, or to tags for a situation; or take the bracket out of the text.',
  wrong: item({}, 'I asked the print room for a first batch, [B9/1.5] because the branches depend on it. [B9/1.1]'),
  right: item(
    { criteria: '[B9/1.5, B9/1.1]' },
    'I asked the print room for a first batch, [B9/1.5] because the branches depend on it. [B9/1.1]',
  ),
  *portfolio(resolved) {
    for (const { item, locators } of liveItems(resolved)) {
      for (const { state, written } of locators) {
        if (state !== 'unclaimed-criterion' && state !== 'unclaimed-tag') continue;
        const parts = resolved.workspace.units.criterion(written.ref)?.hasParts;
        const key = state === 'unclaimed-tag' ? 'tags' : 'criteria';
        yield inItem(this.code, item, written.span, {
          message: `the text shows ${written.ref}, which this item does not ${state === 'unclaimed-tag' ? 'tag' : 'claim'}`,
          help: parts
            ? `name the part, as in ${resolved.workspace.units.leavesOf(written.ref)[0]?.ref}`
            : `add ${written.ref} to ${key}, or remove the bracket`,
          ref: written.ref,
        });
      }
    }
  },
};
