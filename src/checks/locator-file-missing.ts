import { nearest } from '../diagnostics/nearest.ts';
import type { Check } from './check.ts';
import { attachment, list, statement } from './example.ts';
import { writtenPlaces } from './written-places.ts';

const claim = { criteria: list('B9/1.1 @ attachments/chain.txt p. 1') };
const body = 'The drawing shows who depends on whom.';

export const locatorFileMissing: Check = {
  code: 'locator-file-missing',
  severity: 'error',
  summary: 'The place that a claim names is a file that the item does not list',
  why:
    'A claim that points into a file which the item does not list sends the assessor looking for it. Such a ' +
    'file is not part of the digest either, so a change of it would not show.',
  fix: 'Add the file to files, with its path from the portfolio folder, or correct the name in the claim.',
  wrong: { ...attachment('chain.txt'), ...statement(claim, body) },
  right: { ...attachment('chain.txt'), ...statement({ ...claim, files: '[attachments/chain.txt]' }, body) },
  *portfolio(resolved) {
    for (const { place, item, fault } of writtenPlaces(resolved, 'file-missing')) {
      const near = nearest(place.file, item.files);
      yield fault({
        about: place.file,
        message: `${place.file} is not among the files of this item`,
        help: near ? `did you mean ${near}?` : `add ${place.file} to files, with its path from the portfolio folder`,
      });
    }
  },
};
