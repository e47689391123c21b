import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** What is loaded, and from where, until a command is done. */
const scratch = mkdtempSync(join(tmpdir(), 'evid-start-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const check = ['check', '--today', '2026-11-22', '--format', 'concise'];
const run = (args: readonly string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

interface Loaded {
  /** What the command printed. */
  printed: string;
  /** Each part that was loaded, and whether V8 took the code that the build had kept. */
  parts: [string, boolean][];
  /** The modules of Node that were loaded. */
  modules: string[];
}

/** Runs a command, and says what was loaded. */
function loaded(dist: string, command: readonly string[]): Loaded {
  const script = join(scratch, 'loaded.cjs');
  writeFileSync(
    script,
    `const { load, parts } = require(${JSON.stringify(join(dist, 'load.cjs'))});
    load('./run.cjs').start(${JSON.stringify(command)}).then(() => {
      const modules = process.moduleLoadList.flatMap((each) => /^NativeModule ([^/]*)$/.exec(each)?.[1] ?? []);
      console.log('\\n' + JSON.stringify({
        parts: [...parts].map(([name, { script }]) => [name, script.cachedDataRejected === false]),
        modules,
      }));
    });`,
  );
  const { stdout } = run([script]);
  const [, printed, rest] = /^(.*)\n(.*)\n$/s.exec(stdout)!;
  return { printed: printed!, ...JSON.parse(rest!) };
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

it('a fault of evid itself is traced to its place in a part', () => {
  const script = join(scratch, 'fault.cjs');
  writeFileSync(script, `require(${JSON.stringify(resolve('dist/load.cjs'))}).load('./run.cjs').start(null);`);
  const { status, stderr } = run([script]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/TypeError: .*\n\s+at main \(\S*dist[\\/]main-[\w-]+\.cjs:\d+:\d+\)/);
});

/** What is only run when something of it is asked for, where it was. */
const laterOf = (parts: Loaded['parts']) =>
  parts.flatMap(([name]) => /^\.\/later-(.*)-[\w-]{8}\.cjs$/.exec(name)?.[1] ?? []).sort();

describe('a check of a workspace whose files are without a fault', () => {
  it('runs nothing that only faults or questions need, of packages as of Node', () => {
    const { parts, modules } = loaded(resolve('dist'), check);
    expect(laterOf(parts)).toEqual(['colours']);
    const seldom = ['child_process', 'readline', 'worker_threads', 'perf_hooks', 'zlib', 'http'];
    expect(modules).toContain('fs');
    expect(modules.filter((each) => seldom.includes(each))).toEqual([]);
  });

  it('runs zod for a fault of shape, and the YAML package for what the subset does not read', () => {
    const root = join(scratch, 'faults');
    const centre = (text: string) => {
      mkdirSync(root, { recursive: true });
      writeFileSync(join(root, 'evid.yaml'), text);
      return loaded(resolve('dist'), [...check, '--root', root]);
    };
    expect(laterOf(centre('centre: { name: Centre }\n').parts)).toEqual(['colours']);
    expect(laterOf(centre('centre: { named: Centre }\n').parts)).toEqual(['colours', 'zod']);
    expect(laterOf(centre('centre: &it { name: Centre }\n').parts)).toEqual(['colours', 'yaml']);
  });
});
