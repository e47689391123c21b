import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findGit } from '../src/load/run-git.ts';
import { copyExamples } from './support/examples.ts';
import { commitAll, folderWith, git, removeFolders, writeFiles } from './support/repository.ts';
import { evid } from './support/terminal.ts';

afterAll(removeFolders);

/** Where whatever a repository has run says so. */
let mark: string;
let script: string;
beforeEach(() => {
  const folder = folderWith({});
  mark = join(folder, 'was-run');
  script = join(folder, 'run.sh');
  writeFileSync(script, `#!/bin/sh\necho "$0 $@" >> '${mark}'\n`);
  chmodSync(script, 0o755);
});
const own = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in own)) delete process.env[name];
});

/** Everything that a repository, or its user's settings, can have git run. */
const settings = (program: string): [string, string][] => [
  ['core.fsmonitor', program],
  ['core.hooksPath', 'hooks'],
  ['core.sshCommand', program],
  ['core.pager', program],
  ['core.editor', program],
  ['core.askPass', program],
  ['core.gitProxy', program],
  ['core.alternateRefsCommand', program],
  ['credential.helper', `!${program}`],
  ['gpg.program', program],
  ['log.showSignature', 'true'],
  ['diff.external', program],
  ['diff.evil.textconv', program],
  ['diff.evil.command', program],
  ['filter.evil.clean', program],
  ['filter.evil.smudge', program],
  ['filter.evil.required', 'true'],
  ['protocol.ext.allow', 'always'],
  ['protocol.ssh.allow', 'always'],
];
const asConfig = (entries: readonly (readonly [string, string])[]) =>
  entries
    .map(([key, value]) => {
      const [, section, sub, name] = /^(\w+)(?:\.(.*))?\.(\w+)$/.exec(key)!;
      return `[${section}${sub === undefined ? '' : ` "${sub}"`}]\n\t${name} = ${JSON.stringify(value)}\n`;
    })
    .join('');

/** Runs git as somebody would who knows nothing of all this. */
const plainGit = (cwd: string, ...args: string[]) =>
  spawnSync('git', args, { cwd, env: { ...own, GIT_CONFIG_GLOBAL: '/dev/null' }, encoding: 'utf8', input: '' });

/** What evid asks of git: who committed, what is not committed, what a commit held. */
async function everything(cwd: string) {
  const runs = [['audit'], ['check', '--audit'], ['diff', 'main'], ['diff', 'main~1...main']];
  const statuses: number[] = [];
  for (const args of runs) statuses.push((await evid([...args, '--format', 'json'], { cwd })).status);
  return statuses;
}
function workspaceIn(repository: string, folder: string): string {
  const root = copyExamples(join(repository, folder));
  commitAll(repository);
  commitAll(repository);
  return root;
}

