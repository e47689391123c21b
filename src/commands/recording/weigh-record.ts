import type { Folder } from '../../load/folder.ts';
import { withFile, withoutFiles } from '../../load/with-file.ts';
import type { Diagnostic } from '../../model/result.ts';
import { type PortfolioState, type Recording, stateOf } from './open-recording.ts';

/** What a record would do, seen before it is written. */
export interface Weighed {
  after: PortfolioState;
  /** The number that it would have. */
  id: string;
  /** Faults that are not there without the record, most of them in it. */
  errors: Diagnostic[];
  warnings: Diagnostic[];
}

/** Checks the portfolio as it would be with the record: whoever writes is asked by the very code that `evid check` runs. */
export async function weighRecord(
  recording: Recording,
  { id, path }: { id: string; path: string },
  text: string,
): Promise<Weighed> {
  const folder = withFile(recording.open.folder, path, text);
  const after = await stateOf(folder, recording);
  const atTheTime = await faultsAtTheTime(recording, path, id, folder, after);
  const known = new Set(recording.result.diagnostics.map(subject));
  const fresh = after.result.diagnostics.filter((each) => !known.has(subject(each)));
  return {
    after,
    id,
    errors: [...fresh, ...atTheTime].filter(({ severity }) => severity === 'error'),
    warnings: fresh.filter(({ severity }) => severity === 'warning'),
  };
}

/**
 * Once a later decision stands, the check no longer reports the faults of an earlier one. Whoever writes the earlier one only now
 * is told nevertheless: its faults are looked for without the records of a later day.
 */
async function faultsAtTheTime(
  recording: Recording,
  path: string,
  id: string,
  folder: Folder,
  { row }: PortfolioState,
): Promise<Diagnostic[]> {
  const own = row.records.find((record) => record.id === id);
  const later = row.records.filter((record) => own && record.kind === own.kind && record.date > own.date);
  if (later.length === 0) return [];
  const then = await stateOf(
    withoutFiles(
      folder,
      later.map((record) => record.path),
    ),
    recording,
  );
  return then.result.diagnostics.filter(({ file, code }) => file === path && !aboutOtherRecords.has(code));
}

/** It may name a record, or an action, that is there but was left out. */
const aboutOtherRecords: ReadonlySet<string> = new Set(['unknown-record', 'unknown-action']);

const subject = ({ code, file, evidence, ref, message }: Diagnostic) =>
  [code, file, evidence, ref, message].join('\u0000');
