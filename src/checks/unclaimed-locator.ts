import { type Check, inItem } from './check.ts';
import { item } from './example.ts';

const body = 'I asked the print room for a first batch, [B9/1.5] because the branches depend on it. [B9/1.1]';

export const unclaimedLocator: Check = {
  code: 'unclaimed-locator',
  severity: 'warning',
  summary: 'The text points at a criterion or situation that the item does not claim',
  why:
    'The text says that it shows something, but the item does not claim it, so it counts for nothing. Usually ' +
    'the learner forgot the claim, and the evidence is there.',
  fix: 'Add the reference to criteria, or to tags for a situation; or take the bracket out of the text.',
  wrong: item({}, body),
  right: item({ criteria: '[B9/1.5, B9/1.1]' }, body),
  *portfolio(resolved) {
    const { astray, workspace } = resolved;
    for (const { linked, link } of astray.locators('unclaimed-criterion')) {
      const { ref, span } = link.written;
      yield inItem(linked.item, span, {
        message: `the text shows ${ref}, which this item does not claim`,
        help: workspace.units.criterion(ref)?.hasParts
          ? `name the part, as in ${workspace.units.leavesOf(ref)[0]?.ref}`
          : `add ${ref} to criteria, or remove the bracket`,
        ref,
      });
    }
    for (const { linked, link } of astray.locators('unclaimed-tag')) {
      const { ref, span } = link.written;
      yield inItem(linked.item, span, {
        message: `the text shows ${ref}, which this item does not tag`,
        help: `add ${ref} to tags, or remove the bracket`,
        ref,
      });
    }
  },
};
