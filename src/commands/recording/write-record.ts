import { join } from 'node:path';
import { readText } from '../../load/read-text.ts';
import { naturalOrder } from '../../model/natural-order.ts';
import type { AssessmentFile, VerificationFile } from '../../model/record.ts';
import { portfolioChanges } from '../../report/portfolio-changes.ts';
import { createFile } from '../../write/files.ts';
import { refusedByDisk, refuseUnportable } from '../write-new.ts';
import type { Fault } from './drafting.ts';
import type { Recording } from './open-recording.ts';
import { type Weighed, weighRecord } from './weigh-record.ts';

/** A record that is to be written, once its number is known. */
export interface RecordPlan {
  kind: 'assessment' | 'verification';
  build: (id: string) => AssessmentFile | VerificationFile;
  text: (id: string) => string;
  /** Why this person may make no record here at all; then nothing more is said of what they decided. */
  authorFaults: readonly Fault[];
  /** What else was found before the record was weighed. */
  faults: readonly Fault[];
  /** What whoever writes it is told before it is written, a line for each. */
  forewarn?: ((weighed: Weighed) => readonly string[]) | undefined;
  /** What speaks against it once the portfolio has been seen with it. */
  speakAgainst: (weighed: Weighed) => readonly Fault[];
}
export interface WrittenRecord {
  id: string;
  path: string;
  weighed: Weighed;
  /** The portfolio as it stood just before. */
  before: Recording;
}

const places = { assessment: ['assessments', 'A01'], verification: ['verification', 'V01'] } as const;

/**
 * Writes a record under the next free number. Whoever else takes that number first keeps it: then the portfolio is read
 * anew, the record is weighed again and gets the number after it.
 */
export async function writeRecord(
  plan: RecordPlan,
  recording: Recording,
  reopen: () => Promise<Recording>,
  say: (line: string) => void = () => {},
): Promise<WrittenRecord | { faults: Fault[] }> {
  for (let before = recording, first = true; ; before = await reopen(), first = false) {
    const { id, path } = placeOf(plan.kind, before);
    const text = plan.text(id);
    const weighed = await weighRecord(before, { id, path }, text);
    const faults = speakingAgainst(plan, weighed, first);
    // A fault elsewhere may be of a file that somebody else was just writing: looked at once more, it is gone, or it stays.
    const isElsewhere = weighed.errors.some(({ file }) => file !== path);
    if (first && isElsewhere && plan.faults.length === 0 && plan.authorFaults.length === 0) continue;
    if (faults.length > 0) return { faults };
    const same = first ? saidAlready(plan, before, weighed) : undefined;
    if (same !== undefined) return { faults: [same] };
    refuseUnportable(`${id}.md`, path);
    for (const line of plan.forewarn?.(weighed) ?? []) say(line);
    const isWritten = refusedByDisk(path, () => createFile(join(before.open.root, path), text));
    if (isWritten) return { id, path, weighed, before };
  }
}

/** That the very same record is there already, and holds: a command that was typed twice. */
function saidAlready(plan: RecordPlan, { row, open }: Recording, { after }: Weighed): Fault | undefined {
  const same = row.records.find(({ kind, id, path }) => {
    const read = kind === plan.kind ? readText(open.folder, path) : {};
    return 'text' in read && read.text === plan.text(id);
  });
  // Once what it says has been taken back, it may be said again.
  if (same === undefined || portfolioChanges(row, after.row).changes.length > 0) return undefined;
  return { message: `${same.id} says the very same already`, help: `read it: ${same.path}` };
}

/** The number and the file of the next record. */
export function placeOf(kind: RecordPlan['kind'], { row, open, path }: Recording): { id: string; path: string } {
  const [folder, first] = places[kind];
  const files = Object.values(places).flatMap(([each]) => open.folder.list(`${path}/${each}`) ?? []);
  const id = nextId(
    row.records.filter((record) => record.kind === kind).map((record) => record.id),
    [...row.records.map((record) => record.id), ...files.map(({ name }) => name.replace(/\.md$/, ''))],
    first,
  );
  return { id, path: `${path}/${folder}/${id}.md` };
}

/** Faults that the check only warns of, in records made by hand; nobody should write them on purpose. */
const meaningless: ReadonlySet<string> = new Set(['decision-without-claim', 'place-not-found']);

/** Everything that keeps a record from being written, before anybody is asked whether it is to be. */
export async function faultsOf(plan: RecordPlan, recording: Recording): Promise<Fault[]> {
  const place = placeOf(plan.kind, recording);
  return speakingAgainst(plan, await weighRecord(recording, place, plan.text(place.id)), true);
}

function speakingAgainst(plan: RecordPlan, weighed: Weighed, first: boolean): Fault[] {
  // Since the first try somebody else may have closed the same action; that is no reason to lose a record.
  const own = [...plan.authorFaults, ...(first ? plan.faults : [])];
  const refused = plan.authorFaults.length > 0;
  const found = [...weighed.errors, ...weighed.warnings.filter(({ code }) => meaningless.has(code))].filter(
    ({ code }) => !refused || !aboutAuthors.has(code),
  );
  const faults = [
    ...own,
    ...found.map(({ message, help }) => ({ message, help })),
    ...(refused ? [] : plan.speakAgainst(weighed)),
  ];
  if (faults.length === 0 && !weighed.after.row.records.some((record) => record.id === weighed.id))
    return [{ message: 'the folder of the records cannot be read', help: `see evid check ${weighed.after.row.path}` }];
  return faults.filter(({ message }, index) => faults.findIndex((each) => each.message === message) === index);
}

const aboutAuthors: ReadonlySet<string> = new Set(['person-not-authorised', 'learner-is-assessor', 'unknown-person']);

/**
 * The id of the next record of a kind: one more than the highest number that any record bears, in the form of the latest id of
 * that kind. `taken` holds the ids of all records, and the names of files that cannot be read.
 */
export function nextId(ofKind: readonly string[], taken: readonly string[], first: string): string {
  const latest =
    ofKind
      .filter((id) => numbered.test(id))
      .sort(naturalOrder)
      .at(-1) ?? first;
  const [, prefix = '', digits = ''] = numbered.exec(latest)!;
  const numbers = taken.flatMap((id) => {
    const [, before, number = ''] = numbered.exec(id) ?? [];
    return before === prefix ? [Number(number)] : [];
  });
  const next = Math.max(latest === first ? Number(digits) - 1 : Number(digits), ...numbers) + 1;
  return `${prefix}${String(next).padStart(digits.length, '0')}`;
}

const numbered = /^(.*?)(\d{1,9})$/u;
