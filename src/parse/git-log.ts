import { uncommitted } from '../load/git-history.ts';
import type { Commit } from '../model/history.ts';

/** One file in one commit, and what each parent of the commit has in its place. */
export interface FileChange {
  path: string;
  content: string | undefined;
  /** A added, M changed, R renamed, D deleted, and git's rarer letters, for each parent. */
  parents: { letter: string; path: string; content: string | undefined }[];
}
export interface GitLog {
  /** Oldest first; what is not committed comes last, without a commit. */
  commits: { commit: Commit | undefined; files: FileChange[] }[];
  standing: Map<string, string>;
  shallow: boolean;
  ignored: Set<string>;
  /** Of texts that were changed: the id that each gives. */
  ids: Map<string, string>;
}

const header = /^commit ([0-9a-f]+) (\d{4}-\d{2}-\d{2}) (.*)$/;
const listed = /^[0-7]{6} blob ([0-9a-f]{40,64})\t(.*)$/;
/** With --raw: modes and contents of the parents and, last, of the commit stand before letters and paths. */
const raw = /^:+(?:[0-7]{6} )+((?:[0-9a-f]{40,64} )+)/;

/** Reads what `readLog` made of the answers of git, or what `git log --reverse --name-status` prints. */
export function parseGitLog(text: string): GitLog {
  const found: GitLog = { commits: [], standing: new Map(), shallow: false, ignored: new Set(), ids: new Map() };
  const boundary = new Set<string>();
  const signed = new Set<string>();
  const plain = new Map<string, string>();
  const contentOf = (blob: string | undefined) =>
    blob === undefined || /^0+$/.test(blob) ? undefined : (plain.get(blob) ?? blob);
  let prefix = '';
  const placed = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : `:/${path}`);
  for (const line of text.split('\n')) {
    const [, id = '', date = '', said = ''] = header.exec(line) ?? [];
    const [word, ...words] = line.split(' ');
    if (id !== '') {
      const [email = '', parents = '', ...coAuthors] = said.split('\t');
      const commit = {
        id: id.slice(0, 8),
        date,
        email,
        coAuthors: coAuthors.flatMap((each) => /<([^>]+)>/.exec(each)?.[1] ?? []),
        signed: signed.has(id),
        isMerge: parents.includes(' '),
        boundary: boundary.has(id),
      };
      found.commits.push({ commit, files: [] });
    } else if (line === uncommitted) found.commits.push({ commit: undefined, files: [] });
    else if (word === 'within') prefix = line.slice('within '.length);
    else if (word === 'committer') {
      const { commit } = found.commits.at(-1) ?? {};
      if (commit !== undefined) commit.committer = line.slice('committer '.length);
    } else if (word === 'signed') signed.add(words[0]!);
    else if (word === 'ignored') found.ignored.add(placed(unquoted(line.slice('ignored '.length))));
    else if (word === 'shallow') {
      boundary.add(words[0]!);
      found.shallow = true;
    } else if (word === 'text') {
      const [blob = '', name = '', own = ''] = words;
      plain.set(blob, name);
      if (own !== '') found.ids.set(name, own);
    } else if (listed.test(line)) {
      const [, blob, path = ''] = listed.exec(line)!;
      found.standing.set(placed(unquoted(path)), contentOf(blob)!);
    } else {
      const blobs = raw.exec(line)?.[1]?.trim().split(' ') ?? [];
      const [letters = '', ...paths] = line.replace(raw, '').split('\t').map(unquoted);
      const path = paths.at(-1);
      if (path === undefined) continue;
      const parents = [...letters.replace(/\d+/g, '')].map((letter, index) => ({
        letter,
        path: placed(paths[index] ?? path),
        // A mere name-status says of a rename only that the content is the same.
        content: contentOf(blobs[index]) ?? (letters === 'R100' ? letters : undefined),
      }));
      const content = contentOf(blobs.at(-1)) ?? (letters === 'R100' ? letters : undefined);
      found.commits.at(-1)?.files.push({ path: placed(path), content, parents });
    }
  }
  return found;
}

/** Git puts a path with quotes, tabs or line ends into quotes, in the manner of C. */
function unquoted(path: string): string {
  if (!/^".*"$/.test(path)) return path;
  const named: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' };
  return path.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => named[letter] ?? letter);
}
