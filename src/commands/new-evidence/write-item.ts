import { join } from 'node:path';
import { findPortfolioFiles } from '../../load/find-files.ts';
import { whileReserved } from '../../write/reserve.ts';
import { evidencePlace } from '../../write/scaffold/evidence-text.ts';
import type { Recording } from '../recording/open-recording.ts';
import { nextId } from '../recording/write-record.ts';
import { UsageError } from '../usage-error.ts';
import { refusedByDisk, writeNew } from '../write-new.ts';
import type { ItemWithoutId } from './complete.ts';

/** The next free number, in the form of the portfolio's own; withdrawn items, and files that cannot be read, keep theirs. */
export function nextEvidenceId({ row, open, path }: Recording, taken: readonly string[] = []): string {
  const ids = row.evidence.map(({ id }) => id);
  const names = namesOf(open, path);
  const next = (known: readonly string[]): string => {
    const id = nextId(ids, known, 'E01');
    return names.some((name) => bears(name, id)) ? next([...known, id]) : id;
  };
  return next([...ids, ...taken]);
}

/**
 * Writes the item under its id, or under the next free number, and answers with its path. Several files may bear one id, so whoever
 * writes reserves it first; whoever comes second at the same moment gets the number after it.
 */
export function writeItem(
  item: ItemWithoutId,
  wanted: string | undefined,
  textOf: (id: string) => string,
  recording: Recording,
): string {
  const { open, path } = recording;
  for (const taken: string[] = []; ; ) {
    const id = wanted ?? nextEvidenceId(recording, taken);
    const file = `${path}/${evidencePlace({ ...item, id })}`;
    const isWritten = refusedByDisk(file, () =>
      whileReserved(join(open.root, path, 'evidence', id), () => {
        if (namesOf(open, path).some((name) => bears(name, id))) return false;
        return writeNew(open.root, [[file, textOf(id)]], file).length === 0;
      }),
    );
    if (isWritten) return file;
    if (wanted !== undefined)
      throw new UsageError(`a file of ${path} bears the id ${id} already`, 'leave --id out for the next free number');
    taken.push(id);
  }
}

const namesOf = ({ folder }: Recording['open'], path: string): string[] =>
  findPortfolioFiles(folder, path).evidence.map((file) => file.split('/').at(-1)!);

/** Whether a file is named for an id: `E12.md`, `E12-late-delivery.md`. */
const bears = (name: string, id: string) => name === `${id}.md` || name.startsWith(`${id}-`);
