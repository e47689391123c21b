// Mutation of folders of src: npm run mutate -- FOLDER[,FOLDER…] [SAMPLE [SEED]]. Every mutant is compiled into one bundle, beside the
// tests that judge results; each is tried against the tests that meet it, those that killed its neighbours first, until one fails.
// FOLDER may be one file, or a line of it: checks/bare-tag.ts, checks/bare-tag.ts:30. SAMPLE is how many of each folder are drawn;
// EVID_TESTS=PATTERN takes only test files with such a name, EVID_AGAIN=FILE only what an earlier run printed there as surviving. What survives is printed; Ctrl-C ends with the figures so far.
import { fork } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { bundled } from '../bin/bundled.mjs';
import { chance } from '../test/support/chance.mjs';
import { mutantsOf, withMutants } from './mutation/mutants.mjs';

const [, , named, sample, seed = '1'] = process.argv;
if (named === undefined) throw new Error('name a folder of src: npm run mutate -- rules');
/** What is named, and the lines of it that alone are asked for. */
const lines = new Map();
const folders = named
  .split(',')
  .map((each) => {
    const [path, line] = each.split(':');
    if (line !== undefined) lines.set(path, [...(lines.get(path) ?? []), Number(line)]);
    return path;
  })
  .filter((path, at, all) => all.indexOf(path) === at);
const cache = `node_modules/.cache/evid-mutation/${process.pid}`;
const filesBelow = (root) =>
  root.endsWith('.ts')
    ? [root]
    : readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => `${root}/${path}`)
        .sort();

// What judges the result and nothing of how it looks: the contract, the rules, the properties, and of every check the examples, with
// the page that holds the place and the words of what it reports.
const oracle =
  /^test\/(?:(?:contract|rules|combination)\/[\w-]+|checks|docs-checks|personal-data|standing|reasons|properties|rules-properties|states|contested|sign-off|waivers|week-in-a-centre|prerequisites-and-dates|spec-lints|record-faults|digest|one-status|plan|growth|crosswalk|sample|sample-coverage|agreement|reading|gaps|diff|why|explain|explain-record|verify|audit|audit-files|audit-history|every-place|one-change|told-rows|attribution|awaiting-decision|wording)\.test\.ts$/;
/** A process of its own, which knows no mutant; a browser, and what vitest alone can do. */
const elsewhere = /support\/(process|chromium)\.ts'|\bvi\b.* from 'vitest'/;
const testFiles = [];
for (const file of filesBelow('test')) {
  if (!oracle.test(file) || !new RegExp(process.env.EVID_TESTS ?? '').test(file)) continue;
  const [reason] = elsewhere.exec(readFileSync(file, 'utf8')) ?? [];
  if (reason === undefined) testFiles.push(file);
  else console.log(`left out, it needs ${reason}: ${file}`);
}

/** Words and examples of the checks: text, not work. */
const isText = (path) => /^src\/checks\/(?:topics|glossary|example|example-workspace)\.ts$/.test(path);
const sources = new Map();
const mutants = [];
for (const path of folders.flatMap((folder) => filesBelow(`src/${folder}`))) {
  if (isText(path)) continue;
  const text = readFileSync(path, 'utf8');
  const sites = mutantsOf(path, text);
  sources.set(resolve(path), { text, sites, first: mutants.length + 1 });
  for (const { node, options } of sites)
    for (const [what] of options) {
      const line = text.slice(0, node.start).split('\n').length;
      mutants.push({
        number: mutants.length + 1,
        path,
        line,
        what,
        of: text.slice(node.start, node.end).split('\n')[0].slice(0, 90),
      });
    }
}

const told = ({ path, line, what, of }) => `${path}:${line} ${what}: ${of}`;

/** A test that knows where it stands, though it is part of the bundle. */
const inItsPlace = (file) =>
  readFileSync(file, 'utf8')
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(file)))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));

