import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

type Files = Readonly<Record<string, string | Uint8Array>>;

const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const committedOn = (day: string) => ({ GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day });

// Nor does it start a process after each commit that looks whether there is anything to tidy up.
const settings = ['protocol.file.allow=always', 'gc.auto=0', 'maintenance.auto=false'];
const named = (name: string, email: string) =>
  [`user.name=${name}`, `user.email=${email}`, ...settings].flatMap((each) => ['-c', each]);
const nobody = { name: 'T. Ester', email: 't@ester.example', on: '2026-01-01T12:00:00Z' };

/** Runs git as somebody without any settings of their own; its output, or an exception with its complaint. */
export const git = (cwd: string, ...args: string[]): string =>
  output(cwd, nobody.on, 'git', [...named(nobody.name, nobody.email), ...args]);

function output(cwd: string, on: string, program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...env, ...committedOn(on) },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const made: string[] = [];
/** Removes every folder that `folderWith` made. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A folder of its own with these files. */
export function folderWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'evid-repository-'));
  made.push(folder);
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Makes what `git init` makes, without a process and without samples of hooks. */
export function emptyRepository(folder: string): void {
  for (const each of ['objects', 'refs/heads']) mkdirSync(join(folder, '.git', each), { recursive: true });
  const settings = ['repositoryformatversion = 0', 'filemode = true', 'bare = false', 'logallrefupdates = true'];
  writeFiles(folder, {
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/config': `[core]\n${settings.map((each) => `\t${each}\n`).join('')}`,
  });
}

interface Work {
  readonly email?: string;
  /** As the email, when nothing is said. */
  readonly name?: string;
  /** The moment at which it was written and committed. */
  readonly on?: string;
  readonly message?: string;
  /** Without blanks; the whole folder when nothing is said. */
  readonly paths?: readonly string[];
}

/** Commits what somebody did in the folder, in a repository that is made if there is none. */
export function commit(folder: string, work: Work): void {
  const { email = nobody.email, name = email, on = nobody.on, message = 'Work', paths = ['.'] } = work;
  if (!existsSync(join(folder, '.git'))) emptyRepository(folder);
  // The process of the tests is large, and takes long to start another: a small one starts git twice.
  const both =
    'paths=$1 message=$2; shift 2; git "$@" add --all --force -- $paths && git "$@" commit -q --allow-empty -m "$message"';
  output(folder, on, 'sh', ['-c', both, 'sh', paths.join(' '), message, ...named(name, email)]);
}

/** Commits all that is in the folder, whoever did it. */
export const commitAll = (folder: string): void => commit(folder, nobody);

/** Makes the folder hold these files and no others, but for its repository. */
export function replaceFiles(folder: string, files: Files): void {
  for (const entry of readdirSync(folder).filter((each) => each !== '.git'))
    rmSync(join(folder, entry), { recursive: true });
  writeFiles(folder, files);
}
