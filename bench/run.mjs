// Whole-process times of evid beside listing and reading the same files, beside `node -e 0`, and beside tools that do a smaller
// part of its job. `npm run bench` measures; `node bench/run.mjs smoke` only shows that the measuring works. See bench/RESULTS.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { generate } from './generate.mjs';
import { others } from './others.mjs';

const isSmoke = process.argv[2] === 'smoke';
const runs = isSmoke ? 1 : Number(process.argv[2] ?? 5);
const evid = resolve(process.env.EVID ?? 'dist/evid.js');
const today = ['--today', '2026-11-22'];
const readAll = resolve('bench/read-all.mjs');
const measured = resolve('bench/measured.mjs');

/** Milliseconds of the processor's, from which one run says enough: what is to be warmed is little beside them. */
const longEnough = 10_000;

/** Processor time (user and system, all threads) in milliseconds and peak memory in MiB of a whole process: medians of several runs. */
function measure(command, args, cwd) {
  const once = () => {
    // A process of its own reports what its one child took, as the system counts it.
    const asked = JSON.stringify([command, ...args]);
    const { stdout, stderr, status } = spawnSync(process.execPath, [measured, asked], { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr.trim());
    return JSON.parse(stdout);
  };
  const first = once();
  // Else it has only warmed the disk's cache.
  if (isSmoke || first.cpu > longEnough) return first;
  const taken = Array.from({ length: runs }, once);
  return { cpu: median(taken.map(({ cpu }) => cpu)), peak: median(taken.map(({ peak }) => peak)) };
}
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const node = process.execPath;

const rows = [];
const row = (what, { cpu, peak }, base) =>
  rows.push({ what, 'CPU ms': Math.round(cpu), 'MiB at most': Math.round(peak), ratio: (cpu / base.cpu).toFixed(1) });

/** Another tool may not run here, or take too long; the others are measured all the same. */
function rowOfOther(what, program, args, folder, base) {
  try {
    row(what, measure(program, args, folder), base);
  } catch (error) {
    console.log(`left out: ${what}, because ${error.message}`);
  }
}

function inWorkspace(portfolios, items, how, work) {
  const folder = mkdtempSync(join(tmpdir(), 'evid-bench-'));
  try {
    generate(folder, portfolios, items, how);
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Start-up, as a multiple of `node -e 0`.
inWorkspace(1, 10, {}, (folder) => {
  const bare = measure(node, ['-e', '0'], folder);
  row('node -e 0', bare, bare);
  row('evid --version', measure(node, [evid, '--version'], folder), bare);
  row('evid help', measure(node, [evid, 'help'], folder), bare);
  const concise = [evid, 'check', ...today, '--format', 'concise'];
  row('evid check, one portfolio of 10 items', measure(node, concise, folder), bare);
});

// Checks, as a multiple of listing and reading the same files.
const sizes = isSmoke
  ? [[1, 4]]
  : [
      [10, 100],
      [100, 100],
      [1000, 100],
    ];
for (const [portfolios, items] of sizes)
  for (const style of portfolios * items === 10_000 ? ['plain', 'commented', 'block', 'mixed'] : ['mixed'])
    inWorkspace(portfolios, items, { style }, (folder) => {
      const reading = measure(node, [readAll], folder);
      const name = `${portfolios * items} items, ${style}`;
      row(`${name}: listing and reading`, reading, reading);
      const concise = [evid, 'check', ...today, '--format', 'concise'];
      row(`${name}: evid check`, measure(node, concise, folder), reading);
      if (portfolios * items !== 10_000 || style !== 'mixed') return;
      row(`${name}: evid check, JSON`, measure(node, [evid, 'check', ...today, '--format', 'json'], folder), reading);
      const small = measure(node, ['--max-old-space-size=256', ...concise], folder);
      row(`${name}: evid check in a heap of 256 MiB`, small, reading);
      for (const { name: other, does, why, program, args } of others(folder))
        if (why === undefined) rowOfOther(`${name}: ${other}, ${does}`, program, args, folder, reading);
        else console.log(`left out: ${other}, because ${why}`);
    });

// Reports of a cohort, as a multiple of the check that they rest on.
inWorkspace(isSmoke ? 2 : 300, isSmoke ? 2 : 30, { units: 3 }, (folder) => {
  const page = join(folder, 'cohort.html');
  const check = measure(node, [evid, 'check', ...today, '--format', 'concise'], folder);
  row('cohort: evid check', check, check);
  row('cohort: evid gaps', measure(node, [evid, 'gaps', ...today], folder), check);
  const html = measure(node, [evid, 'status', ...today, '--format', 'html', '-o', page], folder);
  row(`cohort: evid status as a page of ${(statSync(page).size / 1e6).toFixed(1)} MB`, html, check);
});

console.log(
  `Node ${process.version} on ${platform()} ${arch()}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GiB; ` +
    `medians of ${runs} ${runs === 1 ? 'run' : 'runs'}`,
);
console.table(rows);
