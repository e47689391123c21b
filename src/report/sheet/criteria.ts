import { isNotAsked } from '../../model/not-asked.ts';
import type { ClaimRow, CriterionPartRow, CriterionRow, CriterionStatus } from '../../model/result.ts';
import { togetherWords } from '../../words/decisions.ts';
import { placeWords } from '../../words/places.ts';
import { notAskedWords, spoken } from '../../words/statuses.ts';
import type { EvidenceLine, Line, UnitSheet } from './sheet.ts';
import { recordWords, type SheetContext } from './sheet-context.ts';
import { waiverWords } from './waiver.ts';

/** The criteria of a unit with their evidence, outcome by outcome. */
export const outcomesOf = (context: SheetContext): UnitSheet['outcomes'] =>
  context.unit.outcomes.map(({ id, title }) => ({
    ...(context.units.units.get(context.unit.unit)?.isStandard ? {} : { number: id }),
    title,
    lines: context.unit.criteria
      .filter(({ outcome }) => outcome === id)
      .flatMap((criterion) => [
        criterionLine(criterion, false, context),
        ...(criterion.parts ?? []).map((part) => criterionLine(part, true, context)),
      ]),
  }));

const statuses: Readonly<Record<CriterionStatus, string>> = {
  met: 'met',
  stale: 'not met: stale, to be looked at again',
  claimed: 'not met: claimed, not decided',
  partial: 'not met: partial, more is needed',
  'not-yet': 'not met: not yet',
  missing: 'not met: no evidence',
  'not-applicable': 'not applicable',
};

function criterionLine(row: CriterionRow | CriterionPartRow, isPart: boolean, context: SheetContext): Line {
  const { ref, text, status, record, reason, claims = [] } = row;
  return {
    ref,
    text,
    status: isContested(ref, context)
      ? 'not met: contested, to be looked at again'
      : isNotAsked(row)
        ? notAskedWords(row)
        : 'parts' in row && status !== 'met' && status !== 'not-applicable'
          ? 'not met: see its parts'
          : statuses[status],
    isOpen: isContested(ref, context) || (!isNotAsked(row) && status !== 'met' && status !== 'not-applicable'),
    isPart,
    evidence: claims.map((claim) => evidenceLine(claim, context)),
    remarks: [
      ...(record === undefined ? [] : [`Decided in ${recordWords(record, context)}: ${reason ?? 'no reason given'}`]),
      ...waiverWords(ref, context),
    ],
  };
}

const isContested = (ref: string, { unit }: SheetContext): boolean =>
  unit.gaps.some((gap) => gap.ref === ref && gap.status === 'contested');

const evidenceLine = (claim: ClaimRow, context: SheetContext): EvidenceLine => ({
  evidence: claim.evidence,
  shownAt: claim.places.map(placeWords).join('; ') || 'no place named',
  decision: `${decisionWords(claim, context)}${claim.by === 'learner' ? '' : `; credited by the assessor in ${claim.by}`}`,
});

/** A claim on a criterion, or on a situation, as far as its decision goes. */
type Decided = Pick<ClaimRow, 'state' | 'decision'> &
  Partial<Pick<ClaimRow, 'counts' | 'why' | 'resubmitted' | 'contested' | 'unconfirmed' | 'disagreement'>>;

/** What was decided on a claim, by whom and when; or why it is none that counts. */
export function decisionWords(
  { state, counts = true, why, resubmitted, contested, decision, unconfirmed, disagreement }: Decided,
  context: SheetContext,
): string {
  if (!counts && state !== 'not-yet') return `does not count: ${why ?? 'no reason given'}`;
  if (unconfirmed !== undefined)
    return `${state}; ${spoken(unconfirmed.outcome)}, ${recordWords(unconfirmed.record, context)}${togetherWords(unconfirmed)}, not countersigned`;
  if (decision === undefined) return 'claimed, not decided';
  const decided = `${spoken(decision.outcome)}, ${recordWords(decision.record, context)}${togetherWords(decision)}`;
  const because = decision.reason === undefined ? '' : `: ${decision.reason}`;
  if (resubmitted || state === 'claimed') return `changed and claimed again (${decided}${because})`;
  if (contested) return `stale: the verifier did not agree (${decided})`;
  if (state === 'stale') return `stale: to be looked at again (${decided})`;
  return `${decided}${disagreement === undefined ? '' : `, after ${disagreement} did not agree with an earlier decision`}${because}`;
}
