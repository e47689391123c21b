import { type Change, type History, layerOf } from '../model/history.ts';
import { type FileChange, type GitLog, parseGitLog } from './git-log.ts';

/**
 * What happened to each file, from what git says. A rename is followed as far as the file stays what it was: a record that leaves its
 * folder is deleted, and one that is like another is not the other.
 */
export function parseHistory(text: string): History {
  const log = parseGitLog(text);
  pairUncommitted(log);
  const formerHomes = homesMoved(log);
  const changes = new Map<string, Change[]>();
  log.commits.forEach(({ commit, files }, order) => {
    const found: [string, Change][] = [];
    const moves: { from: string; to: string }[] = [];
    for (const { path, content, parents } of files) {
      const held = content === undefined ? {} : { content };
      const change = (kind: Change['kind']): Change => ({ kind, commit, order, ...(kind === 'deleted' ? {} : held) });
      const renamed = parents.filter(({ letter }) => letter === 'R');
      const followed = renamed.filter((parent) => isSameFile(parent, { path, content }, log, formerHomes));
      moves.push(...followed.map((parent) => ({ from: parent.path, to: path })));
      for (const parent of renamed)
        if (!followed.includes(parent) && parents.length === 1) found.push([parent.path, change('deleted')]);
      const same = parents.filter(
        (parent) => parent.letter === 'M' || parent.letter === 'T' || followed.includes(parent),
      );
      // Another mode, other line ends or another name alone are no change.
      if (same.some((parent) => content !== undefined && parent.content === content)) continue;
      if (parents.some(({ letter }) => letter === 'D')) found.push([path, change('deleted')]);
      else found.push([path, change(same.length === 0 ? 'added' : 'changed')]);
    }
    const carried = moves.map(({ from, to }) => ({ to, before: changes.get(from) ?? [] }));
    for (const { from } of moves) changes.delete(from);
    for (const { to, before } of carried) {
      const all = [...before, ...(changes.get(to) ?? [])];
      changes.set(
        to,
        all.sort((a, b) => a.order - b.order),
      );
    }
    for (const [path, change] of found) changes.set(path, [...(changes.get(path) ?? []), change]);
  });
  return { changes, standing: log.standing, formerHomes, ignored: log.ignored, shallow: log.shallow };
}

/** Whether a renamed file is still the same: in the same layer of the same portfolio, and of the same id where its text was changed. */
function isSameFile(
  from: FileChange['parents'][number],
  to: Pick<FileChange, 'path' | 'content'>,
  { ids }: GitLog,
  formerHomes: History['formerHomes'],
): boolean {
  const before = layerOf(from.path);
  const after = layerOf(to.path);
  if (before === undefined && after === undefined) return true;
  if (before === undefined || after === undefined || before.layer !== after.layer) return false;
  if (before.home !== after.home && !formerHomes.get(after.home)?.has(before.home)) return false;
  if (from.content === to.content) return true;
  const id = ids.get(to.content ?? '');
  return id !== undefined && ids.get(from.content ?? '') === id;
}

/** A portfolio has moved where, in one commit, its portfolio.yaml left one folder and came to another. */
function homesMoved({ commits }: GitLog): Map<string, Set<string>> {
  const moved = new Map<string, Set<string>>();
  const isHead = (path: string) => /(^|\/)portfolio\.yaml$/.test(path);
  const homeOf = (path: string) => path.replace(/\/?portfolio\.yaml$/, '') || '.';
  for (const { files } of commits) {
    const heads = files.filter(({ path }) => isHead(path));
    const pairs = heads.flatMap(({ path, parents }) =>
      parents
        .filter(({ letter, path: from }) => letter === 'R' && isHead(from))
        .map((from) => [from.path, path] as const),
    );
    const gone = heads.filter(({ parents }) => parents.every(({ letter }) => letter === 'D'));
    const come = heads.filter(({ parents }) => parents.every(({ letter }) => letter === 'A'));
    // One whose words were changed on the way.
    if (gone.length === 1 && come.length === 1) pairs.push([gone[0]!.path, come[0]!.path]);
    for (const [from, to] of pairs) moved.set(homeOf(to), (moved.get(homeOf(to)) ?? new Set()).add(homeOf(from)));
  }
  return moved;
}

/** Git does not see that a file which it does not know yet is one that is gone from elsewhere. */
function pairUncommitted({ commits }: GitLog): void {
  const last = commits.at(-1);
  if (last === undefined || last.commit !== undefined) return;
  const gone = new Map(
    last.files.filter(({ parents }) => parents[0]?.letter === 'D').map((file) => [file.parents[0]!.content, file]),
  );
  for (const file of last.files) {
    const from = file.parents[0]?.letter === 'A' && file.content !== undefined ? gone.get(file.content) : undefined;
    if (from === undefined) continue;
    gone.delete(file.content);
    last.files = last.files.filter((each) => each !== from);
    file.parents = [{ letter: 'R', path: from.path, content: file.content }];
  }
}
