import { emptyRefusals, hasClaimed, whereDecided } from '../resolve/assess-claims.ts';
import { type Check, inRecord } from './check.ts';
import { decision, list, record } from './example.ts';

export const decisionWithoutClaim: Check = {
  code: 'decision-without-claim',
  severity: 'warning',
  summary: 'A decision is about a claim or situation that nobody made',
  why:
    'An assessor may credit what a learner did not claim, by met or partial. To refuse what nobody claimed ' +
    'changes nothing, so most likely another criterion was meant.',
  fix:
    'Correct the reference in a new record, or leave it: it has no effect. A situation is tagged by the ' +
    'learner first and decided then.',
  wrong: record({ decisions: list(decision({ criteria: '[B9/1.1]', outcome: 'not-yet' })) }),
  right: record({ decisions: list(decision({ outcome: 'not-yet' })) }),
  *portfolio({ decisions, portfolio, workspace }) {
    for (const pair of decisions.pairs) {
      const any = pair.all[0];
      const linked = any?.item === undefined ? undefined : portfolio.itemById.get(any.item);
      if (any === undefined || linked === undefined || linked.item.withdrawn !== undefined) continue;
      const leaf = workspace.units.leaf(any.ref);
      if (leaf === undefined) {
        if (linked.tags.some((each) => each.tag === any.ref)) continue;
        const latest = pair.all.at(-1)!;
        yield inRecord(
          latest.decision.record,
          ['decisions', latest.decision.index, 'tags', latest.decision.tags.indexOf(any.ref)],
          {
            message: `${linked.item.id} is not tagged ${any.ref}, so this decision means nothing`,
            help: 'the learner tags the situation; then decide on it again',
            evidence: linked.item.id,
            ref: any.ref,
          },
        );
        continue;
      }
      if (hasClaimed(linked, leaf)) continue;
      for (const { decision, record } of emptyRefusals(pair, linked, leaf)) {
        if (pair.isSupersededAfter(record)) continue;
        yield inRecord(decision.record, whereDecided(decision, leaf, workspace.units), {
          message: `${linked.item.id} does not claim ${leaf.ref}, so not-yet means nothing`,
          help: 'only met or partial can credit what the learner did not claim',
          evidence: linked.item.id,
          ref: leaf.ref,
        });
      }
    }
  },
};
