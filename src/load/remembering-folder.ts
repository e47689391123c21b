import type { Folder, ReadOutcome } from './folder.ts';

/** A longer file is no text that a report quotes; and of all of them together not more than this is kept. */
const [longest, most] = [256 * 1024, 64 * 1024 * 1024];

/** A folder that keeps what was read of it, for a report that quotes from what the check has read: nothing is read twice. */
export function rememberingFolder(folder: Folder): Folder {
  const known = new Map<string, ReadOutcome & { bytes: Uint8Array }>();
  let kept = 0;
  return {
    list: (path) => folder.list(path),
    refusal: (path) => folder.refusal(path),
    isInside: (path, container) => folder.isInside(path, container),
    read(path, limit) {
      const before = known.get(path);
      if (before !== undefined && before.bytes.length <= limit) return before;
      const outcome = folder.read(path, limit);
      if ('bytes' in outcome && outcome.bytes.length <= longest && kept + outcome.bytes.length <= most) {
        kept += outcome.bytes.length;
        known.set(path, outcome);
      }
      return outcome;
    },
  };
}