async function bundle(counts) {
  const made = await rolldown({
    input: { worker: 'bench/mutation/worker.mjs' },
    platform: 'node',
    logLevel: 'silent',
    resolve: { alias: { vitest: resolve('bench/mutation/vitest.mjs') } },
    plugins: [
      bundled(),
      {
        name: 'mutants',
        resolveId: (id) => (id === 'virtual:tests' ? `\0${id}` : undefined),
        load(id) {
          if (id === '\0virtual:tests') {
            const imports = testFiles.map(
              (file) => `begin(${JSON.stringify(file)}); await import(${JSON.stringify(resolve(file))});`,
            );
            return `import ${JSON.stringify(resolve('test/support/same-draws.ts'))};\nexport async function collect(begin) {\n${imports.join('\n')}\n}`;
          }
          const source = sources.get(id);
          if (source === undefined)
            return id.endsWith('.test.ts') ? { code: inItsPlace(id), moduleType: 'ts' } : undefined;
          return { code: withMutants(source.text, source.sites, source.first, counts).code, moduleType: 'ts' };
        },
      },
    ],
  });
  const dir = `${cache}/${counts ? 'count' : 'try'}`;
  await made.write({ dir, format: 'esm', entryFileNames: 'worker.mjs' });
  await made.close();
  return `${dir}/worker.mjs`;
}

const start = performance.now();
const seconds = () => Math.round((performance.now() - start) / 1000);
/** A process with the tests; it ends with this one. */
function startWorker(file, args) {
  const worker = fork(file, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--max-old-space-size=1500'],
  });
  setPriority(worker.pid, 19);
  return worker;
}

/** Which tests meet which mutants, and how long each test takes. */
async function count() {
  const worker = startWorker(await bundle(true), ['count']);
  const tests = [];
  let loading = new Set();
  let all = 0;
  let wrong = '';
  worker.stderr.on('data', (data) => {
    wrong += data;
  });
  worker.on('message', (message) => {
    if ('loading' in message) loading = new Set(message.loading);
    else if ('all' in message) all = message.all;
    else tests[message.test] = message;
    if (message.test % 200 === 0) console.log(`${message.test} of ${all} tests run, ${seconds()} s`);
  });
  const code = await new Promise((done) => worker.on('exit', done));
  if (code !== 0) throw new Error(`the tests could not be run: ${wrong}`);
  return { tests, loading };
}

const { tests, loading } = await count();
const failing = tests.filter(({ error }) => error !== undefined);
for (const { name, error } of failing)
  console.log(`left out, it fails by itself here: ${name}: ${error.split('\n')[0]}`);
/** Milliseconds beyond which a test is left out. */
const tooLong = 800;
/** Milliseconds of tests that a mutant has to survive; more where it has done so before. */
const budget = process.env.EVID_AGAIN ? 15_000 : 1500;
/** Milliseconds of its processor's time without an answer after which a mutant is taken to run without end. */
const patience = 20_000;
const slow = tests.filter(({ took }) => took > tooLong);
for (const { name, took } of slow) console.log(`left out, it takes ${Math.round(took)} ms: ${name}`);
const usable = tests.filter(({ error, took }) => error === undefined && took <= tooLong);
const meeting = new Map();
for (const test of usable)
  for (const hit of test.hits) {
    const list = meeting.get(hit);
    if (list) list.push(test);
    else meeting.set(hit, [test]);
  }
const total = usable.reduce((sum, { took }) => sum + took, 0);
console.log(
  `${named}: ${mutants.length} mutants, ${usable.length} tests that take ${Math.round(total / 1000)} s, ${seconds()} s so far`,
);

const any = chance(Number(seed));
/** So many of a list as are asked for, in their order. */
function draw(list) {
  if (sample === undefined) return list;
  const drawn = [...list];
  for (let at = drawn.length - 1; at > 0; at--) {
    const other = any(at + 1);
    [drawn[at], drawn[other]] = [drawn[other], drawn[at]];
  }
  return drawn.slice(0, Number(sample)).sort((a, b) => a.number - b.number);
}
const isIn = (folder) => (each) => each.path === `src/${folder}` || each.path.startsWith(`src/${folder}/`);
const isNamed = (folder) => (each) => isIn(folder)(each) && (lines.get(folder)?.includes(each.line) ?? true);
const again =
  process.env.EVID_AGAIN &&
  new Set(
    readFileSync(process.env.EVID_AGAIN, 'utf8')
      .split('\n')
      .map((line) => line.replace(/^ +(?:survives|not met) /, '')),
  );
const isAsked = (each) => again === undefined || again.has(told(each));
const asked = folders.flatMap((folder) => draw(mutants.filter(isNamed(folder)).filter(isAsked)));

