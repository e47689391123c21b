import type { Look } from '../look.ts';

const lines = [
  '- **met**: the assessor accepted it. **claimed**: the learner says so, and the assessor has not decided.',
  '- **shown in part**, **not yet**: decided, and more is needed. **missing**, **gap**: nothing shows it that counts.',
  '- **stale**: accepted once, but the item was changed since, or the verifier did not agree; the assessor looks again.',
  '- **the unit asks for it**: its specification does. **centre policy**: a rule of the centre, beyond the unit.',
  '- **waiting up to** so many days: the files do not tell when an item was changed, only after which decision.',
  '- E01 is an item of evidence, A01 a record of an assessor, V01 one of a verifier. Lines are those of the item’s file.',
];

/** What the words of the report mean; nothing in a quiet one. */
export const legend = ({ quiet }: Pick<Look, 'quiet'>, heading: (text: string) => string): string[] =>
  quiet ? [] : [heading('Legend'), lines.join('\n')];
