import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The portfolios that come with evid; whoever tries the README out has others beside them. */
export const examplePortfolios = ['amira-khan', 'grace-oyelaran', 'tomasz-wrobel'].map((name) => `portfolios/${name}`);

/** A copy of the shipped workspace with its three portfolios and no others, in a folder of its own or the one given. */
export function copyExamples(folder = mkdtempSync(join(tmpdir(), 'evid-examples-'))): string {
  for (const name of ['evid.yaml', 'people.yaml', 'specs', 'qualifications', 'schemas', ...examplePortfolios]) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  return folder;
}
