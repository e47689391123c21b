import { posix } from 'node:path';
import { codeUnitOrder } from '../model/natural-order.ts';
import type { Entry, Folder } from './folder.ts';

/** A folder as it would be with one file more, or with other words in one that it has; the folder itself stays as it is. */
export function withFile(folder: Folder, path: string, text: string): Folder {
  const file = posix.normalize(path);
  const bytes = Buffer.from(text);
  return {
    ...folder,
    list(at) {
      const entries = folder.list(at);
      const inside = pathBelow(posix.normalize(at === '' ? '.' : at), file);
      if (inside === undefined || (entries === undefined && folder.refusal(at) !== undefined)) return entries;
      const [name = '', ...rest] = inside.split('/');
      if (entries?.some((entry) => entry.name === name)) return entries;
      const added: Entry = { name, kind: rest.length > 0 ? 'folder' : 'file' };
      return [...(entries ?? []), added].sort((a, b) => codeUnitOrder(a.name, b.name));
    },
    read: (at, limit) => (posix.normalize(at) === file ? { bytes } : folder.read(at, limit)),
  };
}

function pathBelow(folder: string, file: string): string | undefined {
  if (folder === '.') return file;
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;
}

/** A folder as it would be without some of its files. */
export function withoutFiles(folder: Folder, paths: readonly string[]): Folder {
  const gone = new Set(paths.map((path) => posix.normalize(path)));
  const isGone = (path: string) => gone.has(posix.normalize(path));
  return {
    ...folder,
    list: (at) => folder.list(at)?.filter(({ name }) => !isGone(`${at === '' ? '.' : at}/${name}`)),
    read: (at, limit) =>
      isGone(at) ? { problem: 'missing', detail: 'there is no such file' } : folder.read(at, limit),
  };
}

/** A folder in which one of its folders holds nothing but one file. */
export function onlyFile(folder: Folder, at: string, name: string): Folder {
  const within = posix.normalize(at);
  return {
    ...folder,
    list(path) {
      const place = posix.normalize(path === '' ? '.' : path);
      if (place === within) return folder.list(path)?.filter((entry) => entry.name === name);
      return pathBelow(within, place) === undefined ? folder.list(path) : undefined;
    },
    refusal: () => undefined,
  };
}
