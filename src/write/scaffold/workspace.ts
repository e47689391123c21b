import type { NewFile } from '../create-files.ts';
import { yamlText } from '../front-matter.ts';
import { slugOf } from '../slug.ts';
import { type CiHost, ciFile } from './ci-file.ts';
import { codeOwners } from './code-owners.ts';
import { editorFiles, schemaFiles, schemaLine } from './editor-files.ts';
import { examplePortfolio } from './example-portfolio.ts';

export interface NewWorkspace {
  centre?: string | undefined;
  /** Names; their ids are made of them. */
  assessor?: string | undefined;
  verifier?: string | undefined;
  specs: readonly NewFile[];
  /** Units of the example portfolio to choose from; none: no example. */
  exampleOf: readonly string[];
  ci?: CiHost | undefined;
  today: string;
}

/** All files of a workspace that checks clean. */
export function workspaceFiles({
  centre,
  assessor = 'A. Assessor',
  verifier = 'V. Verifier',
  specs,
  exampleOf,
  ci,
  today,
}: NewWorkspace): NewFile[] {
  const people = idsOf(assessor, verifier);
  return [
    ['evid.yaml', configText(centre)],
    ['people.yaml', peopleText([people.assessor, assessor, 'assessor'], [people.verifier, verifier, 'verifier'])],
    ...specs,
    ['portfolios/README.md', readme],
    ['portfolios/.gitattributes', attributes],
    ['portfolios/.gitignore', ignored],
    ...examplePortfolio(exampleOf, people, today),
    ...schemaFiles(),
    ...editorFiles(),
    codeOwners(ci),
    ...(ci === undefined ? [] : [ciFile(ci)]),
  ];
}

/** Ids made of names: one for one person with both roles, two for two people of whom one would be made. */
function idsOf(assessor: string, verifier: string) {
  const ids = { assessor: slugOf(assessor) || 'assessor', verifier: slugOf(verifier) || 'verifier' };
  const isTaken = ids.assessor === ids.verifier && assessor !== verifier;
  return isTaken ? { ...ids, verifier: `${ids.verifier}-2` } : ids;
}

const configText = (centre: string | undefined) => `${schemaLine('config')}${yamlText({
  version: 1,
  centre: centre === undefined ? undefined : { name: centre },
  specs: ['specs'],
  portfolios: ['portfolios/*'],
  people: 'people.yaml',
})}# What the centre asks beyond the units; take the # away from what you want.
# policy:
#   indicators: { customers: 3, occasions: 3, days: 42 }    # shown beside "a sufficient period of time"; they decide nothing
#   currency-months: 36                                     # evidence older than this is warned of
#   rules:
#     - id: CP1
#       text: At least one direct observation in every unit
#       units: all
#       rules:
#         - count: { of: items, where: { methods: [observation] }, at-least: 1 }
`;

type Entry = readonly [id: string, name: string, role: string];

function peopleText(...entries: Entry[]): string {
  const roles = (of: string) => entries.flatMap(([id, , role]) => (id === of ? [role] : []));
  const people = Object.fromEntries(entries.map(([id, name]) => [id, { name, roles: roles(id) }]));
  return `${schemaLine('people')}# Who may assess and verify at this centre. Keys besides name and roles: email, units (a list; left out: all of them), from
# and until (days). Roles: assessor, trainee-assessor, verifier, witness; expert: true makes a witness an expert one.
${yamlText(people)}`;
}

const attributes = `# The bytes of an attachment are part of what was judged: git never changes them, on no system.
* text=auto eol=lf
*/attachments/** -text
`;

const ignored = `# What evid may leave behind when it is stopped while it writes; the next one who writes clears it away.
.*.tmp
.*.reserved
`;

const readme = `# Portfolios

One folder a learner. \`evid new portfolio\` makes one, \`evid new evidence\` an item in it.

| what | whose | where |
|---|---|---|
| who the learner is, which units | the centre's | \`portfolio.yaml\` |
| evidence, with what it claims | the learner's | \`evidence/\` |
| what an assessor observed or asked | the assessor's | \`evidence/assessor/\` |
| what a witness says | the witness's | \`evidence/witness/\` |
| whatever the evidence refers to | the learner's | \`attachments/\` |
| decisions, never changed afterwards | the assessor's | \`assessments/\` |
| samples of decisions, never changed afterwards | the verifier's | \`verification/\` |

\`evid check\` says what is wrong in the files, \`evid status\` how every unit stands, \`evid plan NAME\` what to do next.
`;
