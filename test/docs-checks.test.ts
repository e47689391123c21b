import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleDay, exampleWorkspace } from '../src/checks/example-workspace.ts';
import { checks } from '../src/checks/index.ts';
import { exampleDiagnostics } from '../src/commands/explain.ts';
import { checkIndex, checkPage } from './support/check-pages.ts';

const folder = 'docs/checks';

describe('the pages of the checks', () => {
  for (const check of checks) {
    it(`${check.code}.md says what the check says`, async () => {
      const page = checkPage(check, await exampleDiagnostics(check, check.wrong));
      await expect(page).toMatchFileSnapshot(`../${folder}/${check.code}.md`);
    });
  }

  it('are listed in README.md', async () => {
    await expect(checkIndex(checks, exampleWorkspace, exampleDay)).toMatchFileSnapshot(`../${folder}/README.md`);
  });

  it('are no more than the checks', () => {
    const pages = checks.map(({ code }) => `${code}.md`);
    expect(readdirSync(folder).sort()).toEqual(['README.md', ...pages].sort());
  });
});