describe('a repository that somebody else has made runs nothing', () => {
  it('in a folder below that git would take for a bare repository', async () => {
    const repository = folderWith({ 'README.md': 'The workspace is in a folder below.\n' });
    const root = workspaceIn(repository, 'centre');
    writeFiles(root, {
      HEAD: 'ref: refs/heads/main\n',
      config: `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = "."\n${asConfig(settings(script))}`,
      'objects/.keep': '',
      'refs/.keep': '',
    });
    commitAll(repository);
    expect(await everything(root)).toEqual([0, 0, 0, 0]);
    expect(existsSync(mark)).toBe(false);
    // So that this test would notice:
    plainGit(root, 'status');
    expect(existsSync(mark)).toBe(true);
  });

  it('by its settings and attributes, with changes that are not committed', async () => {
    const repository = folderWith({});
    const root = workspaceIn(repository, '.');
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
      mkdirSync(join(root, 'hooks'), { recursive: true });
      writeFileSync(join(root, 'hooks', hook), `#!/bin/sh\n${script} hook\n`, { mode: 0o755 });
    }
    writeFiles(root, { '.gitattributes': '* filter=evil diff=evil\n' });
    appendFileSync(join(root, '.git/config'), asConfig(settings(script)));
    appendFileSync(join(root, 'portfolios/tomasz-wrobel/evidence/E01-voids-inspection.md'), 'A word more.\n');
    const statuses = await everything(root);
    expect(existsSync(mark)).toBe(false);
    expect(statuses.slice(2)).toEqual([0, 0]);
    plainGit(root, 'diff', 'HEAD');
    expect(existsSync(mark)).toBe(true);
  });

  it('by what the environment says, of git and of where it is', async () => {
    const root = workspaceIn(folderWith({}), '.');
    Object.assign(process.env, {
      GIT_DIR: join(root, 'nowhere'),
      GIT_EXTERNAL_DIFF: script,
      GIT_SSH_COMMAND: script,
      GIT_PAGER: script,
      GIT_ASKPASS: script,
      GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${script}'`,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: script,
      GIT_TRACE: mark,
    });
    expect((await everything(root)).slice(2)).toEqual([0, 0]);
    expect(existsSync(mark)).toBe(false);
  });

  it('and fetches nothing that a partial clone lacks', async () => {
    const origin = folderWith({});
    workspaceIn(origin, '.');
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    const folder = folderWith({});
    git(folder, 'clone', '--quiet', '--filter=blob:none', '--no-checkout', `file://${origin}`, 'partial');
    const root = join(folder, 'partial');
    copyExamples(root);
    git(root, 'config', 'remote.origin.url', 'ssh://host.example/repository');
    git(root, 'config', 'core.sshCommand', script);
    git(root, 'config', 'protocol.ssh.allow', 'always');
    appendFileSync(join(root, 'portfolios/tomasz-wrobel/assessments/A01.md'), 'A word more.\n');
    expect(await everything(root)).toEqual([2, 2, 2, 2]);
    const said = [await evid(['diff', 'main'], { cwd: root }), await evid(['audit'], { cwd: root })];
    for (const { stderr } of said) expect(stderr).toContain('this partial clone does not have all that');
    expect(existsSync(mark)).toBe(false);
    plainGit(root, 'cat-file', '-p', 'HEAD:evid.yaml');
    expect(existsSync(mark)).toBe(true);
  });

  it('even one that was made by a git that knows neither of safe bare repositories nor of lazy fetches', async () => {
    // What these settings do is done by others too: git is led to one `.git`, and no protocol is allowed.
    const { gitEnvironment } = await import('../src/load/run-git.ts');
    const root = workspaceIn(folderWith({}), 'centre');
    const { GIT_NO_LAZY_FETCH, ...older } = gitEnvironment(process.env, join(root, '..'));
    expect(GIT_NO_LAZY_FETCH).toBe('1');
    git(join(root, '..'), 'remote', 'add', 'origin', 'ssh://host.example/repository');
    const { stderr } = spawnSync('git', ['-c', `core.sshCommand=${script}`, 'fetch', 'origin'], {
      cwd: join(root, '..'),
      env: older,
      encoding: 'utf8',
    });
    expect(stderr).toContain("transport 'ssh' not allowed");
    expect(existsSync(mark)).toBe(false);
  });

  it('nor a program called git in the current folder', () => {
    const windows = 'C:\\Windows;.;bin;"C:\\Program Files\\Git\\cmd"';
    const there =
      (...files: string[]) =>
      (file: string) =>
        files.includes(file);
    const git = 'C:\\Program Files\\Git\\cmd\\git.exe';
    expect(findGit({ PATH: windows }, 'win32', there(git, 'git.exe', 'bin\\git.exe'))).toBe(git);
    expect(findGit({ PATH: '.::bin:/usr/bin' }, 'linux', there('/usr/bin/git', 'git', './git', 'bin/git'))).toBe(
      '/usr/bin/git',
    );
    expect(findGit({}, 'linux', () => true)).toBeUndefined();
  });
});

it('a .git that is none does not lead to the repository around it', async () => {
  const repository = folderWith({});
  const root = workspaceIn(repository, 'centre');
  mkdirSync(join(root, '.git'));
  const { status, stderr } = await evid(['audit'], { cwd: root });
  expect([status, stderr]).toEqual([2, expect.stringContaining('not a git repository')]);
  rmSync(join(root, '.git'), { recursive: true });
  expect((await evid(['diff', 'HEAD'], { cwd: root })).status).toBe(0);
});
