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
  const spelt = otherSpelling(ref, units);
  if (unitId === '') {
    const meant = known.map((id) => `${id}/${ref}`).filter((each) => units.criterion(each) ?? units.leaf(each));
    return {
      message: `${ref} is not a reference to a criterion`,
      help: spelt
        ? `did you mean ${spelt}?`
        : meant.length > 0
          ? `write the unit too: ${meant.slice(0, 4).join(' or ')}`
          : `write the unit and the criterion, as in ${anyCriterion(ref, units)}`,
    };
  }
  if (unit === undefined) {
    const near = nearest(unitId, known);
    return {
      message: `there is no unit ${unitId}`,
      help: spelt
        ? `did you mean ${spelt}?`
        : near
          ? `did you mean ${near}${ref.slice(unitId.length)}?`
          : `the units here are ${known.join(', ')}`,
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
        : unit.criteria.length === 0
          ? `${unitId} has no criteria at all`
          : `its criteria are ${span(unit.criteria)}`;
  return { message: `${unit.isStandard ? 'standard' : 'unit'} ${unitId} has no criterion ${id}`, help };
}

/** The criterion that `B8 1.3`, `b8/1.3` or `B8 / 1.3` means. */
function otherSpelling(written: string, { units }: UnitIndex): string | undefined {
  const key = written
    .trim()
    .toLowerCase()
    .replace(/\s*[/\s]\s*/, '/');
  return [...units.values()]
    .flatMap(({ criteria }) => criteria.flatMap(({ ref, leaves }) => [ref, ...leaves.map((leaf) => leaf.ref)]))
    .find((ref) => ref.toLowerCase() === key);
}

/** A criterion for an example: of the unit that was written, else of the first. */
function anyCriterion(written: string, { units }: UnitIndex): string {
  const unit = units.get(written) ?? [...units.values()].find(({ leaves }) => leaves.length > 0);
  return unit?.leaves[0]?.ref ?? 'B9/1.5';
}

/** What is wrong with a tag that no unit claimed has, and what was probably meant. */
export function aboutUnknownTag(
  tag: string,
  claimed: Iterable<{ id: string; facets: { id: string; values: { id: string }[] }[] }>,
  units: UnitIndex,
): { message: string; help: string } {
  const [facetId = '', value = ''] = tag.split('/');
  const holders = [...claimed];
  const facets = holders.flatMap((unit) => unit.facets);
  const facet = facets.find((each) => each.id === facetId);
  const tags = facets.flatMap(({ id, values }) => values.map((each) => `${id}/${each.id}`));
  const sameButCase = tags.find((each) => each.toLowerCase() === tag.toLowerCase());
  const near = sameButCase ?? (facet ? undefined : nearest(tag, tags));
  if (facet) {
    const values = facet.values.map((each) => each.id);
    const meant = sameButCase ?? (nearest(value, values) && `${facetId}/${nearest(value, values)}`);
    return {
      message: `the situation ${facetId} has no value ${value}`,
      help: `${meant ? `did you mean ${meant}? ` : ''}its values are ${values.join(', ')}`,
    };
  }
  if (near) return { message: `no unit claimed knows the situation ${tag}`, help: `did you mean ${near}?` };
  const elsewhere = [...units.units.values()].find((unit) => unit.facets.some((each) => each.id === facetId));
  if (elsewhere)
    return {
      message: `the situation ${facetId} belongs to ${elsewhere.id}, which this item does not claim`,
      help: `claim a criterion of ${elsewhere.id}, or remove the tag`,
    };
  const nearFacet = nearest(
    facetId,
    facets.map((each) => each.id),
  );
  return {
    message: `no unit claimed knows the situation ${facetId}`,
    help: nearFacet ? `did you mean ${nearFacet}/${value}?` : 'a word of your own is a tag without "/"',
  };
}
