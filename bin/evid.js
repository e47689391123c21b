#!/usr/bin/env node
// Understood by every Node.js since 10, so that one that is too old is told so in a sentence. The build puts in what package.json says.
const required = '0.0';
const version = '0.0.0';
const is = process.version.slice(1).split('.').map(Number);
const asked = required.split('.').map(Number);
if (is[0] < asked[0] || (is[0] === asked[0] && is[1] < asked[1])) {
  console.error(`evid: it needs Node.js ${required} or later, and this is ${process.version.slice(1)}.`);
  process.exitCode = 2;
} else if (process.argv.length === 3 && /^(?:-V|--version)$/.test(process.argv[2])) {
  // Said without loading anything: it is what scripts ask most.
  process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE') return;
    console.error(`evid: the output cannot be written: ${error.message}`);
    process.exitCode = 2;
  });
  process.stdout.write(`${version}\n`);
} else require('./load.cjs').load('./run.cjs').start(process.argv.slice(2));
