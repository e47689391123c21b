// Mutated inputs through check and, each, a quarter of the reports: npm run soak -- mutated [COUNT [PROCESSES [SECONDS]]]. It
// goes on where the last run stopped, and what it finds is printed with its seed.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { rolldown } from 'rolldown';

const [, , mode, ...asked] = process.argv;
const [count = 100_000, processes = 2, seconds = Number.POSITIVE_INFINITY] = (mode === 'mutated' ? asked : []).map(
  Number,
);
const folder = 'node_modules/.cache/evid-mutated';
const stateFile = `${folder}/reached.json`;

mkdirSync(folder, { recursive: true });
const bundle = await rolldown({ input: 'bench/mutated-worker.ts', platform: 'node', logLevel: 'silent' });
await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'worker.mjs' });

/** Up to which seed each process has come: of process p of n, the seeds p, p + n, p + 2n … */
const before = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : undefined;
const reached = before?.processes === processes ? before.reached : Array.from({ length: processes }, () => 0);
const failures = before?.processes === processes ? before.failures : [];
const total = () => reached.reduce((sum, each) => sum + each, 0);
const start = performance.now();
const first = total();
const say = () => {
  const passed = (performance.now() - start) / 1000;
  console.log(
    `${total()} of ${count} inputs (seeds up to ${Math.max(...reached) * processes}), ${failures.length} found, ${Math.round(passed)} s, ${Math.round((total() - first) / passed)} a second`,
  );
};

const workers = reached.map((done, index) => {
  const worker = spawn(
    process.execPath,
    [`${folder}/worker.mjs`, index, processes, done, Math.ceil(count / processes)],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  setPriority(worker.pid, 10);
  worker.on('message', ({ done: now, found }) => {
    reached[index] = now;
    for (const each of found) {
      failures.push(each);
      console.log(each);
    }
    writeFileSync(stateFile, JSON.stringify({ processes, reached, failures }));
  });
  return worker;
});
const ended = Promise.all(workers.map((worker) => new Promise((resolve) => worker.on('exit', resolve))));
const ticking = setInterval(say, 30_000);
const limit = Number.isFinite(seconds)
  ? setTimeout(() => {
      for (const each of workers) each.kill();
    }, seconds * 1000)
  : undefined;
await ended;
clearInterval(ticking);
clearTimeout(limit);
say();
// A whole round is forgotten, so that the next begins anew.
if (total() >= count) rmSync(stateFile, { force: true });
if (failures.length > 0) process.exitCode = 1;