const tryFile = await bundle(false);
async function ready(args) {
  const fresh = startWorker(tryFile, args);
  const is = await Promise.race([
    new Promise((done) => fresh.once('message', () => done(true))),
    new Promise((done) => fresh.once('exit', () => done(false))),
  ]);
  return is ? fresh : undefined;
}
/** Milliseconds that a process has worked, which says the same on a machine that is busy otherwise; where nobody knows, its age. */
function workedFor(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
    return 10 * (Number(user) + Number(system));
  } catch {
    return performance.now();
  }
}
/** The answer of a process, or that it gave none in time. */
function answer(from, mutant, order, limit) {
  return new Promise((done) => {
    const settle = (what) => {
      clearInterval(timer);
      from.off('message', told);
      from.off('exit', endless);
      done(what);
    };
    const told = settle;
    const endless = () => settle({ isEndless: true });
    const before = workedFor(from.pid);
    const timer = setInterval(() => {
      if (workedFor(from.pid) - before > limit) endless();
    }, 1000);
    from.on('message', told);
    from.once('exit', endless);
    from.send({ mutant, order });
  });
}

let worker;
async function ask(mutant, order) {
  const isFresh = worker === undefined;
  worker ??= await ready(['try']);
  const said = await answer(worker, mutant.number, order, patience);
  if (said.isEndless || said.isSpoilt) {
    worker.kill('SIGKILL');
    worker = undefined;
  }
  return said.isSpoilt && !isFresh ? ask(mutant, order) : said;
}
/** The same in a process of its own, in which the mutant is there while the tests are loaded. */
async function askAlone(mutant, order) {
  const alone = await ready(['static', String(mutant.number)]);
  if (alone === undefined) return { isEndless: true };
  const said = await answer(alone, mutant.number, order, patience);
  alone.kill('SIGKILL');
  return said;
}
/** The tests, the last that killed and the quickest first, for as long as a mutant has to survive. */
function order(tests, recent) {
  const rank = new Map(recent.map((test, at) => [test, at]));
  let spent = 0;
  return [...tests]
    .sort((a, b) => (rank.get(a.test) ?? 1e9) - (rank.get(b.test) ?? 1e9) || a.took - b.took)
    .filter(({ took }) => {
      spent += took;
      return spent - took < budget;
    })
    .map(({ test }) => test);
}

/** Of each file the tests that have killed of late, the last first: neighbours die of the same. */
const killers = new Map();
const answers = new Map();
let isEnding = false;
process.on('SIGINT', () => {
  isEnding = true;
});
process.on('SIGTERM', () => {
  isEnding = true;
});
const show = (mutant, how) => console.log(`  ${how} ${told(mutant)}`);
for (const [index, mutant] of asked.entries()) {
  if (isEnding) break;
  const isStatic = loading.has(mutant.number);
  const met = meeting.get(mutant.number) ?? [];
  if (met.length === 0 && !isStatic) {
    answers.set(mutant, 'not met');
    show(mutant, 'not met');
    continue;
  }
  const recent = killers.get(mutant.path) ?? [];
  // Only what runs nowhere but while the tests are loaded needs a process of its own.
  const said = met.length > 0 ? await ask(mutant, order(met, recent)) : await askAlone(mutant, order(usable, recent));
  if (said.isEndless) answers.set(mutant, 'killed without end');
  else if (said.killer === undefined) {
    answers.set(mutant, 'survives');
    show(mutant, 'survives');
  } else {
    answers.set(mutant, 'killed');
    killers.set(mutant.path, [said.killer, ...recent.filter((each) => each !== said.killer)].slice(0, 40));
  }
  if ((index + 1) % 50 === 0) console.log(`${index + 1} of ${asked.length}, ${seconds()} s`);
}
worker?.kill();

for (const folder of folders) {
  const own = [...answers].filter(([mutant]) => isIn(folder)(mutant));
  const of = (what) => own.filter(([, each]) => each === what).length;
  const killed = of('killed') + of('killed without end');
  console.log(
    `${folder}: ${killed} of ${own.length} mutants killed (${((100 * killed) / own.length).toFixed(1)} %), ${of('killed without end')} of them by never ending; ${of('survives')} survive, ${of('not met')} met by no test; ${mutants.filter(isIn(folder)).length} in all`,
  );
}
console.log(`${seconds()} s`);
rmSync(cache, { recursive: true, force: true });
