import { type Check, inFile } from './check.ts';
import { outcome, spec } from './example.ts';

const outcomes = outcome('{ id: "1.1", text: Agree who does what }', '{ id: "1.2", text: Agree when it is due }');

export const openReviewItems: Check = {
  code: 'open-review-items',
  severity: 'warning',
  summary: 'A specification made from a document still has items to review',
  why:
    'What evid reads out of a document it marks where the numbering was broken, a parent inferred or a sentence torn. ' +
    'A criterion misread there would be asked of every learner, or never asked for.',
  fix: 'Compare each item of `review` with the document, mend the specification and take the item out of the list; `evid spec review FILE` walks through them.',
  wrong: spec({
    outcomes,
    review:
      '\n  - { at: "1.2", line: 14, source: Agree when it is due, note: "no number stands before it: read as 1.2, after 1.1" }',
  }),
  right: spec({ outcomes }),
  *unit(unit) {
    const { review = [] } = unit.file;
    const [first] = review;
    if (first === undefined) return;
    yield inFile(unit, ['review'], {
      message: `${review.length === 1 ? 'one item is' : `${review.length} items are`} still to be reviewed, first ${first.at}: ${first.note}`,
      help: `compare with the document, then take the item out of review; evid spec review ${unit.path} walks through them`,
    });
  },
};
