import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

type Files = Readonly<Record<string, string | Uint8Array>>;

const nobody = 'T. Ester <t@ester.example>';
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_DATE: '2026-01-01T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T12:00:00Z',
};

/** Runs git as somebody without any settings of their own; its output, or an exception with its complaint. */
export function git(cwd: string, ...args: string[]): string {
  const [name = '', email = ''] = nobody.split(/ <|>/);
  // Nor does it start a process after each commit that looks whether there is anything to tidy up.
  const settings = ['protocol.file.allow=always', 'gc.auto=0', 'maintenance.auto=false'];
  const who = [`user.name=${name}`, `user.email=${email}`, ...settings].flatMap((each) => ['-c', each]);
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd, env, encoding: 'utf8' });
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

/** Commits all that is in the folder, in a repository that is made if there is none. */
export function commitAll(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'Work');
}

/** Makes the folder hold these files and no others, but for its repository. */
export function replaceFiles(folder: string, files: Files): void {
  git(folder, 'rm', '-r', '--quiet', '--force', '.');
  writeFiles(folder, files);
}
