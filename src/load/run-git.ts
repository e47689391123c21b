import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import * as path from 'node:path';

/** What evid asks of git: plumbing that reads objects and references, and never looks at the working tree. */
type Plumbing =
  | 'cat-file'
  | 'diff-tree'
  | 'for-each-ref'
  | 'ls-files'
  | 'ls-tree'
  | 'merge-base'
  | 'rev-list'
  | 'rev-parse';

/** What git printed, or its complaint on one line (`missing`: there is no git). */
export type Answer = { output: Buffer } | { failure: 'missing' | (string & {}) };

/**
 * Settings that stand above those of any repository: nothing that it brings along is run, and nothing fetched. (Drivers of filters,
 * text conversion and differences have names that nobody can know; no plumbing above asks for one.)
 */
const inert = [
  'safe.bareRepository=explicit',
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.sshCommand=false',
  'core.gitProxy=',
  'core.askPass=',
  'core.alternateRefsCommand=false',
  'credential.helper=',
  'protocol.allow=never',
  'diff.external=',
  'log.showSignature=false',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'core.quotePath=false',
].flatMap((setting) => ['-c', setting]);
const flags = ['--no-pager', '--no-optional-locks', '--literal-pathspecs'];

/** Of git's own variables those that say where it is installed and where its user's settings are. */
const kept = /^GIT_(EXEC_PATH|DISCOVERY_ACROSS_FILESYSTEM|CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/;

/** The environment for git in the repository `top`: what a hook or a shell tells it of another one does not reach it. */
export function gitEnvironment(env: NodeJS.ProcessEnv, top: string): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('GIT_') || kept.test(name));
  return {
    ...Object.fromEntries(own),
    // Complaints are recognised by their English words; nobody is there to answer for a password.
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_PAGER: 'cat',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone would otherwise fetch what it lacks; versions before 2.45 know only the second.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_SSH_COMMAND: 'false',
    // A `.git` that is none must not lead git to the folders above.
    GIT_CEILING_DIRECTORIES: path.dirname(top),
  };
}

/**
 * Git as an absolute path, from those folders of PATH that are absolute: Windows would look in the current folder first, and so
 * would a PATH with a dot in it, where a stranger's repository may hold a program of that name.
 */
export function findGit(
  { PATH = '' }: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
): string | undefined {
  const { delimiter, isAbsolute, join } = platform === 'win32' ? path.win32 : path.posix;
  const name = platform === 'win32' ? 'git.exe' : 'git';
  const folders = PATH.split(delimiter).map((each) => each.replaceAll('"', ''));
  return folders
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, name))
    .find(isFile);
}

/** The one place that starts git, without a shell, in the repository of which `top` is the top. */
export function runGit(top: string, command: Plumbing, args: readonly string[], input = ''): Answer {
  const git = findGit(process.env);
  if (git === undefined) return { failure: 'missing' };
  const { status, stdout, stderr, error } = spawnSync(git, ['-C', top, ...flags, ...inert, command, ...args], {
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
    env: gitEnvironment(process.env, top),
  });
  if (error !== undefined) {
    const { code } = error as NodeJS.ErrnoException;
    return { failure: code === 'ENOENT' ? 'missing' : error.message };
  }
  if (status === 0) return { output: stdout };
  const said = stderr.toString().split('\n');
  const complaint = said.find((line) => line.startsWith('fatal: ')) ?? said[0] ?? '';
  return { failure: complaint.replace(/^fatal: /, '') || `it ended with ${status}` };
}

/** What to do where git refuses, as in a repository that belongs to somebody else: its own words say which setting it wants. */
export const askGit = 'git status, run in the workspace, says what to do';

/** Whether git says that a clone lacks what was committed: it is a partial one, and nothing is fetched for it. */
export const isPartial = (failure: string): boolean => /promisor|unable to read|missing blob/i.test(failure);
/** What to do then. */
export const completeIt = 'fetch all of it, as by git fetch --refetch --no-filter, or clone without --filter';
