// Mutated inputs through check and every report, some sixty in one workspace: npm run soak -- mutated [COUNT [PROCESSES [SECONDS]]].
// It goes on where the last run stopped, and what it finds is printed with its seed and the one file, or the few, that it needs.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { rolldown } from 'rolldown';
import { bundled } from '../bin/bundled.mjs';

const [, , mode, ...asked] = process.argv;
const [count = 100_000, processes = 2, seconds = Number.POSITIVE_INFINITY] = (mode === 'mutated' ? asked : []).map(
  Number,
);
const folder = 'node_modules/.cache/evid-mutated';
const stateFile = `${folder}/reached.json`;
/** Seconds without a word from a process after which what it is at is called a hang. */
const patience = 180;

mkdirSync(folder, { recursive: true });
const bundle = await rolldown({
  input: 'bench/mutated-worker.ts',
  platform: 'node',
  logLevel: 'silent',
  plugins: [bundled()],
});
await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'worker.mjs' });

/** Of process p of n, which takes the seeds p, p + n, p + 2n …, how many batches it has done and how many inputs they had. */
const before = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : undefined;
const isSame = before?.processes === processes;
const reached = isSame ? before.reached : Array.from({ length: processes }, () => ({ batches: 0, inputs: 0 }));
const failures = isSame ? before.failures : [];
const earlier = isSame ? before.seconds : 0;
const total = () => reached.reduce((sum, { inputs }) => sum + inputs, 0);
const start = performance.now();
const first = total();
const passed = () => (performance.now() - start) / 1000;
const say = () => {
  const batches = reached.reduce((sum, each) => sum + each.batches, 0);
  console.log(
    `${total()} of ${count} inputs in ${batches} workspaces, ${failures.length} found, ${Math.round(earlier + passed())} s, ${Math.round((total() - first) / passed())} a second`,
  );
};
const keep = () =>
  writeFileSync(stateFile, JSON.stringify({ processes, reached, failures, seconds: earlier + passed() }));
const find = (each) => {
  failures.push(each);
  console.log(each);
};

const ending = new AbortController();
/** Starts a process where it stopped; one that hangs, or dies, is started anew behind the batch that it was at. */
async function work(index) {
  const own = reached[index];
  while (!ending.signal.aborted && own.inputs < count / processes) {
    let at;
    let silent;
    const worker = spawn(
      process.execPath,
      [`${folder}/worker.mjs`, index, processes, own.batches, Math.ceil(count / processes - own.inputs)],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    const stop = () => worker.kill('SIGKILL');
    ending.signal.addEventListener('abort', stop);
    setPriority(worker.pid, 10);
    worker.on('message', ({ seed, done, inputs, found = [] }) => {
      clearTimeout(silent);
      silent = setTimeout(stop, patience * 1000);
      at = inputs === undefined ? seed : undefined;
      if (inputs === undefined) return;
      own.batches = done;
      own.inputs += inputs;
      for (const each of found) find(each);
      keep();
    });
    const code = await new Promise((resolve) => worker.on('exit', resolve));
    clearTimeout(silent);
    ending.signal.removeEventListener('abort', stop);
    if (code === 0 || ending.signal.aborted) return;
    if (at === undefined) throw new Error(`a process ended with ${code} before its first workspace`);
    find(`seed ${at}: the process ${code === null ? `said nothing for ${patience} s` : `ended with ${code}`}`);
    own.batches++;
    keep();
  }
}
const ticking = setInterval(say, 30_000);
const limit = Number.isFinite(seconds) ? setTimeout(() => ending.abort(), seconds * 1000) : undefined;
await Promise.all(reached.map((_, index) => work(index)));
clearInterval(ticking);
clearTimeout(limit);
say();
// A whole round is forgotten, so that the next begins anew.
if (total() >= count) rmSync(stateFile, { force: true });
if (failures.length > 0) process.exitCode = 1;
