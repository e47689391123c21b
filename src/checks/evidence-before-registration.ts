import { once } from '../model/once.ts';
import type { Occasion } from '../parse/evidence.ts';
import { listsBy } from '../resolve/lists-by.ts';
import { type Check, inItem } from './check.ts';
import { statement } from './example.ts';
import { placeOfDate } from './written-occasions.ts';

export const evidenceBeforeRegistration: Check = {
  code: 'evidence-before-registration',
  severity: 'info',
  summary: 'The work shown was done before the learner was registered for the unit',
  why:
    'Work from before the registration may be used, and many awarding organisations want it to be called what ' +
    'it is: recognition of prior learning. Otherwise it may be a slip in one of the two dates.',
  fix:
    'Check both dates. Where the work really is older, ask the assessor whether it should be prior-learning, ' +
    'as the method of the item or as the route of the unit; else nothing needs to be done.',
  wrong: statement({ date: '2025-12-10' }),
  right: statement({}),
  *portfolio({ portfolio, assessed }) {
    const counting = once(() => listsBy(assessed.claims, ({ item, counts }) => (counts ? item : undefined)));
    for (const { unit, registered, route } of portfolio.registrations) {
      if (registered === undefined || route === 'recognised-prior-learning') continue;
      for (const { item } of assessed.itemsOn.get(unit) ?? []) {
        const early = item.occasions.find((occasion) => endOf(occasion) < registered);
        if (early === undefined || item.method === 'prior-learning') continue;
        const claims = counting().get(item) ?? [];
        if (!claims.some(({ leaf }) => leaf.unit === unit)) continue;
        yield inItem(item, placeOfDate(item, endOf(early)), {
          message: `the work of ${endOf(early)} that ${item.id} shows lies before the registration for ${unit} on ${registered}`,
          help: 'check both dates; work from before the registration is often to be called prior-learning',
          about: unit,
        });
      }
    }
  },
};

/** Its last day; the dates of an occasion are sorted. */
const endOf = ({ dates }: Occasion): string => dates.at(-1) ?? '9999-12-31';
