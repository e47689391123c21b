// Runs the parts of the program that the build wrote beside this file, each with the code that V8 had made of it then, if it is the
// same V8 (bin/code-cache.mjs). So starting takes half as long, and nothing is written to the disk, as by Node's own cache.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script, constants } = require('node:vm');
const { setFlagsFromString } = require('node:v8');

// V8 optimises a function once it has run 66 KB of its code, with all that it calls, which for a process of a few seconds is too soon and
// too much: a third of all processor time went into code that was hardly run again. So it begins later and takes less along. This is
// evid's one use of something undocumented; it changes nothing but the time taken, and is left out where the V8 is none on which it was
// measured. V8 takes back only what was made under the same flags, so that they are set before anything is loaded.
if (/^1[1-3]\./.test(process.versions.v8)) {
  setFlagsFromString('--interrupt-budget=900000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
}

/** Where the code made of a part is kept: V8 itself would not notice that it was made for another processor. */
const codeOf = (file) => `${file}.${process.version}-${process.arch}`;

/** The parts that were loaded, by name: `{ file, script, exports }`. */
const parts = new Map();

/** What a part exports, or a module of Node's; what is seldom needed is not run before something of it is asked for. */
function load(name) {
  const open = name.startsWith('./') ? run : require;
  if (!isLater.test(name)) return open(name);
  let opened;
  const get = (_, key) => {
    opened ??= open(name);
    return opened[key];
  };
  return new Proxy({}, { get });
}
const isLater = /^\.\/later-|^node:(?:child_process|crypto|os|readline|tty|vm|zlib)$/;

/** What a part exports; it is run once. */
function run(name) {
  const known = parts.get(name);
  if (known !== undefined) return known.exports;
  const file = join(__dirname, name);
  const text = readFileSync(file, 'utf8');
  const script = new Script(`(function (exports, require, module, __filename) { 'use strict'; ${text}\n})`, {
    filename: file,
    cachedData: compiled(file),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const part = { file, script, exports: {} };
  parts.set(name, part);
  script.runInThisContext()(part.exports, load, part, file);
  return part.exports;
}

function compiled(file) {
  try {
    return readFileSync(codeOf(file));
  } catch {
    // Another V8 than at the build, most often. Then all that is lost is time.
    return undefined;
  }
}

module.exports = { load, parts, codeOf };
