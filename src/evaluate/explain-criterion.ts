import { isNotAsked } from '../model/not-asked.ts';
import { refusalOf } from '../model/refusal.ts';
import type { ClaimRow, CriterionPartRow, CriterionRow, UnitRow } from '../model/result.ts';
import { stated } from '../model/stated.ts';
import { claimWords } from '../words/claims.ts';
import { verdictWords } from '../words/samples.ts';
import { agreedWords } from './explain-decisions.ts';
import { gapsOf, nothing, type Sources, titleOf } from './explained.ts';
import type { Considered, Explanation } from './explanation.ts';

/** A criterion (part) of a unit, with what every claim on it is worth. */
export function explainCriterion(ref: string, unit: UnitRow, sources: Sources): Explanation | undefined {
  const { units } = sources;
  for (const criterion of unit.criteria) {
    const found = [criterion, ...(criterion.parts ?? [])].find((each) => each.ref === ref);
    if (found === undefined) continue;
    const parts = 'parts' in found ? (found.parts ?? []) : [];
    const { record, reason } = found;
    const text = found === criterion ? criterion.text : `${criterion.text} ${found.text}`;
    return {
      ...nothing,
      ref,
      about: 'criterion',
      text: reason === undefined ? text : `${text} — not applicable (${record}): ${reason}`,
      status: standing(found),
      source: {
        file: units.units.get(unit.unit)?.path ?? '',
        line: (units.leaf(ref) ?? units.criterion(ref))?.span.line ?? 1,
      },
      considered: (found.claims ?? []).map((claim) => considerClaim(claim, sources)),
      parts: parts.map((part) => ({ ref: part.ref, text: part.text, status: standing(part) })),
      gaps: gapsOf(unit, [ref, ...parts.map((part) => part.ref)]),
    };
  }
  return undefined;
}

/** The status of a criterion (part), with what keeps it from being anybody's business. */
const standing = (row: CriterionPartRow | CriterionRow): string =>
  isNotAsked(row) ? `${row.status} (not asked for)` : row.status;

function considerClaim(claim: ClaimRow, sources: Sources): Considered {
  const { evidence, counts, idle, state, by, places, decision } = claim;
  const { said } = sources;
  const refusal = refusalOf(decision);
  return {
    evidence,
    title: titleOf(evidence, sources),
    counts,
    because: claimWords(claim, said, refusal && verdictWords(refusal, said)),
    ...stated({ miss: idle }),
    state,
    by,
    places,
    ...(decision === undefined ? {} : { decision, verified: agreedWords(decision, said) }),
  };
}
