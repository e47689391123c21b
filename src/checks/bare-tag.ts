import { type Check, inItem } from './check.ts';
import { item } from './example.ts';

export const bareTag: Check = {
  code: 'bare-tag',
  severity: 'info',
  summary: 'A tag is the word of a situation without its facet',
  why:
    'A tag without a slash is the writer’s own and means nothing to evid. Where the unit knows a situation of ' +
    'that word, the learner probably meant it, and the situation stays a gap.',
  fix: 'Write the facet too, as in partner/uncooperative. A word of your own may stay as it is.',
  wrong: item({ tags: '[uncooperative]' }, 'He hung up twice, so I wrote to his manager. [B9/1.5]'),
  right: item(
    { tags: '[partner/uncooperative]' },
    'He hung up twice, so I wrote to his manager. [B9/1.5] [partner/uncooperative]',
  ),
  *portfolio(resolved) {
    for (const { linked, link } of resolved.astray.tags('own-word')) {
      const { tag, written } = link;
      const known = linked.unitsClaimed.flatMap(({ id, facets }) =>
        facets.flatMap((facet) =>
          facet.values
            .filter((value) => value.id.toLowerCase() === tag.trim().toLowerCase())
            .map((value) => ({ unit: id, full: `${facet.id}/${value.id}` })),
        ),
      );
      const meant = [...new Set(known.map(({ full }) => full))];
      if (meant.length === 0 || linked.tags.some((other) => meant.includes(other.tag))) continue;
      yield inItem(linked.item, written.span, {
        message: `the tag ${tag} is a word of your own; ${known[0]!.unit} knows the situation ${meant.join(' and ')}`,
        help: `if that is meant, write ${meant.join(' or ')}`,
        about: tag,
      });
    }
  },
};
