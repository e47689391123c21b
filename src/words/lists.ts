import { unitOfRef } from '../model/refs.ts';

/** What there is of some facts, one after the other: "level 3, 6 credits". */
export const listFacts = (facts: readonly (string | undefined | false)[], joint = ', '): string =>
  facts.filter(Boolean).join(joint);

/** Ids in a sentence: "E03", "E03 and E05", "E03, E05 and 4 more". */
export function listIds(ids: readonly string[]): string {
  const each = [...new Set(ids)];
  if (each.length > 4) return `${each.slice(0, 3).join(', ')} and ${each.length - 3} more`;
  return each.length < 2 ? each.join('') : `${each.slice(0, -1).join(', ')} and ${each.at(-1)}`;
}

/** "B9/ER5, ER5b and 58A/2.1": references in a sentence, a unit named once for those that follow it. */
export function listRefs(refs: readonly string[], last = ' and '): string {
  const shown = refs.map((ref, index) => {
    const unit = unitOfRef(ref);
    return index > 0 && unit !== '' && unit === unitOfRef(refs[index - 1]!) ? ref.slice(unit.length + 1) : ref;
  });
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')}${last}${shown.at(-1)}`;
}
