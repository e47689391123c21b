import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachOf, filesBelow, isSoak, often, program, restore, runProgram } from './support/process.ts';
import { evid } from './support/terminal.ts';
import { home, isLeftover, oneLearner, type Writer, writerNames, writers } from './support/writers.ts';

const folder = mkdtempSync(join(tmpdir(), 'evid-refusing-disk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What people read; a report that nobody could write is no promise that nothing was. */
const said = (name: Writer, why: string) =>
  `evid: ${'called' in writers[name] ? writers[name].called : writers[name].file} cannot be written: ${why}\n${/^(check|gaps)/.test(name) ? '' : '  help: nothing was written\n'}`;

describe('a disk that is full, or read-only', () => {
  const reasons = [
    ['ENOSPC', 'the disk is full'],
    ['EACCES', 'permission denied'],
    ['EROFS', 'the disk is read-only'],
  ] as const;
  const lanes: string[] = [];
  let before: Map<string, string>;
  beforeAll(() => {
    lanes.push(oneLearner(join(folder, 'one')), oneLearner(join(folder, 'two')));
    before = filesBelow(lanes[0]!);
  });

  it.each(reasons.slice(0, often(1, 3)))(
    'that says %s at any point is named, nothing half written',
    async (refuse, why) => {
      for (const name of isSoak ? writerNames : (['assess'] as const)) {
        let isWritten = false;
        const changes = function* () {
          for (let from = 1; !isWritten; from += 1) yield from;
        };
        await eachOf(changes(), async (from, lane) => {
          const cwd = lanes[lane]!;
          const { status, stderr } = await runProgram(writers[name].args, { cwd, fault: { refuse, from } });
          // What is full can be swept; on a disk that takes no change at all a leftover stays.
          const found = new Map([...filesBelow(cwd)].filter(([path]) => refuse === 'ENOSPC' || !isLeftover(path)));
          const made = [...found.keys()].filter((path) => !before.has(path));
          // Once the record has its name, the run says so, whatever happens to its leftovers.
          if (status === 0) {
            expect({ stderr, made }).toMatchObject({ made: [writers[name].file] });
            isWritten = true;
          } else {
            expect({ status, stderr, made }).toEqual({ status: 2, stderr: said(name, why), made: [] });
            expect(found).toEqual(before);
          }
          restore(cwd, before);
        });
      }
    },
  );

  it('that is real says the same of every command that writes', ({ skip }) => {
    if (!canMount()) skip('this machine does not let a test mount a disk of its own');
    for (const [state, why] of [
      ['full', 'the disk is full'],
      ['read-only', 'the disk is read-only'],
    ] as const) {
      const found = onDisk(state, oneLearner(join(folder, state)));
      expect(found.before).toContain(`${writers.assess.args[1]}/assessments/A01.md`);
      expect(found.after).toEqual(found.before);
      for (const name of writerNames) expect(found[name], `${name}, ${state}`).toBe(`${said(name, why)}status 2\n`);
    }
  });
});

describe('a path that cannot be', () => {
  const cwd = () => oneLearner(mkdtempSync(join(folder, 'path-')));

  it('is named with the reason: below a file, a folder itself, a name that is too long', async () => {
    const root = cwd();
    const before = filesBelow(root);
    const long = 'long'.repeat(64);
    for (const [file, why] of [
      ['evid.yaml/result.json', 'a part of its path is a file, not a folder'],
      ...(existsSync('/proc/self') ? [['/proc/nope/result.json', 'no file can be made there'] as const] : []),
      ['portfolios', 'it is a folder'],
      [long, 'its name is too long'],
    ] as const) {
      const { status, stderr } = await evid(['check', '--format', `json=${file}`], { cwd: root });
      expect({ status, stderr }).toEqual({ status: 2, stderr: `evid: ${file} cannot be written: ${why}\n` });
    }
    expect(filesBelow(root)).toEqual(before);
  });

  it('is named where the folder of the records is a file', async () => {
    const root = cwd();
    rmSync(join(root, home, 'verification'), { recursive: true });
    writeFileSync(join(root, home, 'verification'), 'Not a folder.');
    const { status, stderr } = await evid(writers.verify.args, { cwd: root });
    expect({ status, stderr }).toMatchInlineSnapshot(`
      {
        "status": 2,
        "stderr": "evid: nothing was written
        the folder of the records cannot be read
          help: see evid check portfolios/tomasz-wrobel
      ",
      }
    `);
  });
});

describe('a full disk behind the standard output', () => {
  it('is named, without a stack trace', ({ skip }) => {
    if (!existsSync('/dev/full')) skip('this system has no /dev/full');
    const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$1" check >/dev/full', process.execPath, program], {
      cwd: oneLearner(join(folder, 'output')),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'evid: the output cannot be written: the disk is full\n' });
  });
});

/** Runs a script with a mount table of its own, which is gone when the script ends. */
const mounted = (script: string, ...args: string[]) =>
  spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-euc', script, 'sh', ...args], { encoding: 'utf8' });

const canMount = () => mounted('mount -t tmpfs -o size=16k tmpfs "$1"', folder).status === 0;

/** What every command that writes says on a disk in this state, and the files there before and after all of them. */
function onDisk(state: 'full' | 'read-only', workspace: string): Record<string, string> {
  const script = `
    mkdir "$1.disk"; mount -t tmpfs -o size=4m tmpfs "$1.disk"; cp -r "$1/." "$1.disk"; cd "$1.disk"
    mkdir out; # The report's folder is there; nothing can be put into it.
    ${state === 'full' ? 'head -c 8m /dev/zero >filler 2>"$1.noise" || true' : 'mount -o remount,ro "$1.disk"'}
    list() { find . -type f | sort | xargs sha256sum; }
    echo "== before"; list
    node -e "$2" 2>&1
    echo "== after"; list`;
  // One process for all of them: that each runs in a process of its own shows in the tests above.
  const all = `
    const { start } = require(${JSON.stringify(join(program, '../load.cjs'))}).load('./run.cjs');
    (async () => {
      for (const [name, args] of ${JSON.stringify(writerNames.map((name) => [name, writers[name].args]))}) {
        console.log('== ' + name);
        await start(args);
        console.log('status ' + process.exitCode);
      }
      process.exitCode = 0;
    })();`;
  const { status, stdout, stderr } = mounted(script, workspace, all);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return Object.fromEntries(
    stdout
      .split(/^== /m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
  );
}
