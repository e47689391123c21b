import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { layerOf } from '../model/history.ts';
import { blobName, idIn, plainName, textLine } from './blob-name.ts';
import { readObjects } from './git-objects.ts';
import type { Repository } from './git-repository.ts';
import type { Tree } from './git-tree.ts';

/** A file of the working tree that differs from the last commit, or is in only one of them. */
interface Changed {
  letter: 'A' | 'M' | 'T' | 'D';
  path: string;
  /** What it holds now; of a text, with line feeds alone. */
  now: string;
  before: string;
  bytes?: Uint8Array;
}

/** What differs between the files of the working tree and a commit, in the form of `git diff --raw`, and what the texts hold. */
export function uncommittedChanges(
  { top, prefix }: Repository,
  nodes: Tree['nodes'],
  leftOut: ReadonlySet<string>,
): { lines: string[]; texts: string[] } {
  const length = [...nodes.values()][0]?.object.length ?? 40;
  const none = '0'.repeat(length);
  const found: Changed[] = [];
  for (const [path, { kind, object, size }] of nodes) {
    if (kind !== 'file' || leftOut.has(path) || !(isText(path) || path.startsWith(prefix))) continue;
    // A name that is no UTF-8 cannot be asked for by its text.
    if (path.includes('\ufffd')) continue;
    const file = join(top, path);
    const there = lstatSync(file, { throwIfNoEntry: false });
    if (there === undefined) found.push({ letter: 'D', path, now: none, before: object });
    else if (there.isSymbolicLink())
      found.push({ letter: 'T', path, now: blobName(Buffer.from(readlinkSync(file)), length), before: object });
    else if (there.isFile()) {
      if (!isText(path) && there.size !== size && size < pointer) continue;
      const bytes = isText(path) || there.size === size ? bytesOf(file) : undefined;
      if (bytes !== undefined && blobName(bytes, length) === object) continue;
      const now = bytes === undefined || !isText(path) ? none : plainName(bytes, length);
      if (now !== object)
        found.push({ letter: 'M', path, now, before: object, ...(bytes && isText(path) ? { bytes } : {}) });
    }
  }
  for (const path of textsBelow(top, prefix)) {
    if (nodes.has(path)) continue;
    const bytes = bytesOf(join(top, path));
    if (bytes !== undefined) found.push({ letter: 'A', path, now: plainName(bytes, length), before: none, bytes });
  }
  const { pairs, others } = renamedIn(found, top);
  return {
    lines: [
      ...others.map(({ letter, path, now, before }) => `:100644 100644 ${before} ${now} ${letter}\t${quoted(path)}`),
      ...pairs.map(
        ([from, to]) => `:100644 100644 ${from.before} ${to.now} R090\t${quoted(from.path)}\t${quoted(to.path)}`,
      ),
    ],
    texts: found.flatMap(({ now, bytes }) => (bytes === undefined ? [] : [textLine(now, bytes)])),
  };
}

/** Bytes below which what git holds may stand for a file that lies elsewhere, as large attachments do. */
const pointer = 200;

/** What an audit follows by its words: the texts of portfolios. */
const isText = (path: string): boolean => layerOf(path) !== undefined || /(^|\/)portfolio\.yaml$/.test(path);

/** A record or item that has another name and nearly the same words, as git itself would see it. */
function renamedIn(found: readonly Changed[], top: string): { pairs: [Changed, Changed][]; others: Changed[] } {
  const added = found.filter(({ letter, path }) => letter === 'A' && layerOf(path) !== undefined);
  const gone = found.filter(({ letter, path }) => letter === 'D' && layerOf(path) !== undefined);
  const read = readObjects(top, added.length === 0 ? [] : [...new Set(gone.map(({ before }) => before))]);
  const contents: ReadonlyMap<string, Uint8Array> = 'contents' in read ? read.contents : new Map();
  const placeOf = ({ path }: Changed, bytes: Uint8Array) => JSON.stringify([layerOf(path), idIn(bytes)]);
  const byPlace = new Map<string, Changed[]>();
  for (const each of gone) {
    const bytes = contents.get(each.before);
    if (bytes === undefined) continue;
    const place = placeOf(each, bytes);
    byPlace.set(place, [...(byPlace.get(place) ?? []), each]);
  }
  const pairs: [Changed, Changed][] = [];
  for (const to of added) {
    const from = byPlace.get(placeOf(to, to.bytes!))?.find((each) => isAlike(contents.get(each.before)!, to.bytes!));
    if (from === undefined || from.before === to.now || pairs.some(([other]) => other === from)) continue;
    pairs.push([from, to]);
  }
  const paired = new Set(pairs.flat());
  return { pairs, others: found.filter((each) => !paired.has(each)) };
}

/** Whether nine tenths of the larger of two texts are lines of the other. */
function isAlike(one: Uint8Array, other: Uint8Array): boolean {
  const left = new Map<string, number>();
  for (const line of linesOf(one)) left.set(line, (left.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of linesOf(other)) {
    const count = left.get(line) ?? 0;
    if (count > 0) shared += line.length + 1;
    left.set(line, count - 1);
  }
  return shared >= 0.9 * Math.max(one.length, other.length);
}
const linesOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split(/\r?\n/);

/** The texts of portfolios that lie in the working tree below a folder; a repository within it is another's. */
function textsBelow(top: string, prefix: string): string[] {
  const walk = (at: string): string[] => {
    try {
      const entries = readdirSync(join(top, at), { withFileTypes: true });
      if (at !== prefix && entries.some(({ name }) => name === '.git')) return [];
      return entries.flatMap((entry) => {
        const path = `${at}${entry.name}`;
        if (entry.isDirectory()) return entry.name === '.git' || entry.name === 'node_modules' ? [] : walk(`${path}/`);
        return entry.isFile() && isText(path) ? [path] : [];
      });
    } catch {
      return [];
    }
  };
  return walk(prefix);
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A path as git writes it in a line: in quotes, in the manner of C, where it holds a quote, a tab or a line end. */
export const quoted = (path: string): string =>
  /["\\\t\n\r]/.test(path)
    ? `"${path.replace(/["\\]/g, '\\$&').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`
    : path;
