import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { textLine } from './blob-name.ts';
import { readObjects } from './git-objects.ts';
import { notARepository, repositoryAround } from './git-repository.ts';
import { treeOf } from './git-tree.ts';
import { quoted, uncommittedChanges } from './git-uncommitted.ts';
import { completeIt, isPartial, runGit } from './run-git.ts';

/** Stands before the names of files with changes that nobody has committed. */
export const uncommitted = 'not committed';

/** Before the author's address and after it, the co-authors' with tabs between them. */
const form = 'commit %H %ad %ae%x09%P%x09%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x09)';
/** Of a merge, what it changed against all its parents; renames are followed from anywhere in the repository. */
const shape = [
  ...['--stdin', '-r', '--root', '--always', '-c', '--combined-all-paths', '-M90%', '-l1000', '--raw', '--no-abbrev'],
  ...['--no-relative', '--no-color', '--no-ext-diff', '--no-textconv', '--encoding=UTF-8', '--date=short'],
  `--format=${form}`,
];

/**
 * What git says of the repository around a folder: a text that `parseHistory` reads. What is not committed is seen by comparing
 * the files with the last commit, since git would run the repository's own filters to say it.
 */
export function readLog(root: string): { log: string } | { problem: string } {
  const repository = repositoryAround(root);
  if (repository === undefined) return { problem: notARepository };
  const { top, prefix } = repository;
  let problem: string | undefined;
  const ask = (command: Parameters<typeof runGit>[1], args: readonly string[], input?: string): string => {
    if (problem !== undefined) return '';
    const answer = runGit(top, command, args, input);
    if ('output' in answer) return answer.output.toString();
    problem = answer.failure;
    return '';
  };
  const shallowFile = ask('rev-parse', ['--git-path', 'shallow']).trimEnd();
  const hasCommits = problem === undefined && 'output' in runGit(top, 'rev-parse', ['--verify', '--quiet', 'HEAD']);
  const commits = hasCommits ? ask('rev-list', ['--reverse', '--topo-order', 'HEAD']) : '';
  const log = hasCommits ? ask('diff-tree', shape, commits) : '';
  const tree = treeOf(hasCommits ? ask('ls-tree', ['-r', '-l', '-z', '--full-tree', 'HEAD']) : '');
  const left = ask('ls-files', ['-t', '-z', '--full-name']).split('\0');
  if (problem !== undefined) return { problem: inWords(problem) };

  // A sparse checkout leaves files out on purpose.
  const leftOut = new Set(left.filter((line) => line.startsWith('S ')).map((line) => line.slice(2)));
  const unsaved = uncommittedChanges(repository, tree.nodes, leftOut);
  const standing = [...tree.nodes].filter(([path, { kind }]) => path.startsWith(prefix) && kind !== 'submodule');
  const blobs = [...`${log}\n${unsaved.lines.join('\n')}`.matchAll(revised)].flatMap(([, before = '', after = '']) => [
    before,
    after,
  ]);
  const read = readObjects(top, [...new Set(blobs)]);
  if ('failure' in read) return { problem: inWords(read.failure) };
  return {
    log: [
      `within ${prefix}`,
      ...linesOf(textOf(resolve(top, shallowFile))).map((commit) => `shallow ${commit}`),
      ...[...read.contents].map(([blob, bytes]) => textLine(blob, bytes)),
      ...unsaved.texts,
      log,
      ...standing.map(([path, { object }]) => `100644 blob ${object}\t${quoted(path)}`),
      uncommitted,
      ...unsaved.lines,
    ].join('\n'),
  };
}

/** A text that was changed, or renamed and changed: only its bytes say whether more than its line ends differ, and whose id it has. */
const revised =
  /^:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) (?:M|R0\d\d)\t.*(?:assessments|verification|evidence)\/.*\.md$/gm;

function inWords(failure: string): string {
  if (failure === 'missing') return 'git is not installed, or not on the path';
  return isPartial(failure) ? `this partial clone does not have all that was committed; ${completeIt}` : failure;
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
