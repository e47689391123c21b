// Writes beside each part in dist/ the code that V8 makes of it, for bin/load.cjs. Commands are run first, so that it holds the
// functions that they call and not only those that are called at once. Run by the build, as a process of its own: a V8 takes code
// only from a V8 with the same flags, and this one goes the way of evid itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf, load, parts } from '../dist/load.cjs';

/** A workspace with a fault in its shape, in a form of YAML that few write. */
const faulty = mkdtempSync(join(tmpdir(), 'evid-build-'));
writeFileSync(join(faulty, 'evid.yaml'), 'centre: &centre { named: Centre }\n');

const day = ['--today', '2026-11-22'];
const commands = [
  ['check', '--format', 'concise', ...day],
  ['check', '--root', faulty, ...day],
  ['check', '--color', 'always', ...day],
  ['gaps', ...day],
  ['gaps', '--format', 'html', ...day],
  ['help'],
];

const { start } = load('./run.cjs');
for (const command of commands) await start(command);
for (const { file, script } of parts.values()) writeFileSync(codeOf(file), script.createCachedData());
rmSync(faulty, { recursive: true });
process.exitCode = 0;
