import { isNotAsked } from '../model/not-asked.ts';
import { refusalOf } from '../model/refusal.ts';
import type { ClaimRow, CriterionPartRow, CriterionRow, UnitRow } from '../model/result.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { claimWords } from '../words/claims.ts';
import { quoted } from '../words/quotation.ts';
import type { SayRecord } from '../words/records.ts';
import { agreedWords } from './explain-decisions.ts';
import { gapsOf, nothing } from './explained.ts';
import type { Considered, Explanation } from './explanation.ts';

/** A criterion (part) of a unit, with what every claim on it is worth. */
export function explainCriterion(
  ref: string,
  unit: UnitRow,
  titles: ReadonlyMap<string, string>,
  units: UnitIndex,
  said: SayRecord,
): Explanation | undefined {
  for (const criterion of unit.criteria) {
    const found = [criterion, ...(criterion.parts ?? [])].find((each) => each.ref === ref);
    if (found === undefined) continue;
    const where = units.leaf(ref) ?? units.criterion(ref);
    const parts = 'parts' in found ? (found.parts ?? []) : [];
    return {
      ...nothing,
      ref,
      about: 'criterion',
      text: found === criterion ? criterion.text : `${criterion.text} ${found.text}`,
      status: standing(found),
      source: { file: units.units.get(unit.unit)?.path ?? '', line: where?.span.line ?? 1 },
      considered: (found.claims ?? []).map((claim) => considerClaim(claim, titles, said)),
      parts: parts.map((part) => ({ ref: part.ref, text: part.text, status: standing(part) })),
      gaps: gapsOf(unit, [ref, ...parts.map((part) => part.ref)]),
      ...('reason' in found && found.reason !== undefined
        ? { text: `${found.text} — not applicable (${found.record}): ${found.reason}` }
        : {}),
    };
  }
  return undefined;
}

/** The status of a criterion (part), with what keeps it from being anybody's business. */
const standing = (row: CriterionPartRow | CriterionRow): string =>
  isNotAsked(row) ? `${row.status} (not asked for)` : row.status;

function considerClaim(claim: ClaimRow, titles: ReadonlyMap<string, string>, said: SayRecord): Considered {
  const { evidence, counts, idle, state, by, places, decision } = claim;
  const sample = refusalOf(decision);
  const reason = sample?.reason === undefined ? '' : `: ${quoted(sample.reason)}`;
  const refusal = sample && `${said(sample.record)} did not agree${reason}`;
  return {
    evidence,
    title: titles.get(evidence) ?? '',
    counts,
    because: claimWords(claim, said, refusal),
    ...(idle === undefined ? {} : { miss: idle }),
    state,
    by,
    places,
    ...(decision === undefined ? {} : { decision, verified: agreedWords(decision, said) }),
  };
}
