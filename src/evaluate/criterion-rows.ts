import type { ClaimRow, CriterionPartRow, CriterionRow } from '../model/result.ts';
import type { Criterion, Leaf } from '../model/unit.ts';
import type { AssessedClaim, AssessedClaims } from '../resolve/assess-claims.ts';
import { idleWords } from '../words/reasons.ts';
import { wholeStatus } from './criterion-status.ts';
import { decisionRow } from './decision-row.ts';

/** A criterion as the result lists it: with its claims, or its parts. */
export function criterionRow(
  criterion: Criterion,
  statusOf: ReadonlyMap<Leaf, CriterionRow['status']>,
  asked: ReadonlySet<Leaf>,
  assessed: AssessedClaims,
): CriterionRow {
  const { ref, outcome, kind, text, optional, grade, leaves } = criterion;
  const head = { ref, outcome, kind, text, ...(grade === undefined ? {} : { grade }) };
  if (!criterion.hasParts) return { ...head, ...leafRow(leaves[0]!, statusOf, asked, assessed) };
  const parts = leaves.map(
    (leaf): CriterionPartRow => ({
      ref: leaf.ref,
      text: leaf.text,
      kind: leaf.kind,
      ...leafRow(leaf, statusOf, asked, assessed),
    }),
  );
  return {
    ...head,
    ...(optional ? { optional: true as const } : {}),
    ...(leaves.some((leaf) => asked.has(leaf)) ? {} : { asked: false as const }),
    status: wholeStatus(leaves, statusOf, asked),
    parts,
  };
}

function leafRow(
  leaf: Leaf,
  statusOf: ReadonlyMap<Leaf, CriterionRow['status']>,
  asked: ReadonlySet<Leaf>,
  assessed: AssessedClaims,
) {
  const ruling = assessed.notApplicable.get(leaf.ref);
  return {
    ...(leaf.conditional ? { conditional: true as const } : {}),
    ...(leaf.optional ? { optional: true as const } : {}),
    ...(asked.has(leaf) ? {} : { asked: false as const }),
    status: statusOf.get(leaf)!,
    ...(ruling === undefined
      ? {}
      : {
          record: ruling.decision.record.id,
          ...(ruling.decision.reason === undefined ? {} : { reason: ruling.decision.reason }),
        }),
    claims: (assessed.byLeaf.get(leaf.ref) ?? []).map(claimRow),
  };
}

function claimRow(claim: AssessedClaim): ClaimRow {
  const { item, by, state, counts, idle, resubmitted, contested, places, ruling, samples, unconfirmed, disagreement } =
    claim;
  const decision = ruling?.decision;
  return {
    evidence: item.id,
    by,
    state,
    counts,
    ...(idle === undefined ? {} : { why: idleWords(idle), idle }),
    ...(resubmitted ? { resubmitted: true as const } : {}),
    ...(contested ? { contested: true as const } : {}),
    places,
    ...(decision === undefined ? {} : { decision: decisionRow(decision, item.id, samples) }),
    ...(unconfirmed === undefined ? {} : { unconfirmed: decisionRow(unconfirmed.decision, item.id, []) }),
    ...(disagreement === undefined ? {} : { disagreement: disagreement.record.id }),
  };
}
