import { type Block, facts } from '../../document/blocks.ts';

const words = {
  met: 'the assessor accepted it',
  claimed: 'the learner says so, and the assessor has not decided',
  'partial, not yet': 'decided, and more is needed',
  'missing, gap': 'nothing shows it that counts',
  stale: 'accepted once, but changed since, or the verifier did not agree; the assessor looks again',
  'centre policy': 'a rule of the centre, beyond the unit',
  'waiting up to': 'the files do not tell when an item was changed, only after which decision',
  'E01, A01, V01':
    'an item of evidence, a record of an assessor, one of a verifier; lines are those of the item’s file',
};

/** What the words of the report mean. */
export const legend: Block = facts(Object.entries(words).map(([name, value]) => ({ name, value })));
