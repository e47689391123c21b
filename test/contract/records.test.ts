import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskWorkspace } from '../support/disk-workspace.ts';
import { commit } from '../support/repository.ts';
import { evid } from '../support/terminal.ts';
import {
  assessment,
  check,
  decided,
  type Given,
  home,
  item,
  type Keys,
  smallUnit,
  unitWithParts,
} from '../support/workspace.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const given: Given = {
  specs: [smallUnit([{ id: '3', text: 'Over a sufficient period' }]), unitWithParts()],
  portfolio: { units: ['B9', '329'] },
  evidence: [
    item('E01', { criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'] }),
    item('E02', { criteria: ['B9/2.1'] }),
  ],
};

async function desk(what: Given = given) {
  const cwd = await diskWorkspace(what);
  folders.push(cwd);
  const at = (name: string) => join(cwd, home, name);
  const run = (command: string, args: string[], world = {}) => evid([command, home, ...args], { cwd, ...world });
  return {
    cwd,
    at,
    run,
    assess: (...args: string[]) => run('assess', ['--by', 'j-okafor', '--date', '2026-05-02', ...args]),
    verify: (...args: string[]) => run('verify', ['--by', 'm-grant', '--date', '2026-05-05', ...args]),
    read: (name: string) => readFileSync(at(name), 'utf8').replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…'),
    written: (kind = 'assessments') => (existsSync(at(kind)) ? readdirSync(at(kind)).sort() : []),
  };
}
const on = (evidence: string, ...rest: string[]) => ['--evidence', evidence, ...rest];
/** What is said where nothing is written. */
const refused = (message: string, help?: string) => ({
  status: 2,
  stdout: '',
  stderr: `evid: nothing was written\n  ${message}\n${help === undefined ? '' : `    help: ${help}\n`}`,
});

describe('a list that names nothing is a slip, never a record that says nothing', () => {
  it.each([
    [['--close', ','], '--close names no action', undefined],
    [['--countersign', ' , '], '--countersign names no record', undefined],
    [['--judge', 'B9/ER3=met', '--basis', ',', '--reason', 'Steady.'], '--basis names no item', undefined],
    [['--achieved', ''], '--achieved names no unit', undefined],
    [['--judge', ''], '--judge names no requirement', 'as in --judge B9/ER3=met'],
  ])('evid assess %j', async (flags, message, help) => {
    const { assess, written } = await desk();
    expect(await assess(...flags)).toEqual(refused(message, help));
    expect(written()).toEqual([]);
  });

  it('nor is feedback that holds nothing, piped in or in a file', async () => {
    const { run, written } = await desk();
    const flags = ['--by', 'j-okafor', '--date', '2026-05-02', '--feedback', '-'];
    expect(await run('assess', flags, { stdin: ' \n\n' })).toEqual(
      refused('the record would say nothing', 'decide something, or write feedback'),
    );
    expect(written()).toEqual([]);
  });

  it('nor a sample of no criterion', async () => {
    const { verify, assess } = await desk();
    await assess(...on('E01', '--met', 'B9/1.1'));
    const { stderr } = await verify(
      '--stage',
      'interim',
      '--assessment',
      'A01',
      ...on('E01', '--criteria', ',', '--agreed'),
    );
    expect(stderr).toContain('--criteria names no criterion\n    help: left out, it means all of the item\n');
  });
});

describe('a record speaks of what was there on its day', () => {
  const later = (id: string) => refused(`${id} is dated 2026-05-02, after this record of 2026-05-01`, 'correct --date');

  it('so it confirms no trainee’s record of a later day', async () => {
    const { run } = await desk();
    await run('assess', ['--by', 't-bello', '--date', '2026-05-02', ...on('E01', '--met', 'B9/1.1')]);
    expect(await run('assess', ['--by', 'j-okafor', '--date', '2026-05-01', '--countersign', 'A01'])).toEqual(
      later('A01'),
    );
  });

  it('samples none, and closes no action of one', async () => {
    const { assess, run } = await desk();
    await assess(...on('E01', '--met', 'B9/1.1'), '--action', 'Ring', '--owner', 'learner');
    expect(
      await run('verify', [
        '--by',
        'm-grant',
        '--date',
        '2026-05-01',
        '--stage',
        'interim',
        '--assessment',
        'A01',
        '--agreed',
      ]),
    ).toEqual(later('A01'));
    expect(await run('assess', ['--by', 'j-okafor', '--date', '2026-05-01', '--close', 'A01/1'])).toEqual(later('A01'));
  });

  it('and takes nothing back that was decided only later', async () => {
    const { assess, run } = await desk();
    await assess(...on('E01', '--met', 'B9/1.1'));
    const flags = [...on('E01', '--withdraw', 'B9/1.1'), '--reason', 'Appeal.'];
    expect(await run('assess', ['--by', 'j-okafor', '--date', '2026-05-01', ...flags])).toEqual(
      refused('nothing is decided on E01 for B9/1.1, so nothing can be taken back'),
    );
  });
});

describe('what is not known is answered with what is meant', () => {
  it.each([
    [
      on('E01', '--met', 'partner/uncoperative'),
      'there is no situation partner/uncoperative',
      'did you mean partner/uncooperative?',
    ],
    [
      on('E01', '--met', 'B9'),
      'B9 is a unit, not a criterion',
      'its criteria are written B9/…; the whole unit is signed off: --achieved B9',
    ],
    [['--countersign', 'X'], 'there is no record X in this portfolio', 'records here: none'],
    [
      ['--not-applicable', '329/9.1c'],
      '--not-applicable 329/9.1c has no reason',
      'say why, right after it: --reason "…"',
    ],
  ])('evid assess %j', async (flags, message, help) => {
    const { assess } = await desk();
    expect(await assess(...flags)).toEqual(refused(message, help));
  });

  it('an empty portfolio, and an empty register, are said to be empty', async () => {
    const { run } = await desk({ ...given, evidence: [] });
    expect((await run('assess', ['--by', 'j-okafor', ...on('E01', '--met', 'B9/1.1')])).stderr).toContain(
      'items here: none\n',
    );
  });

  it('of two portfolios with one name, neither is guessed', async () => {
    const { cwd } = await desk({
      ...given,
      config: { portfolios: ['portfolios/*', 'other/*'] },
      files: { 'other/amira/portfolio.yaml': 'learner: { id: L-2 }\nunits: [B9]\n' },
    });
    expect(await evid(['status', 'amira'], { cwd })).toMatchObject({
      status: 2,
      stderr: 'evid: several portfolios are called amira\n  help: write the folder: other/amira or portfolios/amira\n',
    });
    expect(await evid(['status', home], { cwd })).toMatchObject({ status: 0 });
  });

  it('evid help answers for a command within a command, and for one that is not there', async () => {
    expect((await evid(['help', 'new', 'evidence'])).stdout).toMatch(/^Usage: evid new evidence /);
    expect(await evid(['help', 'sampl'])).toMatchObject({
      status: 2,
      stderr: "evid: unknown command 'sampl'\n  help: did you mean sample?\n",
    });
  });
});

describe('what is written', () => {
  it('a wrong place of a credited criterion stays out of a record, which nobody can edit', async () => {
    const { assess, written } = await desk();
    expect(await assess(...on('E02', '--met', 'B9/1.1', '--place', 'no such words'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('the item has no place “no such words”'),
    });
    expect(written()).toEqual([]);
  });

  it('a trainee’s judgement rests on what the same record accepts, though it still awaits a countersignature', async () => {
    const { run, read } = await desk();
    const judged = ['--judge', 'B9/ER3=met', '--reason', 'Steady.'];
    const { stderr } = await run('assess', [
      '--by',
      't-bello',
      '--date',
      '2026-05-02',
      ...on('E01', '--met', 'B9/1.1'),
      ...judged,
    ]);
    expect(stderr).toBe('');
    expect(read('assessments/A01.md')).toContain('reason: Steady., basis: { E01: "sha256:…" } }');
  });

  it('feedback that is piped in has the line ends of every other file', async () => {
    const { run, read } = await desk();
    const flags = ['--by', 'j-okafor', '--date', '2026-05-02', '--feedback', '-'];
    await run('assess', flags, { stdin: '---\r\nid: A99\r\n---\r\nWell done.\r\n' });
    expect(read('assessments/A01.md')).toBe(
      '---\nid: A01\nassessor: j-okafor\ndate: 2026-05-02\n---\n\n---\nid: A99\n---\nWell done.\n',
    );
  });

  it('a new item stays in its folder, whatever its id is to be', async () => {
    const { cwd, at } = await desk();
    const flags = ['--method', 'test', '--score', '50', '--criteria', 'B9/1.1', '--id', '../x'];
    expect(await evid(['new', 'evidence', home, ...flags], { cwd })).toEqual(
      refused('--id ../x is no id: use letters, digits, ".", "_" and "-"'),
    );
    expect(readdirSync(at('.')).sort()).toEqual(['evidence', 'portfolio.yaml']);
  });
});

describe('the warning of a stale decision', () => {
  it('names only what nobody has decided again', async () => {
    const then = item('E01', { criteria: ['B9/1.1', 'B9/1.2'] });
    const { cwd, run } = await desk({
      ...given,
      evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2'], body: 'More. [B9/1.1] [B9/1.2]\n' })],
      judged: [then],
      records: [
        assessment('A01', '2026-05-02', {
          decisions: [{ evidence: 'E01', criteria: ['B9/1.1', 'B9/1.2'], outcome: 'met' }],
        }),
      ],
    });
    await run('assess', ['--by', 'j-okafor', '--date', '2026-05-10', ...on('E01', '--met', 'B9/1.2')]);
    const { stdout } = await evid(['check', '--format', 'concise'], { cwd });
    expect(stdout).toContain('E01 was changed after A01 decided B9/1.1 met\n');
  });
});

describe('going back in the walk', () => {
  it('keeps what was answered where Enter is pressed', async () => {
    const { run, read } = await desk({ ...given, evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2'] })] });
    const answers = ['n', 'Say why.', 'back', '', 'm', '', '', 'y'];
    const flags = ['--by', 'j-okafor', '--date', '2026-05-02'];
    const { status, stderr } = await run('assess', flags, { stdin: answers.join('\n'), isTerminal: true, columns: 80 });
    expect(status).toBe(0);
    expect(stderr).toContain('You answered: not yet: “Say why.”');
    expect(read('assessments/A01.md')).toMatch(
      /criteria: \[B9\/1\.1\], outcome: not-yet.*\n.*criteria: \[B9\/1\.2\], outcome: met/,
    );
  });
});

describe('evid sample', () => {
  const sampled: Given = {
    ...given,
    people: { 'v-other': { name: 'V. Other', roles: ['verifier'], units: ['329'] } },
    records: [
      decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met'),
      decided('A02', '2026-05-02', 'E02', 'B9/2.1', 'met'),
    ],
  };

  it('prints commands that, with an outcome, record what it chose, and the command that makes the same plan', async () => {
    const { cwd, written } = await desk(sampled);
    const flags = ['sample', 'amira', '--unit', 'B9', '--percent', '100', '--seed', 'it’s autumn', '--by', 'm-grant'];
    const { stdout } = await evid(flags, { cwd });
    const commands = stdout.match(/evid verify .*/g) ?? [];
    expect(commands).toHaveLength(2);
    for (const command of commands)
      expect(await evid([...command.split(' ').slice(1), '--agreed'], { cwd })).toMatchObject({ status: 0 });
    expect(written('verification')).toEqual(['V01.md', 'V02.md']);
    expect(stdout.trimEnd().split('\n').at(-1)?.trim()).toBe(
      `evid sample ${home} --seed 'it’s autumn' --today 2026-11-22 --by m-grant --percent 100 --unit B9`,
    );
  });

  it('leaves units to another that the verifier does not verify', async () => {
    const { cwd } = await desk(sampled);
    const { stdout } = await evid(['sample', '--percent', '100', '--by', 'v-other'], { cwd });
    expect(stdout).toContain('nothing more to sample now');
    expect(stdout).toContain('2 decisions left to another: v-other does not verify those units');
  });
});

describe('evid audit', () => {
  const assessor = 'j.okafor@centre.example';
  const record = `${home}/assessments/A01.md`;

  /** A repository in which the assessor committed everything, then changed it so, and what the audit then says. */
  async function findings(...changes: ((path: string) => void)[]): Promise<string[]> {
    const { cwd } = await desk({
      ...given,
      people: { 'j-okafor': { name: 'J. Okafor', email: assessor, roles: ['assessor'] } },
      records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')],
    });
    const commitAs = () => commit(cwd, { email: assessor });
    commitAs();
    for (const change of changes) {
      change(join(cwd, record));
      commitAs();
    }
    const { stdout } = await evid(['audit', '--format', 'json'], { cwd });
    return JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
  }
  let kept = '';
  const remove = (path: string) => {
    kept = readFileSync(path, 'utf8');
    rmSync(path);
  };
  const bringBack = (more: string) => (path: string) => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, kept + more);
  };

  it('sees a record that was deleted and came back as another', async () => {
    expect(await findings(remove, bringBack('One more word.\n'))).toEqual(['record-changed']);
  });

  it('and has nothing against one that came back as it was, or whose change was taken back', async () => {
    expect(await findings(remove, bringBack(''))).toEqual([]);
    const change = (path: string) => {
      kept = readFileSync(path, 'utf8');
      appendFileSync(path, 'One more word.\n');
    };
    expect(await findings(change)).toEqual(['record-changed']);
    expect(await findings(change, bringBack(''))).toEqual([]);
  });
});

describe('one record', () => {
  const codesOf = async (keys: Keys, later: Keys = {}) =>
    (
      await check({
        ...given,
        records: [assessment('A01', '2026-05-02', keys), assessment('A02', '2026-05-03', later)],
      })
    ).codes;
  const [achieved, withdrawn] = ['achieved', 'withdrawn'].map((outcome) => ({
    unit: 'B9',
    outcome,
    reason: 'A slip.',
  }));

  it('signs a unit off once', async () => {
    expect(await codesOf({ units: [achieved, withdrawn] })).toEqual(['duplicate-decision']);
    expect(await codesOf({ units: [achieved, { ...achieved, unit: '329' }] })).toEqual([]);
    expect(await codesOf({ units: [achieved, withdrawn] }, { units: [withdrawn] })).toEqual([]);
  });

  it('decides on evidence that it names', async () => {
    const met = { criteria: ['B9/1.1'], outcome: 'met', basis: {} };
    expect(await codesOf({ decisions: [met] })).toEqual(['missing-key']);
  });
});
