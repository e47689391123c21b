import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, describe, expect, it } from 'vitest';
import { bundled } from '../bin/bundled.mjs';
import { once } from './support/once.ts';
import { isSoak } from './support/process.ts';

/** What the package holds and needs. */
const scratch = mkdtempSync(join(tmpdir(), 'evid-package-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const about = JSON.parse(readFileSync('package.json', 'utf8'));
const readme = readFileSync('docs/dependencies.md', 'utf8');
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD|VITEST|NODE_ENV)/.test(name)),
);
const run = (command: string, cwd: string) =>
  spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8', env, timeout: 120_000 });

const packed = once(() => {
  const { stdout } = run(`npm pack --json --ignore-scripts --pack-destination "${scratch}"`, '.');
  return JSON.parse(stdout)[0] as { filename: string; files: { path: string }[] };
});

const bundle = await rolldown({ input: 'bin/run.ts', platform: 'node', plugins: [bundled()], logLevel: 'silent' });
const chunks = (await bundle.generate({ format: 'esm' })).output.filter((part) => part.type === 'chunk');

describe('the bundle', () => {
  it('carries the licence of each package whose code it holds, and of no other', () => {
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
    const held = modules.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
    if (modules.some((id) => id.includes('rolldown/runtime'))) held.push('rolldown');

    const entries = readFileSync('THIRD-PARTY-NOTICES', 'utf8')
      .split(/^-{72}\n/m)
      .slice(1);
    expect(entries.map((entry) => entry.split(' ')[0])).toEqual([...new Set(held)].sort());
    for (const entry of entries)
      expect(entry).toMatch(/^\S+ \d+\.\d+\.\d+\S* \([\w.-]+\)\n\n[\s\S]*copyright [\s\S]{400}/i);
  });

  it('imports nothing but itself and what Node brings', () => {
    const own = new Set(chunks.map(({ fileName }) => fileName));
    const imported = new Set(chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]));
    expect(imported.has('node:path') || imported.has('path')).toBe(true);
    expect([...imported].filter((name) => !own.has(name) && !isBuiltin(name))).toEqual([]);
  });
});

describe('the package', () => {
  it('needs no other package, and runs nothing when it is installed', () => {
    expect(about).not.toHaveProperty('dependencies');
    expect(about).not.toHaveProperty('optionalDependencies');
    expect(about).not.toHaveProperty('peerDependencies');
    expect(Object.keys(about.scripts).filter((name) => /install/.test(name))).toEqual([]);
  });

  it('holds the bundle, the schemas, the specifications and the licences, and nothing else', () => {
    const paths = packed().files.map(({ path }) => path);
    const listed = (folder: string) => readdirSync(folder).map((file) => `${folder}/${file}`);
    const whole = ['ci', 'dist', 'schemas', 'specs'].flatMap(listed);
    // Beside each part may stand the code that V8 made of it.
    expect(listed('dist').filter((path) => !/\/package\.json$|\.(?:js|cjs|cjs\.v[\d.]+-\w+)$/.test(path))).toEqual([]);
    expect(paths.toSorted()).toEqual(
      [...whole, 'LICENSE', 'NOTICE', 'README.md', 'THIRD-PARTY-NOTICES', 'package.json'].toSorted(),
    );
  });

  it('works from the tarball alone, with npm and with pnpm', { timeout: 240_000 }, (context) => {
    const { filename } = packed();
    // The registry is never asked: there is nothing to fetch but the tarball itself.
    const ways = { npm: 'npm install --offline --no-audit --no-fund', pnpm: 'pnpm add --offline' };
    for (const [name, install] of Object.entries(ways)) {
      if (name === 'pnpm' && run('pnpm --version', scratch).status !== 0) {
        if (!isSoak) {
          console.warn('skipped: pnpm is not here; npm run soak fetches it');
          continue;
        }
        if (run('npm install --prefix . --no-save pnpm@9', scratch).status !== 0) {
          console.warn('skipped: the package registry cannot be reached');
          return context.skip();
        }
      }
      const home = join(scratch, name);
      mkdirSync(home);
      writeFileSync(join(home, 'package.json'), '{ "private": true }');
      const path = `PATH="${scratch}/node_modules/.bin:$PATH"`;
      const { status, stderr } = run(`${path} ${install} "${scratch}/${filename}"`, home);
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
      expect(readdirSync(join(home, 'node_modules')).filter((each) => !each.startsWith('.'))).toEqual(['evid']);
      const checked = run(
        `./node_modules/.bin/evid check --root "${process.cwd()}" --format concise --quiet; echo $?`,
        home,
      );
      expect(checked.stdout).toMatch(/^0$/m);
    }
  });
});

describe('docs/dependencies.md', () => {
  it('gives each development package its reason, and names no other', () => {
    const named = [...readme.matchAll(/^\| `([^`]+)` \| [^|]{20,} \| [^|]{4,} \|$/gm)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(about.devDependencies).toSorted());
  });
});
