import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../src/check-workspace.ts';
import { exampleDay, exampleWorkspace } from '../../src/checks/example-workspace.ts';
import { diskFolder } from '../../src/load/folder.ts';

const root = mkdtempSync(join(tmpdir(), 'evid-link-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('an evidence folder that is itself a link', () => {
  it('is not followed, is said, and does not look like a portfolio without evidence', async () => {
    for (const [path, text] of Object.entries(exampleWorkspace)) {
      if (typeof text !== 'string') continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    renameSync(join(root, 'portfolios/amira-khan/evidence'), join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'portfolios/amira-khan/evidence'));
    const { result } = await checkWorkspace({ folder: diskFolder(root), today: exampleDay });
    expect(result.diagnostics).toMatchObject([
      {
        code: 'unexpected-file',
        severity: 'warning',
        file: 'portfolios/amira-khan/evidence',
        message: 'linked folders are not followed',
      },
    ]);
    expect(result.portfolios[0]).toMatchObject({ evidence: [], units: [{ unit: 'B9', status: 'unknown' }] });
  });
});
