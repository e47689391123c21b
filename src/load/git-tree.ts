import { posix } from 'node:path';
import { codeUnitOrder } from '../model/natural-order.ts';
import { type Entry, type Folder, linkOutside } from './folder.ts';
import { type Blob, blobReader } from './git-objects.ts';
import { textLimit } from './read-text.ts';

type Node = Blob & { kind: 'file' | 'link' | 'submodule' };
/** What a commit holds by path from the top, and the names in each of its folders. */
export interface Tree {
  nodes: Map<string, Node>;
  folders: Map<string, Set<string>>;
}

/** Reads what `git ls-tree -r -l -z` prints: mode, type, object and size, a tab, the path. A missing object has a size of BAD. */
export function treeOf(listed: string): Tree {
  const nodes = new Map<string, Node>();
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const line of listed.split('\0')) {
    const [, mode = '', type, object = '', size, path = ''] =
      /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t(.*)$/s.exec(line) ?? [];
    if (path === '') continue;
    const kind = type !== 'blob' ? 'submodule' : mode === '120000' ? 'link' : 'file';
    nodes.set(path, { kind, object, size: Number(size) || 0 });
    for (let at = path; at !== ''; ) {
      const folder = folderAbove(at);
      const names = folders.get(folder);
      if (names === undefined) folders.set(folder, new Set([posix.basename(at)]));
      else names.add(posix.basename(at));
      at = names === undefined ? folder : '';
    }
  }
  return { nodes, folders };
}

const folderAbove = (path: string): string => (path.includes('/') ? posix.dirname(path) : '');

/** Where a path leads: a path from the top without links, or why there is none. */
type Target = { path: string } | { problem: 'missing' | 'outside' | 'loop' };
/** As many links in a row as Linux follows. */
const mostLinks = 40;

/** The folder `prefix` of a tree, as if it lay on a disk. */
export function folderOf(top: string, { nodes, folders }: Tree, prefix: string): Folder {
  const text = (path: string) => /\.(md|ya?ml|json)$/.test(path) && path.startsWith(prefix);
  const first = [...nodes].filter(
    ([path, { kind, size }]) => kind === 'link' || (kind === 'file' && text(path) && size <= textLimit),
  );
  const contents = blobReader(
    top,
    first.map(([, node]) => node),
  );

  /** Follows `path` from the folder `from`, name by name, as a disk does. */
  const follow = (path: string, from: string, links: { left: number }): Target => {
    if (path.startsWith('/')) return { problem: 'outside' };
    let at = from;
    for (const name of path.split('/')) {
      if (name === '' || name === '.') continue;
      if (name === '..') {
        if (at === '') return { problem: 'outside' };
        at = folderAbove(at);
        continue;
      }
      if (!folders.has(at)) return { problem: 'missing' };
      const next = at === '' ? name : `${at}/${name}`;
      const node = nodes.get(next);
      if (node === undefined && !folders.has(next)) return { problem: 'missing' };
      at = next;
      if (node?.kind !== 'link') continue;
      if (links.left-- === 0) return { problem: 'loop' };
      const target = follow(Buffer.from(contents.read(node) ?? []).toString(), folderAbove(next), links);
      if ('problem' in target) return target;
      at = target.path;
    }
    return { path: at };
  };
  const find = (path: string): Target => follow(`${prefix}${path}`, '', { left: mostLinks });
  const nodeAt = (target: Target) => ('path' in target ? nodes.get(target.path) : undefined);
  const kindOf = (path: string): Entry['kind'] => {
    const node = nodes.get(path);
    if (node?.kind === 'file') return 'file';
    if (node?.kind !== 'link') return 'folder';
    const target = follow(path, '', { left: mostLinks });
    return 'path' in target && folders.has(target.path) ? 'linked-folder' : 'linked-file';
  };

  return {
    list(path) {
      const target = find(path);
      const names = 'path' in target ? folders.get(target.path) : undefined;
      if (names === undefined || 'problem' in target) return undefined;
      const above = target.path === '' ? '' : `${target.path}/`;
      return [...names].sort(codeUnitOrder).map((name) => ({ name, kind: kindOf(`${above}${name}`) }));
    },
    refusal(path) {
      const target = find(path);
      if ('problem' in target) return target.problem === 'missing' ? undefined : refusals[target.problem];
      const node = nodes.get(target.path);
      if (node === undefined) return undefined;
      return node.kind === 'submodule' ? refusals.submodule : 'it is a file, not a folder';
    },
    read(path, limit) {
      const target = find(path);
      if ('problem' in target) {
        return target.problem === 'missing'
          ? { problem: 'missing', detail: 'there is no such file' }
          : { problem: 'refused', detail: refusals[target.problem] };
      }
      if (!target.path.startsWith(prefix)) return { problem: 'refused', detail: linkOutside };
      const node = nodeAt(target);
      if (node === undefined || node.kind === 'submodule')
        return { problem: 'not-a-file', detail: 'it is not a regular file' };
      if (node.size > limit) return { problem: 'too-large', detail: `it has ${node.size} bytes` };
      const folder = folderAbove(target.path);
      const bytes = contents.read(node, () =>
        [...(folders.get(folder) ?? [])].flatMap((name) => nodes.get(folder === '' ? name : `${folder}/${name}`) ?? []),
      );
      return bytes === undefined ? { problem: 'refused', detail: 'this clone does not have its content' } : { bytes };
    },
    isInside(path, container) {
      const inner = find(path);
      const outer = find(container);
      if ('problem' in outer) return true;
      if ('problem' in inner) return inner.problem !== 'outside';
      return outer.path === '' || inner.path === outer.path || inner.path.startsWith(`${outer.path}/`);
    },
  };
}

const refusals = {
  outside: linkOutside,
  loop: 'it is a link that leads to itself',
  submodule: 'it is a submodule, and what it holds is in another repository',
} as const;
