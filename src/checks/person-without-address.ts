import { attribute } from '../resolve/attribution.ts';
import { type Check, inSigned } from './check.ts';
import { evidenceAdded, recordAdded, withHistory } from './example-history.ts';

export const personWithoutAddress: Check = {
  code: 'person-without-address',
  severity: 'info',
  audit: true,
  summary: 'The register has no e-mail address of somebody who wrote a record',
  why: 'The audit compares the address of each commit with the register. Without an address there, nothing can be said of that person’s records.',
  fix: 'Add email to the person in people.yaml: the address that they commit with.',
  wrong: {
    ...withHistory(evidenceAdded, recordAdded),
    'people.yaml': 'j-okafor: { name: J. Okafor, roles: [assessor] }\n',
  },
  right: withHistory(evidenceAdded, recordAdded),
  *portfolio({ portfolio, workspace }) {
    const told = new Set<string>();
    for (const { attribution, by, ...signed } of attribute(portfolio, workspace)) {
      const person = by.find((id) => workspace.people.has(id) && workspace.people.entries.get(id)?.email === undefined);
      if (attribution !== 'no-address' || person === undefined || told.has(person)) continue;
      told.add(person);
      yield inSigned(signed, {
        about: person,
        message: `${workspace.config.people} has no e-mail address of ${person}, so nobody can say whether ${signed.id} is theirs`,
        help: `add email to ${person} in ${workspace.config.people}: the address that they commit with`,
      });
    }
  },
};
