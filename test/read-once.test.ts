import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { diskFolder } from '../src/load/folder.ts';

const parsed: string[] = [];
vi.mock('../src/parse/yaml-document.ts', async (original) => {
  const { parseYaml } = await original<typeof import('../src/parse/yaml-document.ts')>();
  return {
    parseYaml(source: Parameters<typeof parseYaml>[0]) {
      parsed.push(source.path);
      return parseYaml(source);
    },
  };
});
const { checkWorkspace } = await import('../src/check-workspace.ts');
// The generator is no part of the program, and has no types.
const { generate } = (await import('../bench/generate.mjs' as string)) as {
  generate: (folder: string, portfolios: number, items: number, how: { style: string }) => void;
};

const root = mkdtempSync(join(tmpdir(), 'evid-once-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** How often a check of the workspace reads each of its files, and lists each of its folders. */
async function counts() {
  const disk = diskFolder(root);
  const read = new Map<string, number>();
  const listed = new Map<string, number>();
  const count = (map: Map<string, number>, path: string) => map.set(path, (map.get(path) ?? 0) + 1);
  const folder: typeof disk = {
    ...disk,
    read(path, limit) {
      count(read, path);
      return disk.read(path, limit);
    },
    list(path) {
      count(listed, path);
      return disk.list(path);
    },
  };
  const { result } = await checkWorkspace({ folder, today: '2026-11-22' });
  return { result, read, listed };
}

it('a check reads each item and record once, and needs no YAML parser for what people plainly write', async () => {
  generate(root, 3, 20, { style: 'plain' });
  parsed.length = 0;
  const { result, read, listed } = await counts();
  expect(result.summary).toMatchObject({ portfolios: 3, evidence: 60, errors: 0 });
  const ofPortfolios = [...read].filter(([path]) => path.startsWith('portfolios/'));
  expect(ofPortfolios).toHaveLength(3 * (1 + 20 + 1));
  expect(ofPortfolios.filter(([, times]) => times !== 1)).toEqual([]);
  expect(parsed.filter((path) => path.startsWith('portfolios/') || !path.includes('/'))).toEqual([]);
  // Of what is not there the disk is not asked.
  expect([...listed.keys()].filter((path) => /verification|attachments/.test(path))).toEqual([]);
});
