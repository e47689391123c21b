// Whole-process times of evid beside `node -e 0` and beside listing and reading the same files. Medians and ratios count.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generate } from './generate.mjs';

const evid = resolve(process.env.EVID ?? 'dist/evid.js');
const runs = Number(process.argv[2] ?? 5);
const readAll = `
const { readdirSync, readFileSync } = require('node:fs');
let bytes = 0;
for (const entry of readdirSync('.', { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) bytes += readFileSync((entry.parentPath ?? entry.path) + '/' + entry.name).length;
}`;

function median(args, cwd) {
  const times = [];
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 1 << 30,
    });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
    if (run > 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

const counted = (units) => (units === 1 ? '1 unit' : `${units} units`);
const rows = [];
const bare = median(['-e', '0'], '.');
const row = (what, time, beside, base) =>
  rows.push({ what, ms: Math.round(time), ratio: `${(time / base).toFixed(1)} × ${beside}` });
row('node -e 0', bare, 'itself', bare);
row('evid --version', median([evid, '--version'], '.'), 'node -e 0', bare);
row('evid check (examples)', median([evid, 'check', '--today', '2026-11-22'], '.'), 'node -e 0', bare);

for (const [portfolios, items, units] of [
  [10, 100, 1],
  [100, 100, 1],
  [30, 30, 10],
  [300, 30, 10],
]) {
  const folder = mkdtempSync(join(tmpdir(), 'evid-bench-'));
  try {
    generate(folder, portfolios, items, { units });
    const reading = median(['-e', readAll], folder);
    const checking = median([evid, 'check', '--today', '2026-11-22'], folder);
    const each = `${(checking / portfolios).toFixed(1)} ms a portfolio`;
    row(
      `evid check, ${portfolios} portfolios × ${items} items, ${counted(units)}`,
      checking,
      `reading the same files (${Math.round(reading)} ms); ${each}`,
      reading,
    );
    row(
      '  --format json',
      median([evid, 'check', '--today', '2026-11-22', '--format', 'json'], folder),
      'reading the same files',
      reading,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
{
  const folder = mkdtempSync(join(tmpdir(), 'evid-bench-'));
  try {
    generate(folder, 300, 30, { units: 3 });
    const page = join(folder, 'cohort.html');
    const plain = median([evid, 'status', '--today', '2026-11-22'], folder);
    const made = median([evid, 'status', '--today', '2026-11-22', '--format', 'html', '-o', page], folder);
    const size = (statSync(page).size / 1e6).toFixed(1);
    row(`evid status --format html, 300 portfolios × 30 items, 3 units (${size} MB)`, made, 'evid status', plain);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`Node ${process.version}, ${runs} runs each, medians`);
console.table(rows);
