import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isSoak } from './support/process.ts';

/** The README's first command in a fresh clone of what is committed: by the soak exactly as printed. */
const scratch = mkdtempSync(join(tmpdir(), 'evid-clone-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

// What npm tells the scripts it runs must not reach another npm.
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(npm_(lifecycle|package|config_local|command|execpath)|INIT_CWD|VITEST|NODE_ENV)/.test(name),
  ),
);
const run = (command: string, cwd: string, more: Record<string, string> = {}) =>
  spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8', env: { ...env, ...more }, timeout: 240_000 });

/**
 * The command with what is installed here, which the tests could not run without: npm still judges package.json and its lock, and
 * runs what it runs after it has unpacked.
 */
const asInstalled = (setUp: string) =>
  setUp.replace('npm ci', `npm ci --dry-run && ln -s "${resolve('node_modules')}" node_modules && npm run prepare`);

const isOffline = (stderr: string) => /E(NOTFOUND|AI_AGAIN|CONNREFUSED|TIMEDOUT)/.test(stderr);
const noRegistry = 'skipped: the package registry cannot be reached';

describe('a fresh clone', () => {
  it('installs, checks the examples and prints what the README shows', { timeout: 300_000 }, (context) => {
    const clone = join(scratch, 'evid');
    const cloned = run(`git clone -q . "${clone}"`, '.');
    if (cloned.status !== 0) {
      console.warn(`skipped: this is no git checkout with a commit (${cloned.stderr.trim()})`);
      return context.skip();
    }
    const readme = readFileSync(join(clone, 'README.md'), 'utf8');
    const setUp = /^```sh\n(npm ci && npx evid check)\n```$/m.exec(readme)?.[1];
    expect(setUp).toBeDefined();
    const { status, stdout, stderr } = run(isSoak ? setUp! : asInstalled(setUp!), clone, {
      npm_config_prefer_offline: 'true',
    });
    if (isOffline(stderr)) {
      console.warn(noRegistry);
      return context.skip();
    }
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('no errors');

    const shown = /^\$ evid check --today 2026-11-22\n([\s\S]*?)^```$/m.exec(readme)?.[1];
    const again = run('node dist/evid.js check --today 2026-11-22', clone, { NO_COLOR: '1' });
    expect(again.stdout.replace(/ in \d+\.\d s$/m, ' in 0.2 s')).toBe(shown);
  });

  it('installs from git as a command of its own, as pre-commit does it', { timeout: 300_000 }, (context) => {
    if (!isSoak) {
      console.warn('skipped: npm run soak tries it, for it fetches the development packages once more');
      return context.skip();
    }
    const clone = join(scratch, 'hook');
    if (run(`git clone -q . "${clone}"`, '.').status !== 0) {
      console.warn('skipped: this is no git checkout with a commit');
      return context.skip();
    }
    const home = join(scratch, 'home');
    const { status, stderr } = run(
      `npm install --allow-git=root --install-links -g "git+file://${clone}" --prefix "${home}"`,
      scratch,
      { npm_config_prefer_offline: 'true' },
    );
    if (isOffline(stderr)) {
      console.warn(noRegistry);
      return context.skip();
    }
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    const { stdout } = run(`PATH="${home}/bin:$PATH" evid check --format concise --quiet; echo $?`, clone);
    expect(stdout).toBe('0\n');
  });

  it('is packed by npm with nothing but the name of the package printed, which older pre-commit reads', () => {
    const folder = mkdtempSync(join(scratch, 'pack-'));
    cpSync('.npmrc', join(folder, '.npmrc'));
    const about = { name: 'evid', version: '1.0.0', scripts: { prepare: 'echo built' } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(about));
    expect(run('npm pack', folder).stdout).toBe('evid-1.0.0.tgz\n');
  });

  it('does not fail to install without the development packages', { timeout: 120_000 }, () => {
    const bare = join(scratch, 'bare');
    if (run(`git clone -q . "${bare}"`, '.').status !== 0)
      return console.warn('skipped: this is no git checkout with a commit');
    const { status, stderr } = run('node bin/build.mjs', bare);
    expect([status, stderr]).toEqual([
      0,
      'evid: not built, because the development packages are not installed (run `npm ci` to get them).\n',
    ]);
  });
});
