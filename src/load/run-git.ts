import { spawnSync } from 'node:child_process';

/** Runs git in a folder, without a shell; what it printed, or its complaint on one line (`missing`: there is no git). */
export function runGit(
  folder: string,
  args: readonly string[],
  input = '',
): { output: Buffer } | { failure: 'missing' | (string & {}) } {
  // Complaints are recognised by their English words; nobody is there to answer for a password. What a hook is told of its
  // repository is not true of every folder, so git finds it for itself.
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...own } = process.env;
  const env = { ...own, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
    env,
  });
  if (error !== undefined) {
    const { code } = error as NodeJS.ErrnoException;
    return { failure: code === 'ENOENT' ? 'missing' : error.message };
  }
  if (status === 0) return { output: stdout };
  const [complaint = ''] = stderr.toString().split('\n');
  return { failure: complaint.replace(/^fatal: /, '') || `it ended with ${status}` };
}
