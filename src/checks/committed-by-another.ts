import { attribute, filerIn } from '../resolve/attribution.ts';
import { addressOf } from '../resolve/learner-address.ts';
import { type Check, inSigned } from './check.ts';
import { addresses, evidenceAdded, recordAdded, withHistory } from './example-history.ts';

export const committedByAnother: Check = {
  code: 'committed-by-another',
  severity: 'warning',
  audit: true,
  summary: 'A record or an observation was committed by somebody else than it names',
  why: 'The name in a record is only text; the address of its commit says who really put it there. Where the two differ, somebody wrote a decision or an observation in another person’s name, or did the filing for them: worth a question.',
  fix: 'Let people commit what they write themselves, with the address that people.yaml gives. Correct people.yaml where an address is out of date.',
  wrong: withHistory(evidenceAdded, { ...recordAdded, by: addresses.verifier }),
  right: withHistory(evidenceAdded, recordAdded),
  *portfolio({ portfolio, workspace }) {
    const attributed = attribute(portfolio, workspace);
    // What one address filed for several people is one finding of its own.
    const filer = filerIn(attributed, portfolio, workspace);
    for (const { attribution, first, by, ...signed } of attributed) {
      if (first === undefined || (attribution !== 'another' && attribution !== 'unknown')) continue;
      if (addressOf(first) === filer) continue;
      const other = workspace.people.personAt(first.email);
      yield inSigned(signed, {
        message: `${signed.id} by ${by.join(' and ')} was committed by ${first.email} (${other ?? 'nobody in the register'}) on ${first.date} (${first.id})`,
        help:
          other === undefined
            ? `people commit what they write themselves; if the address is somebody’s in ${workspace.config.people}, give it there`
            : `people commit what they write themselves; correct ${workspace.config.people} where an address is out of date`,
      });
    }
  },
};
