import type { Leaf } from '../model/unit.ts';
import { type Check, inRecord } from './check.ts';
import { portfolio, record } from './example.ts';

const units = '[{ unit: B9, route: recognised-prior-learning }]';

export const decisionBeforeRegistration: Check = {
  code: 'decision-before-registration',
  severity: 'warning',
  summary: 'A decision is dated before the learner was registered for the unit',
  why:
    'Most awarding organisations accept assessment only of learners who are registered for the unit. Evidence ' +
    'may be older than the registration, the decision on it may not.',
  fix: 'Check both dates. Where the decision really came first, decide again in a new record.',
  wrong: { ...portfolio({ units, registered: '2026-06-01' }), ...record() },
  right: { ...portfolio({ units }), ...record() },
  *portfolio(resolved) {
    const { decisions, portfolio } = resolved;
    const registered = new Map(portfolio.registrations.map((each) => [each.unit, each.registered]));
    for (const { record, index, leaves, basis } of resolved.liveDecisions) {
      const early = leaves.map(({ unit }) => unit).filter((unit) => (registered.get(unit) ?? '') > record.date);
      if (early.length === 0) continue;
      // Not-applicable, and its withdrawal, rest on no item.
      const items = basis.size > 0 ? [...basis.keys()] : [undefined];
      const isHistory = ({ ref }: Leaf) =>
        items.every((item) => decisions.historyOf({ item, ref }).isSupersededAfter(record));
      if (leaves.every(isHistory)) continue;
      yield inRecord(record, ['decisions', index, 'criteria'], {
        message: `${record.id} of ${record.date} decides on ${[...new Set(early)].join(', ')}, registered on ${registered.get(early[0]!)}`,
        help: 'check both dates; most awarding organisations do not accept decisions before registration',
        evidence: [...basis.keys()][0],
      });
    }
  },
};
