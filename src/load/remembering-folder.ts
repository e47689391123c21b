import type { Folder, ReadOutcome } from './folder.ts';

/** A longer file is no text that a report quotes. */
const longest = 256 * 1024;

/**
 * A folder that keeps what was read of it until it is to forget that: for a report that quotes from what a check has just read, so
 * that nothing is read twice.
 */
export function rememberingFolder(folder: Folder): { folder: Folder; forget: () => void } {
  let known = new Map<string, ReadOutcome & { bytes: Uint8Array }>();
  const remembering: Folder = {
    list: (path) => folder.list(path),
    refusal: (path) => folder.refusal(path),
    isInside: (path, container) => folder.isInside(path, container),
    read(path, limit) {
      const before = known.get(path);
      if (before !== undefined && before.bytes.length <= limit) return before;
      const outcome = folder.read(path, limit);
      if ('bytes' in outcome && outcome.bytes.length <= longest) known.set(path, outcome);
      return outcome;
    },
  };
  const forget = () => {
    // Not clear(), after which V8 holds on to what was there for many collections.
    known = new Map();
  };
  return { folder: remembering, forget };
}
