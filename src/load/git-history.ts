import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { textLine } from './blob-name.ts';
import { readObjects } from './git-objects.ts';
import { notARepository, repositoryAround } from './git-repository.ts';
import { treeOf } from './git-tree.ts';
import { quoted, uncommittedChanges } from './git-uncommitted.ts';
import { askGit, completeIt, isPartial, runGit } from './run-git.ts';

/** Stands before the names of files with changes that nobody has committed. */
export const uncommitted = 'not committed';

/** After the author's address the co-authors' with tabs between them; in a line of its own who made the commit of it. */
const form = [
  'commit %H %ad %ae%x09%P%x09%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x09)',
  'committer %ce',
].join('%n');
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
export function readLog(root: string): { log: string } | NoLog {
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
  // A folder that is ignored as a whole is one line.
  const ignoring = ['--others', '--ignored', '--exclude-standard', '--directory', '--full-name', '-z', '--'];
  const ignored = ask('ls-files', [...ignoring, prefix === '' ? '.' : prefix]).split('\0');
  const left = ask('ls-files', ['-t', '-z', '--full-name']).split('\0');
  if (problem !== undefined) return inWords(problem);

  // A sparse checkout leaves files out on purpose.
  const leftOut = new Set(left.filter((line) => line.startsWith('S ')).map((line) => line.slice(2)));
  const unsaved = uncommittedChanges(repository, tree.nodes, leftOut);
  const standing = [...tree.nodes].filter(([path, { kind }]) => path.startsWith(prefix) && kind !== 'submodule');
  const blobs = [...`${log}\n${unsaved.lines.join('\n')}`.matchAll(revised)].flatMap(([, before = '', after = '']) => [
    before,
    after,
  ]);
  const read = readObjects(top, [...new Set(blobs)]);
  if ('failure' in read) return inWords(read.failure);
  const told = readObjects(top, commitsOf(log));
  const signed = [...('contents' in told ? told.contents : [])].filter(([, bytes]) => isSigned(bytes));
  return {
    log: [
      `within ${prefix}`,
      ...linesOf(textOf(resolve(top, shallowFile))).map((commit) => `shallow ${commit}`),
      ...[...read.contents].map(([blob, bytes]) => textLine(blob, bytes)),
      ...unsaved.texts,
      ...signed.map(([commit]) => `signed ${commit}`),
      ...ignored.filter((path) => path !== '').map((path) => `ignored ${quoted(path)}`),
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

/** Why there is no history; `help` where git has a reason of its own. */
interface NoLog {
  problem: string;
  help?: string;
}

function inWords(failure: string): NoLog {
  if (failure === 'missing') return { problem: 'git is not installed, or not on the path' };
  if (isPartial(failure)) return { problem: `this partial clone does not have all that was committed; ${completeIt}` };
  return { problem: `git refuses to read it: ${failure}`, help: askGit };
}

/** The commits that touch what people sign: of these the audit says who made them. */
function commitsOf(log: string): string[] {
  const found = new Set<string>();
  let commit = '';
  for (const line of log.split('\n')) {
    if (line.startsWith('commit ')) commit = line.slice('commit '.length).split(' ', 1)[0]!;
    else if (line.startsWith(':') && signedPath.test(line)) found.add(commit);
  }
  return [...found];
}
const signedPath = /(?:assessments|verification|evidence)\/.*\.md"?$/;

/** Whether a commit carries a signature. Whose it is, only its key would say: to look that up git would run another program. */
const isSigned = (bytes: Uint8Array): boolean =>
  /^gpgsig(-sha256)? /m.test(Buffer.from(bytes).toString('latin1').split('\n\n', 1)[0]!);

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
