import { spawn } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';

/** The built program; EVID names another build. */
export const program = resolve(process.env.EVID ?? 'dist/evid.js');
const disk = pathToFileURL(resolve('test/support/disk.mjs')).href;

/** What becomes of a process; disk.mjs explains. */
export interface DiskFault {
  kill?: number;
  refuse?: 'ENOSPC' | 'EROFS' | 'EACCES' | 'EIO';
  from?: number;
  linkless?: boolean;
}
export interface Ended {
  status: number | null;
  isKilled: boolean;
  stdout: string;
  stderr: string;
  /** Milliseconds from the start to the end. */
  took: number;
}

/** Runs the built program in a process of its own, on a disk with this fault, and kills it after some milliseconds. */
export function runProgram(
  args: readonly string[],
  { cwd, fault, killAfter }: { cwd: string; fault?: DiskFault; killAfter?: number },
): Promise<Ended> {
  const faulty = fault === undefined ? [] : ['--import', disk];
  return runNode([...faulty, program, ...args], { cwd, killAfter, env: { EVID_DISK: JSON.stringify(fault ?? {}) } });
}

/** Runs Node, and kills it after some milliseconds, counted from its first word if it is to say one. */
export function runNode(
  args: readonly string[],
  {
    cwd,
    env = {},
    killAfter,
    isReadyWhenHeard = false,
  }: { cwd: string; env?: Record<string, string>; killAfter?: number | undefined; isReadyWhenHeard?: boolean },
): Promise<Ended> {
  return new Promise((settle, refuse) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
    const said = { stdout: '', stderr: '' };
    let timer: NodeJS.Timeout | undefined;
    const startTimer = () => {
      if (killAfter !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), killAfter);
    };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
        startTimer();
      });
    if (!isReadyWhenHeard) startTimer();
    child.stdin.end();
    child.on('error', refuse);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      settle({ status, isKilled: signal === 'SIGKILL', took: performance.now() - start, ...said });
    });
  });
}

/** Every file below a folder, dot files too, by its path with `/`. */
export function filesBelow(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path).toString('latin1')]),
  );
}

/** Removes the files that were not there before, and the folders that hold nothing without them. */
export function restore(folder: string, before: ReadonlyMap<string, string>): void {
  for (const path of filesBelow(folder).keys()) if (!before.has(path)) rmSync(join(folder, path));
  // Nor are the folders there any more that were made for them, even if nothing was put into them.
  const below = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted().toReversed();
  for (const path of below.map((each) => join(folder, each)))
    if (lstatSync(path).isDirectory() && readdirSync(path).length === 0) rmdirSync(path);
}

/** Whether `npm run soak` asks for the long versions. */
export const isSoak = process.env.EVID_SOAK !== undefined;
/** How much: a little in every run of the tests, much in a soak. */
export const often = <Amount>(usually: Amount, inSoak: Amount): Amount => (isSoak ? inSoak : usually);

/** Moments between 0 and 1, the same in every run of the tests; in a soak those of its seed. */
export function moments(count: number): number[] {
  const seed = Number(process.env.EVID_SOAK ?? 2026);
  return fc.sample(fc.noBias(fc.nat(1_000_000)), { seed, numRuns: count }).map((millionths) => millionths / 1_000_000);
}

/** Does something with each, two at a time. */
export async function eachOf<Item>(items: Iterable<Item>, act: (item: Item, lane: number) => Promise<void>) {
  const left = items[Symbol.iterator]();
  const lane = async (number: number) => {
    for (let next = left.next(); !next.done; next = left.next()) await act(next.value, number);
  };
  await Promise.all([lane(0), lane(1)]);
}
