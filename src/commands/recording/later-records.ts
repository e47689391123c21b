import type { Decisions } from '../../resolve/decisions.ts';

/** What a record says that a record of a later day says otherwise, which therefore stands; in words, a line for each. */
export function laterRecords(id: string, decisions: Decisions): string[] {
  const stands = new Map<string, string[]>();
  const add = (what: string, later: { id: string; date: string } | undefined) => {
    if (later === undefined || later.id === id) return;
    const said = `${later.id} of ${later.date} is later and stands`;
    stands.set(said, [...(stands.get(said) ?? []), what]);
  };
  for (const { item, ref, decision } of [...decisions.rulings.values()].flat()) {
    if (decision.record.id !== id || !decisions.isSuperseded(decision.record, item, ref)) continue;
    const later = decisions.effective(item, ref).at(-1)?.decision.record;
    add(item === undefined ? ref : `${ref} (${item})`, later);
  }
  for (const { record, requirement } of decisions.judgements) {
    if (record.id !== id || !decisions.isJudgementSuperseded(record, requirement)) continue;
    const effective = decisions.judgements.filter((each) => each.requirement === requirement);
    add(requirement, effective.filter(({ standing }) => standing === 'effective').at(-1)?.record);
  }
  return [...stands].map(([said, what]) => `${said}: ${what.join(', ')}`);
}
