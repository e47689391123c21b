import { type Check, inFile } from './check.ts';
import { addresses, evidenceAdded, recordAdded, withHistory } from './example-history.ts';

export const sharedAddress: Check = {
  code: 'shared-address',
  severity: 'warning',
  audit: true,
  summary: 'People in the register share an e-mail address',
  why: 'The audit tells people apart by the addresses of their commits. Of two with one address it cannot say which of them wrote a record: an assessor could verify their own decision.',
  fix: 'Give each person an address of their own in people.yaml, and let them commit with it.',
  wrong: {
    ...withHistory(evidenceAdded, recordAdded),
    'people.yaml': `j-okafor: { name: J. Okafor, email: ${addresses.assessor}, roles: [assessor] }
m-grant: { name: M. Grant, email: ${addresses.assessor}, roles: [verifier] }
`,
  },
  right: withHistory(evidenceAdded, recordAdded),
  *workspace({ history, people, config }) {
    if (history === undefined) return;
    for (const [id, { email }] of people.entries) {
      const sharing = email === undefined ? [] : people.peopleAt(email);
      if (sharing.length < 2 || sharing[0] !== id) continue;
      yield inFile({ path: config.people, at: people.at }, [sharing[1]!, 'email'], {
        message: `${sharing.slice(0, -1).join(', ')} and ${sharing.at(-1)} have one e-mail address: the history cannot tell them apart`,
        help: 'give each an address of their own, and let them commit with it',
      });
    }
  },
};
