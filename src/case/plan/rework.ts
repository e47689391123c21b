import type { EvidenceRow } from '../../model/result.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import { listRefs } from '../../words/lists.ts';
import { idAndTitle } from '../../words/names.ts';
import { spoken } from '../../words/statuses.ts';
import type { PlanCase, Proposal } from './action.ts';
import type { Asked, Need } from './needs.ts';

/** What the learner can write on: what an assessor or a witness wrote is not theirs to change. */
const reworkable: ReadonlySet<string> = new Set(['work-product', 'learner-statement', 'prior-learning']);

/** Items of the learner's own that a decision asks more of, or that do not say their context; and the needs left then. */
export function planRework(
  { units }: PlanCase,
  needs: readonly Need[],
): { proposals: Proposal[]; left: readonly Need[] } {
  const claims = listsBy(
    units.flatMap(({ open }) => open.flatMap((each) => each.claims)),
    ({ ref }) => ref,
  );
  const reworks = new Map<
    EvidenceRow,
    { closes: string[]; reasons: string[]; outcomes: Set<string>; record: string }
  >();
  const mended = new Map<EvidenceRow, string[]>();
  const left = needs.filter(({ gap, isCriterion }) => {
    if (!isCriterion) return true;
    const own = claims.get(gap.ref) ?? [];
    const decided = own.findLast(
      ({ claim, item }) =>
        claim.state === gap.status && (claim.counts || claim.state === 'not-yet') && reworkable.has(item.method ?? ''),
    );
    if (decided?.claim.decision) {
      const { record, outcome, reason } = decided.claim.decision;
      const found = reworks.get(decided.item) ?? { closes: [], reasons: [], outcomes: new Set(), record };
      found.closes.push(gap.ref);
      found.outcomes.add(outcome);
      found.reasons.push(
        `${record} decided ${spoken(outcome)} on ${gap.ref}${reason === undefined ? '' : `: ${reason}`}`,
      );
      reworks.set(decided.item, found);
      return false;
    }
    const silent = own.find(({ claim }) => claim.idle?.kind === 'no-context');
    if (gap.status !== 'missing' || silent === undefined) return true;
    mended.set(silent.item, [...(mended.get(silent.item) ?? []), gap.ref]);
    return false;
  });
  const proposals = [
    ...[...reworks].map(
      ([item, { closes, reasons, outcomes, record }]): Proposal => ({
        what: outcomes.has('not-yet')
          ? `Rework ${idAndTitle(item)}`
          : `Add to ${idAndTitle(item)} what ${record} found lacking, or show it with other evidence`,
        owner: 'learner',
        closes,
        because: reasons.join('; '),
      }),
    ),
    ...[...mended].map(
      ([item, closes]): Proposal => ({
        what: `Say in ${idAndTitle(item)} in which context the work was done`,
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
