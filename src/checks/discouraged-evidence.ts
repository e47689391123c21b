import { breachWords } from '../words/reasons.ts';
import { unwanted } from './admission.ts';
import type { Check } from './check.ts';
import { advises, know, portfolio, spec, statement } from './example.ts';

const given = {
  ...spec({ outcomes: know, requirements: advises('admit: { methods: { not: [observation] }, for: knowledge }') }),
  ...portfolio({ units: '[B9, B8]' }),
};
const told = { criteria: '[B8/1.1]', assessor: 'j-okafor' };
const body = 'She told a new colleague whom we serve outside the company. [B8/1.1]';

export const discouragedEvidence: Check = {
  code: 'discouraged-evidence',
  severity: 'warning',
  summary: 'A recommendation of the unit speaks against this evidence for the criterion',
  why:
    'The document recommends other evidence for this criterion. The claim counts, but an assessor may want a ' +
    'reason why this kind of evidence was enough.',
  fix: 'Add evidence of the kind that the document recommends, or be ready to say why this one serves.',
  wrong: { ...given, ...statement({ ...told, method: 'observation' }, body) },
  right: { ...given, ...statement({ ...told, method: 'discussion' }, body) },
  *portfolio({ assessed }) {
    for (const claim of assessed.refused) {
      for (const refusal of claim.discouraged) {
        const { breach, requirement } = refusal;
        yield unwanted(
          claim,
          refusal,
          `${breachWords(breach)} is not what ${requirement.ref} recommends for ${claim.leaf.ref}`,
        );
      }
    }
  },
};
