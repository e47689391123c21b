import { uncommitted } from '../load/git-history.ts';
import type { Change, Commit, History } from '../model/history.ts';

/** What stands before letters and paths with --raw: modes and contents of the parents and, last, of the commit. */
const raw = /^:+(?:[0-7]{6} )+(?:[0-9a-f]{40,64} )*([0-9a-f]{40,64}) /;
const listed = /^[0-7]{6} blob ([0-9a-f]{40,64})\t(.*)$/;
const header = /^commit ([0-9a-f]+) (\d{4}-\d{2}-\d{2}) (.*)$/;

/**
 * Reads what `git log --reverse` says with --raw or --name-status: a header for each commit, oldest first, then its files, each with a
 * letter for what happened; after it, what `git ls-tree -r HEAD` says. `boundary` holds the commits at which a shallow clone begins.
 */
export function parseHistory(log: string, boundary: ReadonlySet<string> = new Set()): History {
  const changes = new Map<string, Change[]>();
  const standing = new Map<string, string>();
  let commit: Commit | undefined;
  let order = 0;
  for (const line of log.split('\n')) {
    const [, id, date, email] = header.exec(line) ?? [];
    if (id !== undefined && date !== undefined && email !== undefined) {
      commit = { id: id.slice(0, 8), date, email, boundary: boundary.has(id) };
      order++;
    } else if (line === uncommitted) {
      commit = undefined;
      order++;
    } else if (listed.test(line)) {
      const [, content = '', path = ''] = listed.exec(line)!;
      standing.set(unquoted(path), content);
    } else {
      const content = raw.exec(line)?.[1];
      const [letters = '', ...paths] = line.replace(raw, '').split('\t');
      const [path, renamed] = paths.map(unquoted);
      if (path === undefined) continue;
      if (renamed !== undefined) changes.set(renamed, [...(changes.get(path) ?? []), ...(changes.get(renamed) ?? [])]);
      if (renamed !== undefined && letters.startsWith('R')) changes.delete(path);
      // An unchanged file under another name has not been changed.
      if (renamed !== undefined && letters.endsWith('100')) continue;
      const at = renamed ?? path;
      changes.set(at, [
        ...(changes.get(at) ?? []),
        { kind: kindOf(letters), commit, order, ...(content === undefined ? {} : { content }) },
      ]);
    }
  }
  return { changes, standing, shallow: boundary.size > 0 };
}

/** A merge has one letter for each parent: a file that only some of them lack was changed. */
function kindOf(letters: string): Change['kind'] {
  if (/^A+$/.test(letters)) return 'added';
  return letters.includes('D') ? 'deleted' : 'changed';
}

/** Git puts a path with quotes, tabs or line ends into quotes, in the manner of C. */
function unquoted(path: string): string {
  if (!/^".*"$/.test(path)) return path;
  const named: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' };
  return path.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => named[letter] ?? letter);
}
