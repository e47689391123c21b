import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFolder } from '../src/write/create-files.ts';
import { createFile, replaceFile } from '../src/write/files.ts';
import { whileReserved } from '../src/write/reserve.ts';
import { eachOf, filesBelow, isSoak, moments, often, restore, runNode, runProgram } from './support/process.ts';
import { evid } from './support/terminal.ts';
import { home, isLeftover, oneLearner, today, type Writer, writerNames, writers } from './support/writers.ts';

const folder = mkdtempSync(join(tmpdir(), 'evid-durability-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type State = 'old' | 'new';
/** Which of its two states the workspace is in, with or without leftovers; anything else is thrown. */
function stateOf(cwd: string, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): State {
  const found = filesBelow(cwd);
  const kept = new Map([...found].filter(([path]) => !isLeftover(path)));
  if (kept.size === before.size) {
    expect(kept).toEqual(before);
    return 'old';
  }
  expect(kept).toEqual(after);
  return 'new';
}

/** Two copies of the workspace, for two processes at a time, and what they hold before and after each writer. */
const lanes: string[] = [];
let before: Map<string, string>;
const after = new Map<Writer, Map<string, string>>();
/** Milliseconds from the start of a run within which it is killed. */
const reaches = new Map<Writer, number>();

beforeAll(async () => {
  lanes.push(oneLearner(join(folder, 'one')), oneLearner(join(folder, 'two')));
  before = filesBelow(lanes[0]!);
  const { took } = await runProgram(writers.assess.args, { cwd: lanes[0]! });
  restore(lanes[0]!, before);
  for (const name of writerNames) {
    expect(await evid(writers[name].args, { cwd: lanes[0]! }), name).toMatchObject({ status: 0 });
    const found = filesBelow(lanes[0]!);
    const made = [...found.keys()].filter((path) => !before.has(path));
    expect([made.length > 0, made.filter((path) => !path.startsWith(writers[name].file))]).toEqual([true, []]);
    after.set(name, found);
    reaches.set(name, took);
    restore(lanes[0]!, before);
  }
});

/** What evid says of the workspace, and what it writes next, where a run was stopped. */
async function expectUsable(cwd: string, state: State, name: Writer): Promise<void> {
  // As if nothing had ever run.
  if (filesBelow(cwd).size === before.size) return;
  expect((await evid(['check', '--format', 'concise', ...today], { cwd })).status).toBe(0);
  const next = await evid([...writers.assess.args, '--action', 'Keep the old one'], { cwd });
  const number = name === 'assess' && state === 'new' ? 'A06' : 'A05';
  expect(next).toMatchObject({ status: 0, stdout: expect.stringContaining(`${home}/assessments/${number}.md`) });
  const { again = 0 } = writers[name];
  const status = state === 'new' ? again : 0;
  expect(await evid(writers[name].args, { cwd }), 'the same again').toMatchObject({ status });
}

describe('a process that is killed', () => {
  it('leaves the old state or the new one, whatever change of the disk was to come next', async ({ annotate }) => {
    const seen: string[] = [];
    for (const name of isSoak ? writerNames : (['assess'] as const)) {
      const states: State[] = [];
      let isWhole = false;
      const changes = function* () {
        for (let number = 1; !isWhole; number += 1) yield number;
      };
      await eachOf(changes(), async (kill, lane) => {
        const cwd = lanes[lane]!;
        const { isKilled, status } = await runProgram(writers[name].args, { cwd, fault: { kill } });
        const state = stateOf(cwd, before, after.get(name)!);
        if (isKilled) {
          states[kill - 1] = state;
          await expectUsable(cwd, state, name);
        } else {
          expect({ status, state }).toEqual({ status: 0, state: 'new' });
          isWhole = true;
        }
        restore(cwd, before);
      });
      // Once it is there it stays, and both are seen.
      expect(states.join(' '), name).toMatch(/^(old ){4,}new( new)*$/);
      seen.push(`${name}: ${states.length} changes`);
    }
    await annotate(`killed at each of them: ${seen.join(', ')}`);
  });

  it('leaves the old state or the new one at any moment', async ({ annotate }) => {
    const count = { old: 0, new: 0, done: 0 };
    const left = { clean: 0, temporary: 0, reserved: 0 };
    const kills = moments(often(7, 500)).map((moment, index) => ({
      moment,
      name: writerNames[index % writerNames.length]!,
    }));
    await eachOf(kills, async ({ moment, name }, lane) => {
      const cwd = lanes[lane]!;
      const reach = reaches.get(name)!;
      const ended = await runProgram(writers[name].args, { cwd, killAfter: Math.sqrt(moment) * reach });
      const { isKilled, status } = ended;
      const state = stateOf(cwd, before, after.get(name)!);
      if (!isKilled) expect({ status, state }).toEqual({ status: 0, state: 'new' });
      // However busy the machine is, the latest kills come about when a run ends.
      reaches.set(name, state === 'old' ? reach * 1.1 : ended.took);
      count[isKilled ? state : 'done'] += 1;
      const leftovers = [...filesBelow(cwd).keys()].filter(isLeftover);
      if (leftovers.length === 0) left.clean += 1;
      if (leftovers.some((path) => path.includes('.tmp'))) left.temporary += 1;
      if (leftovers.some((path) => path.endsWith('.reserved'))) left.reserved += 1;
      await expectUsable(cwd, state, name);
      restore(cwd, before);
    });
    expect(count.old).toBeGreaterThan(0);
    await annotate(
      `${kills.length} runs of ${writerNames.join(', ')}: ${count.old} killed before, ${count.new} after, ${count.done} too late; ` +
        `${left.clean} left nothing besides, ${left.temporary} temporary files or folders, ${left.reserved} reservations`,
    );
  });

  it('leaves on a disk without links, such as a memory stick, an empty record at worst, of which the check speaks', async () => {
    let isWhole = false;
    for (let kill = isSoak ? 1 : 6; !isWhole; kill += 1) {
      const cwd = lanes[0]!;
      const { isKilled } = await runProgram(writers.assess.args, { cwd, fault: { kill, linkless: true } });
      const { file } = writers.assess;
      if (filesBelow(cwd).get(file) === '') {
        const { status, stdout } = await evid(['check', '--format', 'concise', ...today], { cwd });
        expect({ status, stdout }).toMatchObject({
          status: 1,
          stdout: expect.stringContaining(`${file}:1:1: error[empty-file]`),
        });
      } else if (stateOf(cwd, before, after.get('assess')!) === 'new') isWhole = !isKilled;
      restore(cwd, before);
    }
  });

  it('leaves whole files where it writes one after the other', async ({ annotate }) => {
    const writer = await bundled('write-on');
    const count = { files: 0, leftovers: 0 };
    const kills = moments(often(6, 400));
    await eachOf(kills, async (moment, lane) => {
      const cwd = join(folder, `files-${lane}`);
      mkdirSync(cwd);
      const size = 8 * Math.round(1 + moment * 50_000);
      const args = [writer, cwd, '1', String(size)];
      const { isKilled, stderr } = await runNode(args, { cwd, killAfter: moment * 40, isReadyWhenHeard: true });
      expect({ isKilled, stderr }).toEqual({ isKilled: true, stderr: '' });
      const found = readdirSync(cwd);
      const leftovers = found.filter(isLeftover);
      expect(leftovers.length).toBeLessThanOrEqual(1);
      for (const name of found.filter((each) => !isLeftover(each))) {
        const text = readFileSync(join(cwd, name), 'utf8');
        const number = /^new-(\d+)\.md$/.exec(name)?.[1] ?? String(Number(text.slice(0, 7)));
        expect(text === `${number.padStart(7)}\n`.repeat(size / 8), `${name} is whole`).toBe(true);
      }
      count.files += found.length;
      count.leftovers += leftovers.length;
      rmSync(cwd, { recursive: true });
    });
    await annotate(`${kills.length} kills: ${count.files} files, ${count.leftovers} of them leftovers`);
  });

  it('leaves nothing behind for ever: who writes a day later sweeps up, and only what evid left', () => {
    const cwd = join(folder, 'swept');
    const kept = ['.gitkeep', '.A01.md.tmp', 'A01.md.0123456789ab.tmp', 'E01.reserved', '.mine.reserved'];
    const old = ['.A01.md.0123456789ab.tmp', '.E01.reserved', ...kept];
    mkdirSync(cwd);
    for (const name of [...old, '.A02.md.0123456789ab.tmp', '.E02.reserved']) writeFileSync(join(cwd, name), '');
    writeFileSync(join(cwd, '.mine.reserved'), 'a note');
    const yesterday = Date.now() / 1000 - 25 * 3600;
    for (const name of old) utimesSync(join(cwd, name), yesterday, yesterday);
    expect(createFile(join(cwd, 'A03.md'), 'whole')).toBe(true);
    expect(readdirSync(cwd).sort()).toEqual([...kept, '.A02.md.0123456789ab.tmp', '.E02.reserved', 'A03.md'].sort());
  });
});

describe('evid init that was stopped', () => {
  const init = ['init', '.', '--unit', 'B8', '--centre', 'Harbour', ...today];
  const inPlace = async (name: string, fault?: { kill: number }) => {
    const cwd = join(folder, name);
    mkdirSync(cwd, { recursive: true });
    const ended = await runProgram(init, fault === undefined ? { cwd } : { cwd, fault });
    return { cwd, ...ended, files: new Map([...filesBelow(cwd)].filter(([path]) => !isLeftover(path))) };
  };

  it('goes on where it stopped in a folder that was there, and never leaves half a workspace', async () => {
    const whole = await inPlace('whole');
    for (const kill of isSoak ? [2, 30, 60, 90, 120] : [50]) {
      const stopped = await inPlace(`stopped-${kill}`, { kill });
      expect(stopped.isKilled).toBe(true);
      expect(stopped.files.size).toBeLessThan(whole.files.size);
      expect(stopped.files.has('evid.yaml')).toBe(false);
      const { status, stderr, files } = await inPlace(`stopped-${kill}`);
      expect({ status, stderr }).toMatchObject({ status: 0 });
      expect(files).toEqual(whole.files);
    }
    expect(await inPlace('whole')).toMatchObject({ status: 2, stderr: expect.stringContaining('there already') });
  });

  it('leaves nothing for ever beside a folder that it was to make', () => {
    const cwd = join(folder, 'beside');
    const yesterday = Date.now() / 1000 - 25 * 3600;
    for (const name of ['.harbour.0123456789ab.tmp', '.other.0123456789ab.tmp']) {
      mkdirSync(join(cwd, name), { recursive: true });
      writeFileSync(join(cwd, name, 'evid.yaml'), '');
      utimesSync(join(cwd, name), yesterday, yesterday);
    }
    expect(createFolder(join(cwd, 'harbour'), [['evid.yaml', 'version: 1\n']])).toEqual([]);
    expect(readdirSync(cwd).sort()).toEqual(['.other.0123456789ab.tmp', 'harbour']);
  });
});

describe('a report that takes the place of an old one', () => {
  it('is kept from those from whom the old one was kept', async ({ skip }) => {
    if (process.platform === 'win32') skip('this system has no such permissions');
    const cwd = lanes[0]!;
    const file = join(cwd, 'private.json');
    writeFileSync(file, 'old', { mode: 0o600 });
    await evid(['check', '--force', '--format', `json=${file}`, ...today], { cwd });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1 });
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    rmSync(file);
  });

  it('is open to those to whom the old one was open, whatever the mask of the process', async ({ skip }) => {
    if (process.platform === 'win32') skip('this system has no such permissions');
    const file = join(folder, 'shared.json');
    for (const mode of [0o664, 0o666, 0o640, 0o604]) {
      writeFileSync(file, 'old');
      chmodSync(file, mode);
      const before = process.umask(0o077);
      try {
        replaceFile(file, 'new');
      } finally {
        process.umask(before);
      }
      expect([readFileSync(file, 'utf8'), (statSync(file).mode & 0o777).toString(8)]).toEqual([
        'new',
        mode.toString(8),
      ]);
    }
  });
});

