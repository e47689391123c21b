import { offer } from '../../diagnostics/nearest.ts';
import { type UnitIndex, unitOfRef } from '../../resolve/workspace.ts';
import type { Fault } from '../recording/step.ts';

/** Criteria and situations, apart; what is neither is a fault. */
export function sortRefs(refs: readonly string[], units: UnitIndex, typed: string, faults: Fault[]) {
  const named = { criteria: [] as string[], tags: [] as string[] };
  if (refs.length === 0) faults.push({ message: `${typed} names no criterion`, help: 'as in --met B9/1.5,B9/2.3' });
  const facets = [...units.units.values()].flatMap((unit) => unit.facets.map((facet) => facet.id));
  for (const ref of refs) {
    const prefix = unitOfRef(ref);
    if (units.requirement(ref) !== undefined) {
      faults.push({
        message: `${ref} is a requirement, not a criterion`,
        help: `a requirement is judged: --judge ${ref}=met --reason "…"`,
      });
    } else if (units.units.has(prefix)) named.criteria.push(ref);
    else if (facets.includes(prefix)) named.tags.push(ref);
    else {
      faults.push({
        message: `${ref} is neither a criterion nor a situation`,
        help: offer(ref, known(units), 'write B9/1.5, or partner/uncooperative; such as'),
      });
    }
  }
  return named;
}

const known = (units: UnitIndex): string[] =>
  [...units.units.values()].flatMap(({ leaves, facets }) => [
    ...leaves.map(({ ref }) => ref),
    ...facets.flatMap(({ id, values }) => values.map((value) => `${id}/${value.id}`)),
  ]);
