import type { Decisions } from '../../resolve/decisions.ts';

/** What a record says that a record of a later day says otherwise, which therefore stands; in words, a line for each. */
export function laterRecords(id: string, decisions: Decisions): string[] {
  const stands = new Map<string, string[]>();
  const add = (what: string, later: { id: string; date: string } | undefined) => {
    if (later === undefined || later.id === id) return;
    const said = `${later.id} of ${later.date} is later and stands`;
    stands.set(said, [...(stands.get(said) ?? []), what]);
  };
  const made = decisions.madeBy(id);
  for (const { record, item, ref } of made.flatMap((each) => each.decisions.flatMap(({ rulings }) => rulings))) {
    const pair = decisions.historyOf({ item, ref });
    if (pair.isSupersededAfter(record)) add(item === undefined ? ref : `${ref} (${item})`, pair.latest?.record);
  }
  for (const { record, requirement } of made.flatMap(({ judgements }) => judgements)) {
    const history = decisions.onRequirement(requirement);
    if (history.isSupersededAfter(record)) add(requirement, history.latest?.record);
  }
  return [...stands].map(([said, what]) => `${said}: ${what.join(', ')}`);
}
