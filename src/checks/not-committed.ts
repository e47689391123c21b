import { attribute } from '../resolve/attribution.ts';
import { type Check, inSigned } from './check.ts';
import { evidenceAdded, recordAdded, withHistory } from './example-history.ts';

export const notCommitted: Check = {
  code: 'not-committed',
  severity: 'info',
  audit: true,
  summary: 'A record or an observation is not committed yet',
  why: 'Until it is committed, nothing says who wrote it, and nobody else has it.',
  fix: 'Its writer commits it, with the address that people.yaml gives.',
  wrong: withHistory(evidenceAdded, { ...recordAdded, by: '' }),
  right: withHistory(evidenceAdded, recordAdded),
  *portfolio({ portfolio, workspace }) {
    for (const { attribution, by, ...signed } of attribute(portfolio, workspace)) {
      if (attribution !== 'not-committed') continue;
      yield inSigned(this.code, signed, {
        message: `${signed.id} by ${by.join(' and ')} is not committed yet`,
        help: `${by[0]} commits it, so that the history says whose it is`,
      });
    }
  },
};
