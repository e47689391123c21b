import type { EvidenceItem, Occasion } from '../parse/evidence.ts';
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
    const registrations = new Map(portfolio.registrations.map((each) => [each.unit, each]));
    const seen = new Map<EvidenceItem, Set<string>>();
    for (const { item, leaf, counts } of assessed.claims) {
      const { registered, route } = registrations.get(leaf.unit) ?? {};
      if (!counts || registered === undefined || route === 'recognised-prior-learning') continue;
      if (item.method === 'prior-learning') continue;
      const early = item.occasions.find((occasion) => endOf(occasion) < registered);
      if (early === undefined) continue;
      const units = seen.get(item) ?? new Set();
      if (units.has(leaf.unit)) continue;
      seen.set(item, units.add(leaf.unit));
      yield inItem(item, placeOfDate(item, endOf(early)), {
        message: `the work of ${endOf(early)} that ${item.id} shows lies before the registration for ${leaf.unit} on ${registered}`,
        help: 'check both dates; work from before the registration is often to be called prior-learning',
        about: leaf.unit,
      });
    }
  },
};

/** Its last day; the dates of an occasion are sorted. */
const endOf = ({ dates }: Occasion): string => dates.at(-1) ?? '9999-12-31';
