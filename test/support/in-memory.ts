import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const memory = '/dev/shm';
const begins = 'evid-tests-';
/** Bytes that the folders of all tests have room in. */
const room = 1 << 30;

/**
 * The folders that tests make stand in memory where the machine has such a disk with room: evid and git both ask a disk to be sure of
 * what they have written, and most of what tests wait for is that. `npm run soak` stays on the disk.
 */
export default function inMemory(): (() => void) | undefined {
  // It is asked once for each project.
  if (dirname(process.env.TMPDIR ?? '') === memory || !hasRoom()) return undefined;
  sweep();
  const folder = mkdtempSync(join(memory, begins));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > room;
  } catch {
    return false;
  }
}

/** What a run that was killed left there takes up memory no longer than a day. */
function sweep(): void {
  for (const name of readdirSync(memory).filter((each) => each.startsWith(begins))) {
    const folder = join(memory, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 24 * 3_600_000) rmSync(folder, { recursive: true, force: true });
  }
}
