import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { layerOf } from '../model/history.ts';
import { readObjects } from './git-objects.ts';
import { runGit } from './run-git.ts';

/** Stands before the names of files with changes that nobody has committed. */
export const uncommitted = 'not committed';

/** Before the author's address and after it, the co-authors' with tabs between them. */
const form = 'commit %H %ad %ae%x09%P%x09%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x09)';
/** Names alone would hide what a file held; renames are followed from anywhere in the repository; no setting of the user's may differ. */
const shape = ['--no-relative', '--no-color', '-M90%', '--raw', '--no-abbrev'];

/** What git says of the repository around a folder: a text that `parseHistory` reads. */
export function readLog(root: string): { log: string } | { problem: string } {
  const ask = (...args: string[]) => {
    const answer = runGit(root, ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false', ...args]);
    return 'failure' in answer ? answer : { text: answer.output.toString('utf8') };
  };
  const places = ask('rev-parse', '--show-prefix', '--show-cdup', '--git-path', 'shallow');
  if ('failure' in places)
    return { problem: places.failure === 'missing' ? 'git is not installed, or not on the path' : places.failure };
  const [prefix = '', up = '', shallowFile = ''] = places.text.split('\n');
  const hasCommits = 'text' in ask('rev-parse', '--verify', '--quiet', 'HEAD');
  const asked = [
    // Of a merge, what it changed against all its parents.
    hasCommits &&
      ask(
        'log',
        '--reverse',
        '--topo-order',
        '--root',
        '-c',
        '--combined-all-paths',
        ...shape,
        '--date=short',
        `--format=${form}`,
      ),
    hasCommits && ask('ls-tree', '-r', '--full-name', 'HEAD', '.'),
    hasCommits && ask('diff', ...shape, 'HEAD'),
    ask('ls-files', '--others', '--exclude-standard', '--full-name', '--', '.'),
  ].map((answer) => (answer === false ? { text: '' } : answer));
  const texts: string[] = [];
  for (const answer of asked) {
    if ('failure' in answer) return { problem: answer.failure };
    texts.push(answer.text);
  }
  const [log = '', standing = '', changed = '', others = ''] = texts;
  const unsaved = withContents([changed, ...linesOf(others).map((path) => `A\t${path}`)], resolve(root, up));
  const blobs = [...`${log}\n${changed}`.matchAll(revised)].flatMap(([, before = '', after = '']) => [before, after]);
  return {
    log: [
      `within ${prefix}`,
      ...linesOf(textOf(resolve(root, shallowFile))).map((commit) => `shallow ${commit}`),
      ...[...readObjects(root, [...new Set(blobs)])].map(([blob, bytes]) => textLine(blob, bytes)),
      ...unsaved.texts,
      log,
      standing,
      uncommitted,
      ...unsaved.lines,
    ].join('\n'),
  };
}

/** A text that was changed, or renamed and changed: only its bytes say whether more than its line ends differ, and whose id it has. */
const revised =
  /^:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) (?:M|R0\d\d)\t.*(?:assessments|verification|evidence)\/.*\.md$/gm;

/** `text BLOB PLAIN ID`: a content, the name that it would have with line feeds alone, and the id that it gives. */
function textLine(blob: string, bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  const [, id = ''] = /^id:[ \t]*["']?([^\s"']+)/m.exec(text) ?? [];
  return `text ${blob} ${plainName(text, blob.length)} ${id}`;
}

/** The name that git gives to a text with line feeds alone. */
function plainName(text: string, length: number): string {
  const plain = Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1');
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${plain.length}\0`)
    .update(plain)
    .digest('hex');
}

/** What is not committed, with what each text of a portfolio holds now in the place of the zeros that git prints. */
function withContents(told: readonly string[], top: string): { lines: string[]; texts: string[] } {
  const texts: string[] = [];
  const length = /[0-9a-f]{40,64}/.exec(told.join(''))?.[0].length ?? 40;
  const lines = told
    .join('\n')
    .split('\n')
    .map((line) => {
      const path = line.split('\t').at(-1) ?? '';
      if (!/^(:.* (A|M|R\d+)|A)\t/.test(line) || (layerOf(path) === undefined && !path.endsWith('portfolio.yaml')))
        return line;
      const text = textOf(resolve(top, path), 'latin1');
      if (text === '') return line;
      const name = plainName(text, length);
      texts.push(textLine(name, Buffer.from(text, 'latin1')));
      if (line.startsWith('A')) return `:000000 100644 ${'0'.repeat(length)} ${name} ${line}`;
      return line.replace(/ [0-9a-f]{40,64} (?=[A-Z]\d*\t)/, ` ${name} `);
    });
  return { lines, texts };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

function textOf(path: string, encoding: BufferEncoding = 'utf8'): string {
  try {
    return readFileSync(path, encoding);
  } catch {
    return '';
  }
}
