import { withParts } from '../model/unit.ts';
import type { Assessment } from '../parse/record.ts';
import { isWithdrawn } from '../resolve/made.ts';
import { recordOrder } from '../resolve/record-order.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Check, inRecord } from './check.ts';
import { record } from './example.ts';

export const criterionReworded: Check = {
  code: 'criterion-reworded',
  severity: 'warning',
  summary: 'A criterion or requirement says something else than when it was decided',
  why:
    'An assessor decides on words. Where the awarding organisation changes them, or somebody mends a specification, ' +
    'what was met may be met no longer, and nothing else would tell.',
  fix:
    'The assessor reads the new words and decides again in a new record, where the old decision holds as where it does ' +
    'not. Words changed by mistake are put back.',
  wrong: record({ wording: '{ B9/1.5: 3f2a9c0d51e7b684 }' }),
  right: record({ wording: '{ B9/1.5: bee150519726fba2 }' }),
  *portfolio(resolved) {
    const { workspace } = resolved;
    const reworded = new Map<string, Assessment>();
    for (const { ref, record } of standing(resolved)) {
      const words = record.wording.get(ref);
      const now = workspace.units.wording(ref);
      if (words === undefined || now === undefined || words === now) continue;
      const other = reworded.get(ref);
      if (other === undefined || recordOrder(other, record) < 0) reworded.set(ref, record);
    }
    for (const [ref, record] of reworded) {
      const verb = workspace.units.requirement(ref) === undefined ? 'decided' : 'judged';
      yield inRecord(record, ['wording', ref], {
        message: `the words of ${ref} are others than those on which ${record.id} ${verb}`,
        help: 'the assessor reads what it says now, and decides again in a new record; words changed by mistake are put back',
        ref,
      });
    }
  },
};

/** What is in force on a criterion (part), requirement (part) or centre rule, with the record that says so. */
function* standing(resolved: ResolvedPortfolio): Iterable<{ ref: string; record: Assessment }> {
  const { decisions, assessed, portfolio, workspace } = resolved;
  if (portfolio.assessments.every(({ wording }) => wording.size === 0)) return;
  for (const pair of decisions.pairs) {
    const ruling = pair.inForce;
    // Of what was withdrawn nothing is said; not-applicable is said of no item, and may not hold.
    if (ruling?.item === undefined || isWithdrawn(ruling.item, portfolio)) continue;
    yield ruling;
  }
  yield* assessed.notApplicable.values();
  for (const requirement of new Set(decisions.judgements.map((each) => each.requirement))) {
    const record = decisions.onRequirement(requirement).inForce?.record;
    const found = workspace.units.requirement(requirement);
    if (record === undefined || found === undefined) continue;
    // A judgement on a whole is one on the words of its parts too, until somebody judges the part itself.
    for (const { ref } of withParts(found))
      if (ref === requirement || decisions.onRequirement(ref).inForce === undefined) yield { ref, record };
  }
}
