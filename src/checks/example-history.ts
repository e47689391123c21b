import type { ExampleFiles } from './check.ts';
import { record } from './example.ts';

/** What `git log --name-status` would print of the example workspace stands in an example under this name. */
export const historyName = 'git log';

const learner = 'amira@learner.example';
const assessor = 'j.okafor@centre.example';
const verifier = 'm.grant@centre.example';
export const addresses = { learner, assessor, verifier };

const folder = 'portfolios/amira-khan';
export const paths = { evidence: `${folder}/evidence/E01.md`, record: `${folder}/assessments/A01.md` };

/** The register with addresses, a record of j-okafor, and who committed what. */
export const withHistory = (...commits: readonly { date: string; by: string; did: string }[]): ExampleFiles => ({
  'people.yaml': `j-okafor: { name: J. Okafor, email: ${assessor}, roles: [assessor] }
m-grant: { name: M. Grant, email: ${verifier}, roles: [verifier] }
`,
  ...record(),
  [historyName]: commits
    .map(
      ({ date, by, did }, index) =>
        `${by === '' ? 'not committed' : `commit ${index + 1}c0ffee ${date} ${by}`}\n\n${did}\n`,
    )
    .join('\n'),
});
export const evidenceAdded = { date: '2026-03-06', by: learner, did: `A\t${paths.evidence}` };
export const recordAdded = { date: '2026-05-02', by: assessor, did: `A\t${paths.record}` };
