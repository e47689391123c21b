import { nearest } from '../diagnostics/nearest.ts';
import type { Check } from './check.ts';
import { writtenPlaces } from './written-places.ts';

export const locatorFileMissing: Check = {
  code: 'locator-file-missing',
  severity: 'error',
  summary: 'The place that a claim names is a file that the item does not list',
  why:
    'A claim that points into a file which the item does not list sends the assessor looking for it. Such a ' +
    'file is not part of the digest either, so a change of it would not show.',
  fix: 'Add the file to files, with its path from the portfolio folder, or correct the name in the claim.',
  wrong: example(''),
  right: example('\nfiles: [attachments/chain.txt]'),
  *portfolio(resolved) {
    for (const { place, finding } of writtenPlaces(resolved, this.code)) {
      if (place.kind !== 'file-missing') continue;
      const files = resolved.portfolio.items.find(({ item }) => item.id === finding.evidence)?.item.files ?? [];
      const near = nearest(place.file, files);
      yield {
        ...finding,
        about: place.file,
        message: `${place.file} is not among the files of this item`,
        help: near ? `did you mean ${near}?` : `add ${place.file} to files, with its path from the portfolio folder`,
      };
    }
  },
};

function example(files: string) {
  return {
    'portfolios/amira-khan/attachments/chain.txt': 'Branch – courier – customer\n',
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Our service chain, drawn
method: work-product
date: 2026-03-10
criteria:
  - B9/1.1 @ attachments/chain.txt p. 1${files}
signed: 2026-03-11
---

The drawing shows who depends on whom.
`,
  };
}