/** A script of test/support/, with the functions of evid that it imports, as Node runs it. */
async function bundled(name: string): Promise<string> {
  const file = join(folder, `${name}.js`);
  await build({ input: resolve(`test/support/${name}.ts`), platform: 'node', output: { file }, logLevel: 'warn' });
  return file;
}

describe('several people who record at the same moment', () => {
  it('get each name once, and what they were told they got is theirs', async () => {
    const contend = await bundled('contend');
    const cwd = join(folder, 'contended');
    mkdirSync(cwd);
    const count = often(100, 3000);
    const people = ['one', 'two', 'three'];
    const args = (own: string) => [contend, cwd, own, String(people.length), String(count)];
    const ended = await Promise.all(people.map((own) => runNode(args(own), { cwd })));
    const got = ended.map(({ stdout }) => stdout.split('\n').filter((name) => name !== ''));
    expect(got.flat().sort()).toEqual(Array.from({ length: count }, (_, index) => `${index}.md`).sort());
    for (const [index, own] of people.entries())
      for (const name of got[index]!) expect(readFileSync(join(cwd, name), 'utf8')).toBe(own);
  });

  it('keep the name that they hold, whatever the clock of whoever comes next says', () => {
    const cwd = join(folder, 'held');
    mkdirSync(cwd);
    const path = join(cwd, 'E12');
    const mark = join(cwd, '.E12.reserved');
    const next = () => whileReserved(path, () => 'had it');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    try {
      for (const minutes of [-600, -2, 0, 2, 600]) {
        vi.setSystemTime(Date.now() + minutes * 60_000);
        expect(whileReserved(path, () => [next(), next()])).toEqual([undefined, undefined]);
        expect(next()).toBe('had it');
      }
    } finally {
      vi.useRealTimers();
    }
    // One that a stopped process left is taken after a minute, and nothing stays behind.
    for (const [age, answer] of [
      [50, undefined],
      [70, 'had it'],
    ] as const) {
      writeFileSync(mark, '');
      const made = Date.now() / 1000 - age;
      utimesSync(mark, made, made);
      expect(next()).toBe(answer);
    }
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('lose nothing, and no two records bear one id', async ({ annotate }) => {
    const cwd = oneLearner(join(folder, 'crowd'));
    const rounds = often(1, 5);
    const people = often(4, 16);
    for (let round = 1; round <= rounds; round += 1) {
      const runs = Array.from({ length: people }, async (_, index) => {
        const word = `writer ${round}.${index}`;
        const name = (['assess', 'verify', 'new evidence'] as const)[index % 3]!;
        const { args } = writers[name];
        const own =
          name === 'new evidence'
            ? args.map((each) => (each === 'Rota' ? `Rota of ${word}` : each))
            : [...args, '--action', word];
        const ended = await runProgram(own, { cwd });
        expect(ended.status, `${word} said: ${ended.stderr}`).toBe(0);
        const file = /^wrote (\S+)/im.exec(ended.stdout)![1]!;
        return { word, file };
      });
      const written = await Promise.all(runs);
      expect(new Set(written.map(({ file }) => file)).size).toBe(people);
      for (const { word, file } of written) expect(readFileSync(join(cwd, file), 'utf8')).toContain(word);
    }
    const found = filesBelow(cwd);
    expect([...found.keys()].filter(isLeftover)).toEqual([]);
    for (const [path, content] of before) expect(found.get(path)).toBe(content);
    const { status, stdout } = await evid(['check', '--format', 'json', ...today], { cwd });
    const { evidence, records } = JSON.parse(stdout).portfolios[0] as Record<'evidence' | 'records', { id: string }[]>;
    const ids = [...evidence, ...records].map(({ id }) => id);
    expect({ status, ids: new Set(ids).size }).toEqual({ status: 0, ids: ids.length });
    expect(found.size - before.size).toBe(rounds * people);
    await annotate(`${rounds} rounds of ${people} processes, ${ids.length} ids`);
  });
});
