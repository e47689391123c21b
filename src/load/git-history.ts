import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runGit } from './run-git.ts';

/** Stands before the names of files with changes that nobody has committed. */
export const uncommitted = 'not committed';

/** What git says of the files below a folder: a text that `parseHistory` reads, and the commits at which a shallow clone begins. */
export function readLog(root: string): { log: string; boundary: Set<string> } | { problem: string } {
  const ask = (...args: string[]) => {
    const answer = runGit(root, ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false', ...args]);
    return 'failure' in answer ? answer : { text: answer.output.toString('utf8') };
  };
  const shallowFile = ask('rev-parse', '--git-path', 'shallow');
  if ('failure' in shallowFile) {
    return {
      problem: shallowFile.failure === 'missing' ? 'git is not installed, or not on the path' : shallowFile.failure,
    };
  }
  const hasCommits = 'text' in ask('rev-parse', '--verify', '--quiet', 'HEAD');
  const names = ['--relative', '--no-color'];
  const asked = [
    // Every commit counts, also one that a merge left without effect; of a merge, what it changed against all its parents.
    hasCommits &&
      ask(
        'log',
        '--reverse',
        '--topo-order',
        '--full-history',
        '-c',
        '-M90%',
        ...names,
        '--raw',
        '--no-abbrev',
        '--date=short',
        `--format=${form}`,
        '--',
        '.',
      ),
    hasCommits && ask('ls-tree', '-r', 'HEAD', '.'),
    hasCommits && ask('diff', '--no-renames', ...names, '--name-status', 'HEAD', '--', '.'),
    ask('ls-files', '--others', '--exclude-standard', '--', '.'),
  ].map((answer) => (answer === false ? { text: '' } : answer));
  const texts: string[] = [];
  for (const answer of asked) {
    if ('failure' in answer) return { problem: answer.failure };
    texts.push(answer.text);
  }
  const [log = '', standing = '', changed = '', others = ''] = texts;
  const fresh = others.split('\n').filter((path) => path !== '');
  return {
    log: [log, standing, uncommitted, changed, ...fresh.map((path) => `A\t${path}`)].join('\n'),
    boundary: new Set(linesOf(resolve(root, shallowFile.text.trim()))),
  };
}

const form = 'commit %H %ad %aE';

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}
