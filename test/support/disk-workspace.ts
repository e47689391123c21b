import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Given, workspaceFiles } from './workspace.ts';

/** A workspace of the tests on the disk, in a folder of its own; whoever makes it removes it. */
export async function diskWorkspace(given: Given): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'evid-records-'));
  for (const [path, content] of Object.entries(await workspaceFiles(given))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}
