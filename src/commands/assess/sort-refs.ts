import { offer } from '../../diagnostics/nearest.ts';
import { unitOfRef } from '../../model/refs.ts';
import { situationsIn } from '../../model/unit.ts';
import { holdersOf } from '../../resolve/link-claims.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import type { Fault } from '../recording/drafting.ts';
import type { Recording } from '../recording/open-recording.ts';

/** Criteria and situations, apart; what is neither is a fault. */
export function sortRefs(
  refs: readonly string[],
  units: UnitIndex,
  typed: string,
  faults: Fault[],
  near: readonly string[] = [],
) {
  const named = { criteria: [] as string[], tags: [] as string[] };
  if (refs.length === 0) faults.push({ message: `${typed} names no criterion`, help: 'as in --met B9/1.5,B9/2.3' });
  const facets = [...units.units.values()].flatMap((unit) => unit.facets.map((facet) => facet.id));
  const situations = situationsOf(units);
  for (const ref of refs) {
    const prefix = unitOfRef(ref);
    if (units.requirement(ref) !== undefined) {
      faults.push({
        message: `${ref} is a requirement, not a criterion`,
        help: `a requirement is judged: --judge ${ref}=met --reason "…"`,
      });
    } else if (units.units.has(ref)) {
      faults.push({
        message: `${ref} is a unit, not a criterion`,
        help: `its criteria are written ${ref}/…; the whole unit is signed off: --achieved ${ref}`,
      });
    } else if (units.units.has(prefix)) named.criteria.push(ref);
    else if (holdersOf(ref, [...units.units.values()]).length > 0) named.tags.push(ref);
    else if (facets.includes(prefix)) {
      const values = situations.filter((each) => unitOfRef(each) === prefix);
      faults.push({ message: `there is no situation ${ref}`, help: offer(ref, values, 'situations:') });
    } else {
      faults.push({
        message: `${ref} is neither a criterion nor a situation`,
        help:
          shortFor(ref, (full) => units.criterion(full) !== undefined || units.leaf(full) !== undefined, near) ??
          offer(ref, known(units), 'write B9/1.5, or partner/uncooperative; such as'),
      });
    }
  }
  return named;
}

const known = (units: UnitIndex): string[] => [
  ...[...units.units.values()].flatMap(({ leaves }) => leaves.map(({ ref }) => ref)),
  ...situationsOf(units),
];

const situationsOf = (units: UnitIndex): string[] => [
  ...new Set([...units.units.values()].flatMap(situationsIn).map(({ ref }) => ref)),
];

/** The units that somebody who decides on these items has in mind, the likeliest first: those that the items claim. */
export type NearUnits = (items: readonly string[]) => readonly string[];

export function nearUnits({ resolved }: Pick<Recording, 'resolved'>): NearUnits {
  const { itemById, registrations } = resolved.portfolio;
  return (items) => {
    const claimed = items.flatMap((id) => itemById.get(id)?.claims.flatMap(({ leaf }) => leaf?.unit ?? []) ?? []);
    return claimed.length > 0 ? [...new Set(claimed)] : registrations.map(({ unit }) => unit);
  };
}

/** Advice for a reference that leaves its unit out, `1.3` for `B8/1.3`; undefined where no unit at hand has it. */
export function shortFor(ref: string, isKnown: (ref: string) => boolean, near: readonly string[]): string | undefined {
  if (ref.includes('/')) return undefined;
  const full = near.map((unit) => `${unit}/${ref}`).filter(isKnown);
  return full.length === 0 ? undefined : `did you mean ${full.join(' or ')}?`;
}
