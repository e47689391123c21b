// Writes beside each part in dist/ the code that V8 makes of it, for bin/load.cjs. Commands are run first, so that it holds the
// functions that they call and not only those that are called at once. Run by the build, as a process of its own: a V8 takes code
// only from a V8 with the same flags, and this one goes the way of evid itself.
import { writeFileSync } from 'node:fs';
import { codeOf, load, parts } from '../dist/load.cjs';

const day = ['--today', '2026-11-22'];
const commands = [
  ['check', '--format', 'concise', ...day],
  ['check', ...day],
  ['gaps', ...day],
  ['gaps', '--format', 'html', ...day],
];

const { start } = load('./run.cjs');
for (const command of commands) await start(command);
for (const { file, script } of parts.values()) writeFileSync(codeOf(file), script.createCachedData());
