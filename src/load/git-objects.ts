import { runGit } from './run-git.ts';

/** The content of one file, by the name that git gives it. */
export interface Blob {
  object: string;
  size: number;
}

/** Bytes that are asked of git in one go. */
const mostAtOnce = 64 * 1024 * 1024;
/** What is read along with a neighbour, so that git is not started for each small attachment. */
const small = 1024 * 1024;

/**
 * Reads contents. Those in `wanted` are fetched together when the first of them is asked for, and kept; any other comes with
 * its small neighbours, which are kept until another folder is asked for.
 */
export function blobReader(
  top: string,
  wanted: readonly Blob[],
): { read: (blob: Blob, neighbours?: () => readonly Blob[]) => Buffer | undefined } {
  const ours = new Set(wanted.map(({ object }) => object));
  let kept: Map<string, Buffer> | undefined;
  let nearby = new Map<string, Buffer>();
  return {
    read({ object, size }, neighbours = () => []) {
      if (ours.has(object)) {
        kept ??= fetchBlobs(top, wanted);
        return kept.get(object);
      }
      if (!nearby.has(object)) {
        const others = size > small ? [] : neighbours().filter((each) => each.size <= small && !ours.has(each.object));
        nearby = fetchBlobs(top, [{ object, size }, ...others]);
      }
      return nearby.get(object);
    },
  };
}

/** Contents of objects whose sizes nobody knows; one that this clone does not have is left out. Git may refuse. */
export function readObjects(
  top: string,
  objects: readonly string[],
): { contents: Map<string, Buffer> } | { failure: string } {
  const contents = new Map<string, Buffer>();
  if (objects.length === 0) return { contents };
  const answer = runGit(top, 'cat-file', ['--batch'], `${objects.join('\n')}\n`);
  if ('failure' in answer) return answer;
  readBatch(answer, contents);
  return { contents };
}

/** Contents by object; one that this clone does not have is left out. */
function fetchBlobs(top: string, blobs: readonly Blob[]): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const sizes = new Map(blobs.map(({ object, size }) => [object, size]));
  let batch: string[] = [];
  let bytes = 0;
  const fetch = () => {
    if (batch.length > 0) readBatch(runGit(top, 'cat-file', ['--batch'], `${batch.join('\n')}\n`), found);
    batch = [];
    bytes = 0;
  };
  for (const [object, size] of sizes) {
    if (bytes + size > mostAtOnce) fetch();
    batch.push(object);
    bytes += size;
  }
  fetch();
  return found;
}

/** Each content stands behind a line `OBJECT blob SIZE` and before a line end; `OBJECT missing` stands alone. */
function readBatch(answer: ReturnType<typeof runGit>, found: Map<string, Buffer>): void {
  if ('failure' in answer) return;
  const { output } = answer;
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [object = '', type, size = ''] = output.subarray(at, end).toString().split(' ');
    at = end + 1;
    if (type === 'missing') continue;
    found.set(object, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
}
