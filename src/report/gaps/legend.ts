import { strong, type Words } from '../../document/blocks.ts';

/** What the words of the report mean. */
export const legend: readonly Words[] = [
  [
    strong('met'),
    ': the assessor accepted it. ',
    strong('claimed'),
    ': the learner says so, and the assessor has not decided.',
  ],
  [
    strong('shown in part'),
    ', ',
    strong('not yet'),
    ': decided, and more is needed. ',
    strong('missing'),
    ', ',
    strong('gap'),
    ': nothing shows it that counts.',
  ],
  [
    strong('stale'),
    ': accepted once, but the item was changed since, or the verifier did not agree; the assessor looks again.',
  ],
  [strong('centre policy'), ': a rule of the centre, beyond the unit.'],
  [
    strong('waiting up to'),
    ' so many days: the files do not tell when an item was changed, only after which decision.',
  ],
  'E01 is an item of evidence, A01 a record of an assessor, V01 one of a verifier. Lines are those of the item’s file.',
];
