import { readdirSync, readFileSync } from 'node:fs';
import { chance } from './chance.mjs';
import { everyKind, everyReport } from './every-report.ts';
import { examplePortfolios } from './examples.ts';
import { mutatedText } from './mutate.ts';
import { faultOf } from './well-formed.ts';

export type Files = Readonly<Record<string, string>>;
type Content = string | Uint8Array;
export interface Batch {
  /** The workspace as it was. */
  whole: Files;
  /** Files that something was done to: an input each. */
  changed: Map<string, { content: Content; did: string[] }>;
}

/** The day on which the workspaces are checked: the one up to which the examples go. */
const day = '2026-11-22';

/** The workspaces that are changed: the shipped one, written by hand as people write, and one of eight portfolios as small as can be. */
export async function workspacesToChange(): Promise<readonly Files[]> {
  const examples = ['specs', 'qualifications', ...examplePortfolios].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/')),
  );
  const small = Object.entries(await everyKind()).flatMap(([path, text]) =>
    isShared(path)
      ? [[path, text] as const]
      : Array.from(
          { length: 8 },
          (_, at) => [path.replace('/amira/', `/learner-${at}/`), text.replace('L-1', `L-${at}`)] as const,
        ),
  );
  return [
    Object.fromEntries(
      ['evid.yaml', 'people.yaml', ...examples].map((path) => [
        path,
        readFileSync(path, path.endsWith('.pdf') ? 'latin1' : 'utf8'),
      ]),
    ),
    Object.fromEntries(small),
  ];
}

/** Whether a file is read by more than one portfolio, so that what is wrong with it may cover what is wrong with theirs. */
const isShared = (path: string) => !path.startsWith('portfolios/');

/**
 * A workspace of which most files of the portfolios were changed, each a few times, and of what they share a file or two in every
 * other batch. Attachments count too. The same seed makes the same of it.
 */
export function batchOf(workspaces: readonly Files[], seed: number): Batch {
  const any = chance(seed);
  const whole = workspaces[seed % workspaces.length]!;
  const own = Object.keys(whole).filter((path) => !isShared(path) && any(10) < 8);
  const shared = Object.keys(whole).filter(isShared);
  const paths = any(2) === 0 ? own : [...own, ...Array.from({ length: 1 + any(2) }, () => shared[any(shared.length)]!)];
  return { whole, changed: new Map(paths.map((path) => [path, mutatedText(whole[path]!, any)])) };
}

/** What no report of these files may be: thrown at, or read otherwise than it was meant. */
async function faultIn({ whole }: Batch, changed: Batch['changed'], pristine: ReadonlyMap<string, string>) {
  const files: Record<string, Content> = { ...whole };
  for (const [path, { content }] of changed) files[path] = content;
  let found: string | undefined;
  try {
    await everyReport(
      files,
      (name, text) => {
        const fault = faultOf(name, text, pristine.get(name));
        if (fault !== undefined) found ??= `${name}: ${fault}`;
      },
      day,
    );
  } catch (error) {
    return (error as Error).message;
  }
  return found;
}

/** Reports of each workspace to which nothing was done, by name. */
export type Pristine = ReadonlyMap<Files, ReadonlyMap<string, string>>;

/** Reports of each workspace to which nothing was done. */
export async function pristineReports(workspaces: readonly Files[]): Promise<Pristine> {
  const all = new Map<Files, Map<string, string>>();
  for (const whole of workspaces) {
    const reports = new Map<string, string>();
    await everyReport(whole, (name, text) => reports.set(name, text), day);
    all.set(whole, reports);
  }
  return all;
}

export interface Tried {
  /** Changed files that went through check and every report. */
  inputs: number;
  /** What was found, with the one file, or the fewest together, that it needs. */
  found: string[];
}

/** Milliseconds of the processor's that one changed file may add to a check and every report; waiting for a turn says nothing. */
const patience = 2000;

/**
 * Takes a batch through check and every report; what is at fault is traced to as few of its inputs as it needs. Of a batch that takes
 * long, each input is tried alone.
 */
export async function tryBatch(batch: Batch, pristine: Pristine): Promise<Tried> {
  const reports = pristine.get(batch.whole) ?? new Map();
  const fault = (paths: readonly string[]) =>
    faultIn(batch, new Map([...batch.changed].filter(([path]) => paths.includes(path))), reports);
  const told = (paths: readonly string[]) =>
    paths.map((path) => `${path} (${batch.changed.get(path)?.did.join(', ')})`).join(' with ');
  const all = [...batch.changed.keys()];
  const [first, took] = await timed(() => fault(all));
  const found: string[] = [];
  if (first !== undefined) {
    const needed = await fewest(all, async (paths) => (await fault(paths)) !== undefined);
    found.push(`${await fault(needed)}: ${told(needed)}`);
  }
  if (took > 2 * patience) {
    for (const path of all) {
      const [, alone] = await timed(() => fault([path]));
      if (alone > patience) found.push(`it takes ${Math.round(alone)} ms: ${told([path])}`);
    }
  }
  return { inputs: all.length, found };
}

async function timed<Answer>(work: () => Promise<Answer>): Promise<readonly [Answer, number]> {
  const start = process.cpuUsage();
  const answer = await work();
  return [answer, process.cpuUsage(start).user / 1000];
}

/** As few of these as still fail: ever smaller pieces are left out. */
export async function fewest(
  all: readonly string[],
  fails: (some: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  let left = all;
  let size = left.length;
  while (size > 1) {
    size = Math.ceil(size / 2);
    for (let at = 0; at < left.length; ) {
      const rest = [...left.slice(0, at), ...left.slice(at + size)];
      if (rest.length > 0 && (await fails(rest))) left = rest;
      else at += size;
    }
  }
  return left;
}
