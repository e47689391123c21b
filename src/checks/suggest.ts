import { nearest, offer } from '../diagnostics/nearest.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';

/** Help for a short id: such ids are all near each other, so that a list says more than a guess, while it can be read. */
export const choice = (wrong: string, known: readonly string[], noun: string): string =>
  known.length <= 12 ? `${noun} ${known.join(', ')}` : offer(wrong, known, noun);

/** What is wrong with a tag that no unit claimed has, and what was probably meant. */
type Claimed = Iterable<{ id: string; facets: { id: string; open: boolean; values: { id: string }[] }[] }>;
export const aboutUnknownTag = (tag: string, claimed: Claimed, units: UnitIndex) => ({
  ref: tag,
  ...wordsAbout(tag, claimed, units),
});

function wordsAbout(tag: string, claimed: Claimed, units: UnitIndex): { message: string; help: string } {
  const [facetId = '', value = ''] = tag.split('/');
  const holders = [...claimed];
  const facets = holders.flatMap((unit) => unit.facets);
  const facet = facets.find((each) => each.id === facetId);
  const tags = facets.flatMap(({ id, values }) => values.map((each) => `${id}/${each.id}`));
  const sameButCase = tags.find((each) => each.toLowerCase() === tag.toLowerCase());
  const near = sameButCase ?? (facet ? undefined : nearest(tag, tags));
  if (facet) {
    if (facet.open)
      return {
        message: `${value === '' ? 'nothing' : value} cannot be a value of the situation ${facetId}`,
        help: 'a value is made of letters, digits, "." and "-", and begins with a letter or a digit',
      };
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
