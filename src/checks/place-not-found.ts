import { quoted } from '../words/quotation.ts';
import type { Check } from './check.ts';
import { statement } from './example.ts';
import { writtenPlaces } from './written-places.ts';

const body = '## Who is involved\n\nWe depend on the courier and on the print room.';

export const placeNotFound: Check = {
  code: 'place-not-found',
  severity: 'warning',
  summary: 'The place that a claim names is not in the item',
  why:
    'The place is there so that an assessor can open the item and find the passage. If it cannot be found, ' +
    'the claim is as good as unlocated.',
  fix: 'Name words exactly as they stand in the text, or a file of the item, then perhaps a page or a time.',
  wrong: statement({ criteria: '[B9/1.1 @ Who takes part]' }, body),
  right: statement({ criteria: '[B9/1.1 @ Who is involved]' }, body),
  *portfolio(resolved) {
    for (const { place, fault } of writtenPlaces(resolved, 'not-found')) {
      yield fault({
        about: place.words,
        message: `the item has no place ${quoted(place.words)}`,
        help: 'name a file of the item (then a page or a time), or words exactly as they stand in its text',
      });
    }
  },
};
