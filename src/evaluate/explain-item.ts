import type { EvidenceRow, RuleResult, UnitRow } from '../model/result.ts';
import { leafRows, requirementRows } from '../model/rows.ts';
import { stated } from '../model/stated.ts';
import { claimWords } from '../words/claims.ts';
import { decisionsOn } from './explain-decisions.ts';
import { faultsIn, gapsOf, nothing, type Sources, situationReason } from './explained.ts';
import type { Explanation } from './explanation.ts';

/** An item with its claims and situations, and the gaps of whatever looks at it. */
export function explainItem(item: EvidenceRow, sources: Sources): Explanation {
  const { row, said } = sources;
  const all = row.units.flatMap(leafRows).flatMap(({ ref, claims: its }) => its.map((claim) => ({ ref, claim })));
  const own = all.filter(({ claim }) => claim.evidence === item.id);
  const claims = own.map(({ ref, claim: { state, counts, idle, by, places, decision }, claim }) => ({
    ref,
    state,
    counts,
    because: claimWords(claim),
    ...stated({ miss: idle }),
    by,
    places,
    ...stated({ decision }),
  }));
  const tags = item.tags.map(({ tag, state }) => ({
    ref: tag,
    state,
    counts: !item.draft && state !== 'not-yet',
    ...situationReason(item, state),
    places: [],
  }));
  const status =
    item.withdrawn !== undefined
      ? `withdrawn ${item.withdrawn}`
      : item.planned
        ? 'planned'
        : item.draft
          ? 'draft'
          : 'counts where its claims do';
  const refs = [...claims.map(({ ref }) => ref), ...row.units.flatMap((unit) => requirementsLookingAt(item.id, unit))];
  return {
    ...nothing,
    ref: item.id,
    about: 'evidence',
    text: item.title,
    status,
    source: { file: item.path, line: 1 },
    digest: item.digest,
    decisions: decisionsOn(item, own, said),
    claims: [...claims, ...tags],
    gaps: row.units.flatMap((unit) => gapsOf(unit, refs)),
    diagnostics: faultsIn(sources, (each) => each.portfolio === row.path && each.evidence === item.id),
  };
}

/** The requirements (parts) whose open rules counted an item or nearly did. */
function requirementsLookingAt(id: string, unit: UnitRow): string[] {
  const looksAt = (rule: RuleResult): boolean =>
    rule.kind !== 'judge' &&
    rule.status !== 'met' &&
    (rule.counted.includes(id) ||
      rule.nearMisses.some(({ evidence }) => evidence === id) ||
      (rule.rules ?? []).some(looksAt));
  return requirementRows(unit)
    .filter(({ rules }) => rules.some(looksAt))
    .map(({ ref }) => ref);
}
