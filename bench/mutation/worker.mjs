// One process that holds all tests: it tells which mutants each test meets, or tries mutants one after the other.
import { setFlagsFromString } from 'node:v8';
import { collect } from 'virtual:tests';
import { begin, end, forget, run, tests } from 'vitest';

setFlagsFromString('--stack-size=900');
const [mode, given] = process.argv.slice(2);
let hits = new Set();
globalThis.__mutant = 0;
globalThis.__hit = (first, count) => {
  for (let at = 0; at < count; at++) hits.add(first + at);
  return true;
};
const say = (message) => new Promise((done) => process.send(message, done));

if (mode === 'static') globalThis.__mutant = Number(given);
await collect(begin);

const timed = async (test) => {
  const start = process.cpuUsage();
  try {
    await run(test);
    return { took: process.cpuUsage(start).user / 1000 };
  } catch (error) {
    return { took: process.cpuUsage(start).user / 1000, error: String(error?.message ?? error).slice(0, 300) };
  }
};

if (mode === 'count') {
  await say({ loading: [...hits] });
  await say({ all: tests.length });
  for (const [index, test] of tests.entries()) {
    hits = new Set();
    forget();
    const { took, error } = await timed(test);
    await say({ test: index, name: `${test.file}: ${test.name}`, took, error, hits: [...hits] });
  }
  await end();
  process.disconnect();
} else {
  process.on('message', async ({ mutant, order }) => {
    globalThis.__mutant = mutant;
    forget();
    let killer;
    for (const index of order) {
      const { error } = await timed(tests[index]);
      if (error === undefined) continue;
      killer = index;
      break;
    }
    // What a test remembers of an earlier mutant must not speak against this one.
    if (mode !== 'static') globalThis.__mutant = 0;
    forget();
    const isSpoilt = mode !== 'static' && killer !== undefined && (await timed(tests[killer])).error !== undefined;
    await say({ killer, isSpoilt });
  });
  await say({ ready: tests.length });
}
process.on('disconnect', () => process.exit());
