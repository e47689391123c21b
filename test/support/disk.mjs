// Loaded before evid (`node --import`), between it and the disk. EVID_DISK is JSON:
//   { "kill": n }               the process ends like one that is killed, before the nth change of the disk, in the middle of it if it is a write
//   { "refuse": "ENOSPC", "from": n }   the nth change and all after it fail so
//   { "linkless": true }        a disk without links, such as a memory stick
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { kill = 0, refuse, from = 1, linkless = false } = JSON.parse(process.env.EVID_DISK ?? '{}');
const { openSync, writeSync } = fs;
/** Files opened for writing: the streams of the process are no disk. */
const written = new Set();
let changes = 0;

function die() {
  process.kill(process.pid, 'SIGKILL');
  // The signal may take a moment, in which nothing more is to happen.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function error(code, syscall, path) {
  const message = `${code}: refused by the test, ${syscall} '${path}'`;
  return Object.assign(new Error(message), { code, syscall, path });
}

/** Counts a change of the disk, and lets it come to grief if its turn has come. */
function change(name, path) {
  changes += 1;
  if (changes === kill) return 'die';
  // What is full can still be emptied.
  const isRemoval = name === 'rm' || name === 'rmdir';
  if (refuse !== undefined && changes >= from && !(isRemoval && refuse === 'ENOSPC')) throw error(refuse, name, path);
  return 'go on';
}

for (const name of ['mkdir', 'link', 'rename', 'rm', 'rmdir', 'fsync']) {
  const act = fs[`${name}Sync`];
  fs[`${name}Sync`] = (...given) => {
    if (change(name, given[0]) === 'die') die();
    if (name === 'link' && linkless) throw error('EPERM', name, given[0]);
    return act(...given);
  };
}
fs.openSync = (path, flags, ...rest) => {
  const isChange = /[wa+]/.test(String(flags));
  if (isChange && change('open', path) === 'die') die();
  const file = openSync(path, flags, ...rest);
  if (isChange) written.add(file);
  return file;
};
fs.writeSync = (file, bytes, ...rest) => {
  if (written.has(file) && change('write', file) === 'die') {
    writeSync(file, bytes.subarray(0, bytes.length >> 1));
    die();
  }
  return writeSync(file, bytes, ...rest);
};
syncBuiltinESMExports();
