import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** What is loaded, and from where, until a command is done. */
const scratch = mkdtempSync(join(tmpdir(), 'evid-start-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const check = ['check', '--today', '2026-11-22', '--format', 'concise'];
const run = (args: readonly string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

/** Runs a command: what it printed, and of each part that was loaded whether V8 took the code that the build had kept. */
function loaded(dist: string, command: readonly string[]): { printed: string; parts: [string, boolean][] } {
  const script = join(scratch, 'loaded.cjs');
  writeFileSync(
    script,
    `const { load, parts } = require(${JSON.stringify(join(dist, 'load.cjs'))});
    load('./run.cjs').start(${JSON.stringify(command)}).then(() => {
      console.log('\\n' + JSON.stringify([...parts].map(([name, { script }]) => [name, script.cachedDataRejected === false])));
    });`,
  );
  const { stdout } = run([script]);
  const [, printed, parts] = /^(.*)\n(.*)\n$/s.exec(stdout)!;
  return { printed: printed!, parts: JSON.parse(parts!) };
}

describe('code that was compiled at the build', () => {
  it('is taken again for every part that a check, gaps or a page needs', () => {
    for (const command of [check, ['gaps', '--today', '2026-11-22'], ['gaps', '--format', 'html']]) {
      const { parts } = loaded(resolve('dist'), command);
      expect(parts.length).toBeGreaterThan(1);
      expect(parts.filter(([, isTaken]) => !isTaken)).toEqual([]);
    }
  });

  it('changes nothing where it is missing, or no code at all', () => {
    const { status, stdout } = run(['dist/evid.js', ...check]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('portfolios/')]);
    const dist = join(scratch, 'dist');
    cpSync('dist', dist, { recursive: true });
    for (const folder of ['schemas', 'specs']) cpSync(folder, join(scratch, folder), { recursive: true });
    cpSync('package.json', join(scratch, 'package.json'));
    const codes = readdirSync(dist).filter((file) => !/js$/.test(file));
    expect(codes.length).toBeGreaterThan(0);
    const ways: Record<string, (file: string) => void> = {
      cut: (file) => writeFileSync(file, readFileSync(file).subarray(0, readFileSync(file).length / 2)),
      foreign: (file) => writeFileSync(file, 'no code'),
      missing: (file) => rmSync(file),
    };
    for (const way of Object.values(ways)) {
      for (const code of codes) way(join(dist, code));
      const { printed, parts } = loaded(dist, check);
      expect(parts.map(([, isTaken]) => isTaken)).not.toContain(true);
      expect(printed).toBe(stdout);
    }
  });
});
