import { nearest, offer } from '../diagnostics/nearest.ts';
import { type UnitIndex, unitOfRef } from '../resolve/workspace.ts';

/** Help for a short id: such ids are all near each other, so that a list says more than a guess, while it can be read. */
export const choice = (wrong: string, known: readonly string[], noun: string): string =>
  known.length <= 12 ? `${noun} ${known.join(', ')}` : offer(wrong, known, noun);

/** What is wrong with a reference that names no criterion, and what was probably meant. */
export function aboutUnknownCriterion(ref: string, units: UnitIndex): { message: string; help: string } {
  const unitId = unitOfRef(ref);
  const unit = units.units.get(unitId);
  const known = [...units.units.keys()];
  if (unitId === '') {
    const meant = known.map((id) => `${id}/${ref}`).filter((each) => units.criterion(each) ?? units.leaf(each));
    return {
      message: `${ref} is not a reference to a criterion`,
      help:
        meant.length > 0
          ? `write the unit too: ${meant.slice(0, 4).join(' or ')}`
          : 'write the unit and the criterion, as in B9/1.5',
    };
  }
  if (unit === undefined) {
    const near = nearest(unitId, known);
    return {
      message: `there is no unit ${unitId}`,
      help: near ? `did you mean ${near}${ref.slice(unitId.length)}?` : `the units here are ${known.join(', ')}`,
    };
  }
  if (units.requirement(ref)) {
    return {
      message: `${ref} is an evidence requirement, not a criterion`,
      help: 'requirements are not claimed: tag the situation, or point at the passage with a locator in the text',
    };
  }
  const id = ref.slice(unitId.length + 1);
  const [outcomeId] = id.split('.');
  const inOutcome = unit.criteria.filter((criterion) => criterion.outcome === outcomeId);
  const near = nearest(
    id,
    unit.leaves.map((leaf) => leaf.ref.slice(unitId.length + 1)),
  );
  const span = (list: typeof unit.criteria) =>
    list.length === 1 ? list[0]?.id : `${list[0]?.id} to ${list.at(-1)?.id}`;
  const help =
    inOutcome.length > 0
      ? `outcome ${outcomeId} has ${span(inOutcome)}`
      : near
        ? `did you mean ${unitId}/${near}?`
        : `its criteria are ${span(unit.criteria)}`;
  return { message: `${unit.isStandard ? 'standard' : 'unit'} ${unitId} has no criterion ${id}`, help };
}

/** What is wrong with a tag that no unit claimed has, and what was probably meant. */
export function aboutUnknownTag(
  tag: string,
  claimed: Iterable<{ id: string; facets: { id: string; values: { id: string }[] }[] }>,
  units: UnitIndex,
): { message: string; help: string } {
  const [facetId = '', value = ''] = tag.split('/');
  const holders = [...claimed];
  const facet = holders.flatMap((unit) => unit.facets).find((each) => each.id === facetId);
  if (facet)
    return {
      message: `facet ${facetId} has no value ${value}`,
      help: `its values are ${facet.values.map((each) => each.id).join(', ')}`,
    };
  const elsewhere = [...units.units.values()].find((unit) => unit.facets.some((each) => each.id === facetId));
  if (elsewhere)
    return {
      message: `facet ${facetId} belongs to ${elsewhere.id}, which this item does not claim`,
      help: `claim a criterion of ${elsewhere.id}, or remove the tag`,
    };
  const near = nearest(
    facetId,
    holders.flatMap((unit) => unit.facets.map((each) => each.id)),
  );
  return {
    message: `no unit claimed has a facet ${facetId}`,
    help: near ? `did you mean ${near}/${value}?` : 'a word of your own is a tag without "/"',
  };
}
