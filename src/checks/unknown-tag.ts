import { unitOfRef } from '../model/refs.ts';
import { hasValue } from '../model/unit.ts';
import type { LinkedItem } from '../resolve/link-claims.ts';
import { valueIn } from '../rules/measure.ts';
import { type Check, inItem, inRecord } from './check.ts';
import { item } from './example.ts';
import { aboutUnknownTag } from './suggest.ts';

const example = (tag: string) =>
  item({ tags: `[${tag}]` }, `He hung up twice, so I wrote to his manager. [B9/1.5] [${tag}]`);

export const unknownTag: Check = {
  code: 'unknown-tag',
  severity: 'error',
  summary: 'A tag or sample names a situation that no unit claimed by the item has',
  why:
    'A unit names the situations in which it wants to see the learner. A tag that none of the units claimed ' +
    'knows covers nothing, and the situation stays a gap.',
  fix: 'Use a facet and value of the unit, as in partner/uncooperative. A word of your own is a tag without a slash.',
  wrong: example('partner/unhelpful'),
  right: example('partner/uncooperative'),
  *portfolio(resolved) {
    const { units } = resolved.workspace;
    const { astray, decisions, slips } = resolved;
    const about = (ref: string, { unitsClaimed }: LinkedItem) => aboutUnknownTag(ref, unitsClaimed, units);
    for (const { linked, link } of astray.tags('unknown-tag'))
      yield inItem(linked.item, link.written.span, about(link.tag, linked));
    for (const { linked, link } of astray.locators('unknown-tag'))
      yield inItem(linked.item, link.written.span, about(link.written.ref, linked));
    // What a decision says of a situation that the item lacks is decision-without-claim; a sample of it would cover nothing.
    const all = [...units.units.values()];
    for (const sample of decisions.samples.all) {
      const { record, index, written } = sample;
      for (const [position, ref] of (written.criteria ?? []).entries()) {
        const id = unitOfRef(ref);
        const facets = all.flatMap((unit) => unit.facets.filter((facet) => facet.id === id));
        const isKnown = facets.some((facet) => valueIn(ref, id).some((value) => hasValue(facet, value)));
        if (facets.length === 0 || isKnown || slips.isSampleSuperseded(sample)) continue;
        // What cannot be read may well have it.
        if (units.mayBeUnread(id) || all.some((unit) => unit.facetsAtFault.has(id))) continue;
        yield inRecord(record, ['samples', index, 'criteria', position], {
          ...aboutUnknownTag(ref, all, units),
          evidence: written.evidence,
        });
      }
    }
  },
};
