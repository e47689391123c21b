import { breachWords } from '../words/reasons.ts';
import { unwanted } from './admission.ts';
import type { Check } from './check.ts';
import { item } from './example.ts';

const given = { method: 'observation', assessor: 'j-okafor' };
const body = 'She named the order and the mistake, and asked what could be done. [B9/1.5]';

export const inadmissibleEvidence: Check = {
  code: 'inadmissible-evidence',
  severity: 'error',
  summary: 'A requirement of the unit or the centre does not admit this evidence for the criterion',
  why:
    'The unit document says which evidence may be used at all, most often that simulation may not. A unit ' +
    'certificated on evidence that it refuses can be taken back.',
  fix:
    'Show the criterion with evidence that is admitted, or take the claim out. If the item states its context ' +
    'or method wrongly, correct that.',
  wrong: item({ ...given, context: 'simulation' }, body),
  right: item(given, body),
  *portfolio({ assessed }) {
    for (const claim of assessed.refused) {
      for (const refusal of claim.refusals) {
        const { breach, requirement } = refusal;
        const comma = breach.kind === 'too-old' ? ',' : '';
        yield unwanted(
          claim,
          refusal,
          `${breachWords(breach)}${comma} cannot show ${claim.leaf.ref} (${requirement.ref})`,
        );
      }
    }
  },
};
