// The long versions of the tests that state a property or kill a process: npm run soak [-- TIMES [SEED [FILE…]]],
// half an hour; without FILE then the mutated inputs, which take far longer (mutated.mjs).
import { spawnSync } from 'node:child_process';

if (process.argv[2] === 'mutated') {
  await import('./mutated.mjs');
  process.exit();
}
const [times = '25', seed = String(Date.now() % 1_000_000), ...only] = process.argv.slice(2);
console.log(
  `every property ${times} times as often, 500 kills of every command that writes; again: npm run soak -- ${[times, seed, ...only].join(' ')}`,
);

const start = performance.now();
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'bench/soak.config.ts', '--root', '.', ...only],
  { stdio: 'inherit', env: { ...process.env, EVID_RUNS: times, EVID_SOAK: seed } },
);
console.log(`soaked for ${Math.round((performance.now() - start) / 1000)} s, seed ${seed}`);
process.exitCode = status ?? 1;
if (only.length === 0) await import('./mutated.mjs');
