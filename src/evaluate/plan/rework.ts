import type { ClaimRow } from '../../model/result.ts';
import { leafRows } from '../../model/rows.ts';
import { listRefs } from '../../words/lists.ts';
import { spoken } from '../../words/statuses.ts';
import { itemWords, type PlanCase, type Proposal } from './action.ts';
import type { Asked, Need } from './needs.ts';

/** What the learner can write on: what an assessor or a witness wrote is not theirs to change. */
const reworkable: ReadonlySet<string> = new Set(['work-product', 'learner-statement', 'prior-learning']);

/** Items of the learner's own that a decision asks more of, or that do not say their context; and the needs left then. */
export function planRework(
  { row, units }: PlanCase,
  needs: readonly Need[],
): { proposals: Proposal[]; left: readonly Need[] } {
  const claims = new Map(
    units.flatMap((unit) => leafRows(unit.row).map((each): [string, ClaimRow[]] => [each.ref, each.claims])),
  );
  const items = new Map(row.evidence.map((item) => [item.id, item]));
  const reworks = new Map<string, { closes: string[]; reasons: string[]; outcomes: Set<string>; record: string }>();
  const mended = new Map<string, string[]>();
  const left = needs.filter(({ gap, isCriterion, leaves }) => {
    if (!isCriterion) return true;
    const own = claims.get(gap.ref) ?? [];
    const decided = own.findLast(
      ({ evidence, state, decision, counts }) =>
        state === gap.status &&
        decision !== undefined &&
        (counts || state === 'not-yet') &&
        reworkable.has(items.get(evidence)?.method ?? ''),
    );
    if (decided?.decision) {
      const { record, outcome, reason } = decided.decision;
      const found = reworks.get(decided.evidence) ?? { closes: [], reasons: [], outcomes: new Set(), record };
      found.closes.push(gap.ref);
      found.outcomes.add(outcome);
      found.reasons.push(
        `${record} decided ${spoken(outcome)} on ${gap.ref}${reason === undefined ? '' : `: ${reason}`}`,
      );
      reworks.set(decided.evidence, found);
      return false;
    }
    const silent = own.find(({ evidence, counts }) => {
      const item = items.get(evidence);
      return !counts && item !== undefined && !item.draft && item.context === undefined;
    });
    if (gap.status !== 'missing' || silent === undefined || leaves[0]?.kind !== 'performance') return true;
    mended.set(silent.evidence, [...(mended.get(silent.evidence) ?? []), gap.ref]);
    return false;
  });
  const proposals = [
    ...[...reworks].map(
      ([id, { closes, reasons, outcomes, record }]): Proposal => ({
        what: outcomes.has('not-yet')
          ? `Rework ${itemWords(row, id)}`
          : `Add to ${itemWords(row, id)} what ${record} found lacking, or show it with other evidence`,
        owner: 'learner',
        closes,
        because: reasons.join('; '),
      }),
    ),
    ...[...mended].map(
      ([id, closes]): Proposal => ({
        what: `Say in ${itemWords(row, id)} in which context the work was done`,
        owner: 'learner',
        closes,
        because: `without a context it cannot count for ${listRefs(closes)}`,
      }),
    ),
  ];
  return { proposals, left };
}

/** What judgements against the learner and rules that allow no more ask for. */
export function planCorrections(asked: readonly Asked[]): Proposal[] {
  return asked.flatMap(({ judged, tooMany }) => [
    ...judged.map(
      ({ gap, record, reason }): Proposal => ({
        what: `Add the evidence that the judgement on ${gap.ref} asks for`,
        owner: 'learner',
        closes: [gap.ref],
        named: [gap.ref],
        because: `${record} judged it not yet: ${reason}`,
      }),
    ),
    ...tooMany.map(
      ({ gap, atMost }): Proposal => ({
        what: `Claim less: ${gap.ref} allows at most ${atMost}`,
        owner: 'learner',
        closes: [gap.ref],
        named: [gap.ref],
        because: gap.why,
      }),
    ),
  ]);
}
