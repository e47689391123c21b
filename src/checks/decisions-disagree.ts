import type { History } from '../resolve/history.ts';
import { listsBy } from '../resolve/lists-by.ts';
import type { Ruling } from '../resolve/made.ts';
import { type Check, inRecord } from './check.ts';
import { decision, list, record } from './example.ts';

const given = { id: 'A02', assessor: 'r-lewis', decisions: list(decision({ outcome: 'not-yet' })) };

export const decisionsDisagree: Check = {
  code: 'decisions-disagree',
  severity: 'warning',
  summary: 'Two people decide differently on the same thing on one day',
  why:
    'The later of two decisions is in force, but of one day nobody can tell whether the second was meant to take ' +
    'the place of the first. The ids of the records settle it, not the assessors.',
  fix: 'The two assessors agree on what holds, and one of them decides so in a new record of a later day.',
  wrong: { ...record(), ...record(given) },
  right: { ...record(), ...record({ ...given, date: '2026-05-03' }) },
  *portfolio({ decisions, portfolio }) {
    const found = decisions.pairs.flatMap((pair) => {
      if (pair.effective.length < 2) return [];
      const later = pair.inForce;
      const item = later?.item === undefined ? undefined : portfolio.itemById.get(later.item)?.item;
      const earlier = otherwiseDecided(pair);
      return item === undefined || item.withdrawn !== undefined || earlier === undefined
        ? []
        : [{ earlier, later: later! }];
    });
    for (const [{ record, index, outcome }, own] of listsBy(found, ({ later }) => later.decision)) {
      const { earlier, later } = own[0]!;
      const refs = [...new Set(own.map((each) => each.later.ref))];
      yield inRecord(record, ['decisions', index, 'outcome'], {
        message: `${record.id} decides ${refs.join(', ')} ${words(outcome)}, ${earlier.record.id} by ${earlier.record.by} of the same day ${words(earlier.outcome)}`,
        help: 'agree on what holds; one of you decides so in a new record of a later day',
        evidence: later.item,
        ...(refs.length === 1 ? { ref: refs[0]! } : {}),
        related: [
          {
            file: earlier.record.path,
            line: earlier.record.at(['decisions', earlier.decision.index, 'outcome']).line,
            message: 'decided otherwise here',
          },
        ],
      });
    }
  },
};

/** What somebody else decided of a pair on the day of the decision in force, and otherwise; a withdrawal undoes what came before. */
function otherwiseDecided({ effective, inForce }: History<Ruling>): Ruling | undefined {
  if (inForce === undefined) return undefined;
  for (const earlier of effective.toReversed()) {
    if (earlier.outcome === 'withdrawn' || earlier.record.date !== inForce.record.date) return undefined;
    if (earlier.record.by !== inForce.record.by && earlier.outcome !== inForce.outcome) return earlier;
  }
  return undefined;
}

const words = (outcome: string) => outcome.replace(/-/g, ' ');
