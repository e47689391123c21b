import { isNotAsked } from '../../model/not-asked.ts';
import type { ClaimRow, CriterionPartRow, CriterionRow, CriterionStatus } from '../../model/result.ts';
import { claimWords } from '../../words/claims.ts';
import { placeWords } from '../../words/places.ts';
import { notAskedWords } from '../../words/statuses.ts';
import { waiverWords } from '../../words/waived.ts';
import type { EvidenceLine, Line, SheetCase } from './sheet.ts';

/** The criteria of a unit with their evidence, outcome by outcome; the two groups of a standard have no number. */
export const outcomesOf = (sheet: SheetCase) =>
  sheet.row.outcomes.map(({ id, title }) => ({
    number: sheet.spec?.isStandard ? undefined : id,
    title,
    lines: sheet.row.criteria.filter(({ outcome }) => outcome === id).map((row) => criterionLine(row, sheet)),
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

function criterionLine(row: CriterionRow | CriterionPartRow, sheet: SheetCase): Line {
  const { ref, text, status, record, reason, claims = [] } = row;
  const gap = sheet.row.gaps.find((each) => each.ref === ref);
  const parts = 'parts' in row ? (row.parts ?? []) : [];
  return {
    ref,
    text,
    status:
      gap?.status === 'contested'
        ? 'not met: contested, to be looked at again'
        : isNotAsked(row)
          ? notAskedWords(row)
          : parts.length > 0 && status !== 'met' && status !== 'not-applicable'
            ? 'not met: see its parts'
            : statuses[status],
    isOpen: gap?.status === 'contested' || (!isNotAsked(row) && status !== 'met' && status !== 'not-applicable'),
    evidence: claims.map((claim) => claimLine(claim, claim.places, sheet)),
    remarks: [
      ...(record === undefined ? [] : [`Decided in ${sheet.at.said(record)}: ${reason ?? 'no reason given'}`]),
      ...(gap?.waived === undefined ? [] : [waiverWords(gap.waived, sheet.at.name)]),
    ],
    parts: parts.map((part) => criterionLine(part, sheet)),
  };
}

/** An item that is to show something: where, and what was decided on it, by whom and when; or why it is none that counts. */
export const claimLine = (claim: ClaimRow, places: ClaimRow['places'], { at }: SheetCase): EvidenceLine => ({
  evidence: claim.evidence,
  shownAt: places.map(placeWords).join('; ') || 'no place named',
  decision: `${claim.counts || claim.state === 'not-yet' ? '' : 'does not count: '}${claimWords(claim, at.said)}${claim.by === 'learner' ? '' : `; credited by the assessor in ${claim.by}`}`,
});
