import { offer } from '../../diagnostics/nearest.ts';
import { unitOfRef } from '../../model/refs.ts';
import { holdersOf } from '../../resolve/link-claims.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import type { Fault } from '../recording/step.ts';
import { shortFor } from './short-refs.ts';

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
  ...new Set(
    [...units.units.values()].flatMap(({ facets }) =>
      facets.flatMap(({ id, values }) => values.map((value) => `${id}/${value.id}`)),
    ),
  ),
];
