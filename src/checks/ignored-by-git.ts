import type { Check } from './check.ts';
import { evidenceAdded, recordAdded, withHistory } from './example-history.ts';
import { exampleWorkspace } from './example-workspace.ts';
import { uncommittedFiles } from './uncommitted-files.ts';

const path = 'portfolios/amira-khan/evidence/E01.md';
const attachment = 'attachments/order.pdf';
const e01 = exampleWorkspace[path].replace('customers:', `files: [${attachment}]\ncustomers:`);

export const ignoredByGit: Check = {
  code: 'ignored-by-git',
  severity: 'warning',
  audit: true,
  summary: 'A file that the portfolio rests on is left out by git',
  why:
    'A pattern in .gitignore keeps the file on this desk alone. The check is green here, and wherever else the ' +
    'repository is checked out, in CI for one, the file is missing.',
  fix: 'Take the pattern out of .gitignore, or add the file all the same with git add --force, and commit it.',
  wrong: example('ignored portfolios/amira-khan/attachments/'),
  right: example(`commit 3c0ffee 2026-03-06 amira@learner.example\n\nA\tportfolios/amira-khan/${attachment}`),
  *portfolio(resolved) {
    for (const { fate, what, fault } of uncommittedFiles(resolved)) {
      if (fate !== 'ignored') continue;
      yield fault({
        message: `${what} is ignored by git, so that it is here and nowhere else`,
        help: 'take the pattern out of .gitignore, or add the file with git add --force',
      });
    }
  },
};

function example(told: string) {
  const { 'git log': log, 'people.yaml': people } = withHistory(evidenceAdded, recordAdded);
  return {
    'people.yaml': people!,
    [path]: e01,
    [`portfolios/amira-khan/${attachment}`]: 'Order 4411\n',
    'git log': `${log as string}\n${told}\n`,
  };
}
