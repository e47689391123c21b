import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskWorkspace } from './support/disk-workspace.ts';
import { evid } from './support/terminal.ts';
import { assessment, type Given, home, item, smallUnit, unit, verification } from './support/workspace.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const given: Given = {
  specs: [smallUnit([{ id: '3', text: 'Over a sufficient period' }])],
  people: {
    'b-both': { name: 'B. Both', roles: ['assessor', 'verifier'] },
    'v-other': { name: 'V. Other', roles: ['verifier'], units: ['329'] },
  },
  evidence: [
    item('E01', { criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'] }),
    item('E02', { criteria: ['B9/2.1'] }),
  ],
  records: [
    assessment('A01', '2026-05-02', {
      decisions: [
        { evidence: 'E01', criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'], outcome: 'met' },
        { evidence: 'E02', criteria: ['B9/2.1'], outcome: 'met' },
      ],
    }),
    assessment('A02', '2026-05-03', {
      assessor: 'b-both',
      decisions: [{ evidence: 'E02', criteria: ['B9/2.1'], outcome: 'met' }],
      judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Steady.', basis: ['E01'] }],
      units: [{ unit: 'B9', outcome: 'achieved' }],
      actions: [{ id: 1, text: 'Ring', owner: 'learner' }],
    }),
  ],
};

async function desk(what: Given = given) {
  const cwd = await diskWorkspace(what);
  folders.push(cwd);
  const folder = join(cwd, home, 'verification');
  return {
    cwd,
    run: (...args: string[]) => evid(['verify', home, ...args], { cwd }),
    records: () => (existsSync(folder) ? readdirSync(folder) : []),
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
  };
}

describe('evid verify', () => {
  it('says in its help who verifies, and nothing of gaps', async () => {
    const { stdout } = await evid(['verify', '--help']);
    expect(stdout).toMatch(/--by <id> +who verifies, as/);
    expect(stdout).toMatch(/--quiet +of what was written, only its path\n/);
    expect(stdout).not.toMatch(/--verbose|gaps/);
  });

  it('writes samples in the order in which they were typed, and says what changed', async () => {
    const { run, read } = await desk();
    const { status, stdout, stderr } = await run(
      ...['--by', 'm-grant', '--stage', 'interim', '--assessment', 'A01', '--evidence', 'E01', '--criteria', 'B9/1.1'],
      ...[
        '--agreed',
        '--reason',
        'Clear.',
        '--criteria',
        'B9/1.2',
        '--not-agreed',
        '--reason',
        'Not shown: only told.',
      ],
      ...['--evidence', 'E02', '--agreed', '--assessment', 'A02', '--requirement', 'B9/ER3', '--agreed'],
      ...[
        '--achieved',
        'B9',
        '--not-agreed',
        '--reason',
        'See above.',
        '--assessment',
        'A01',
        '--criteria',
        'partner/cooperative',
        '--agreed',
      ],
      ...['--action', 'Ask again', '--owner', 'assessor', '--due', '2026-12-01', '--close', 'A02/1'],
    );
    expect(status).toBe(0);
    await expect(`${stdout}${stderr}\n${read('V01.md')}`).toMatchFileSnapshot('snapshots/verify-written.txt');
  });

  it('points whoever meant something else to check, and writes nothing', async () => {
    const { run, records } = await desk();
    expect(await run()).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'evid: verify records what an internal verifier sampled, and nothing is sampled\n' +
        '  help: to see what is wrong in the files: evid check portfolios/amira; to sample: evid verify portfolios/amira ' +
        '--by ID --stage interim --assessment A01 --agreed\n',
    });
    expect(records()).toEqual([]);
  });

  it('says that a trainee’s record that nobody has countersigned has no effect to verify', async () => {
    const { run } = await desk({
      ...given,
      records: [
        assessment('A01', '2026-05-02', {
          assessor: 't-bello',
          decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' }],
        }),
      ],
    });
    const { stdout } = await run('--by', 'm-grant', '--stage', 'interim', '--assessment', 'A01', '--agreed');
    expect(stdout).toContain(`
  A01 awaits a countersignature: until an assessor confirms it, it has no effect
    to verify
`);
  });

  it('writes the very same samples once', async () => {
    const { run, records } = await desk();
    const typed = ['--by', 'm-grant', '--stage', 'interim', '--assessment', 'A01', '--agreed'];
    expect((await run(...typed)).status).toBe(0);
    const again = await run(...typed);
    expect([again.status, again.stderr.split('\n')[1]]).toEqual([2, '  V01 says the very same already']);
    expect(records()).toEqual(['V01.md']);
  });

  it('says that a record which another has overtaken has no effect to verify any more', async () => {
    const decisions = [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' }];
    const { run } = await desk({
      ...given,
      records: [
        assessment('A01', '2026-05-02', { assessor: 't-bello', decisions }),
        assessment('A02', '2026-05-09', { decisions }),
      ],
    });
    const { stdout } = await run('--by', 'm-grant', '--stage', 'interim', '--assessment', 'A01', '--agreed');
    expect(stdout).toContain('A01 has no effect to verify any more: later records replace all of it');
  });

  it.each([
    [
      'the same twice',
      ['--evidence', 'E01', '--agreed', '--evidence', 'E01', '--not-agreed', '--reason', 'No.'],
      'A01: E01 is sampled twice',
    ],
    [
      'the whole and a part of it otherwise',
      ['--agreed', '--evidence', 'E01', '--criteria', 'B9/1.1', '--not-agreed', '--reason', 'No.'],
      'the whole of A01 is agreed, and A01: E01 on B9/1.1 is not agreed: that is the same decision',
    ],
    ['what lies outside --unit', ['--unit', 'B8', '--agreed'], 'the whole of A01 is about B9, outside --unit'],
  ])('refuses to sample %s', async (_, flags, message) => {
    const { run, records } = await desk({ ...given, specs: [...given.specs!, unit('B8')] });
    const { status, stderr } = await run('--by', 'm-grant', '--stage', 'interim', '--assessment', 'A01', ...flags);
    expect([status, records(), stderr.split('\n')[1]]).toEqual([2, [], `  ${message}`]);
  });

  it('takes one item in two: with some of it the verifier agrees, with the rest not', async () => {
    const { run } = await desk();
    const e01 = ['--stage', 'interim', '--assessment', 'A01', '--evidence', 'E01'];
    const parts = ['--criteria', 'B9/1.1', '--agreed', '--criteria', 'B9/1.2', '--not-agreed', '--reason', 'No.'];
    expect((await run('--by', 'm-grant', ...e01, ...parts)).status).toBe(0);
  });

  it('numbers on after the records that are there', async () => {
    const { run, records } = await desk({
      ...given,
      records: [...given.records!, verification('V09', '2026-05-04', [])],
    });
    await run('--by', 'm-grant', '--stage', 'summative', '--assessment', 'A01', '--agreed');
    expect(records().sort()).toEqual(['V09.md', 'V10.md']);
  });
});

describe('evid verify writes nothing', () => {
  const interim = ['--stage', 'interim', '--assessment', 'A01'];
  it.each<[why: string, args: string[], said: string[]]>([
    [
      'for an assessor',
      ['--by', 'j-okafor', ...interim, '--agreed'],
      ['j-okafor is no verifier for B9 on 2026-11-22', 'j-okafor made A01 and cannot verify it'],
    ],
    [
      'for a verifier of other units',
      ['--by', 'v-other', ...interim, '--agreed'],
      ['v-other is no verifier for B9 on 2026-11-22'],
    ],
    ['for somebody unknown', ['--by', 'm-grunt', ...interim, '--agreed'], ['m-grunt is not in people.yaml']],
    ['for the learner', ['--by', 'L-1', ...interim, '--agreed'], ['L-1 is the learner of this portfolio']],
    [
      'for whoever decided it',
      ['--by', 'b-both', '--stage', 'interim', '--assessment', 'A02', '--agreed'],
      ['b-both made A02 and cannot verify it'],
    ],
    [
      'on a day to come',
      ['--date', '2027-01-01', ...interim, '--agreed'],
      ['date 2027-01-01 is after today, 2026-11-22'],
    ],
    [
      'of a record that is not there',
      ['--stage', 'interim', '--assessment', 'A07', '--agreed'],
      ['there is no record A07 in this portfolio'],
    ],
    [
      'of evidence that is not there',
      [...interim, '--evidence', 'E09', '--agreed'],
      ['there is no evidence E09 in this portfolio', 'A01: E09 was not decided there'],
    ],
    [
      'of a criterion that was not decided',
      [...interim, '--evidence', 'E01', '--criteria', 'B9/2.1', '--agreed'],
      ['A01: E01 on B9/2.1 was not decided there'],
    ],
    [
      'of a judgement that was not made',
      [...interim, '--requirement', 'B9/ER3', '--agreed'],
      ['A01: the judgement on B9/ER3 was not decided there'],
    ],
    [
      'of a sign-off that was not made',
      [...interim, '--achieved', 'B9', '--agreed'],
      ['A01: the sign-off of B9 was not decided there'],
    ],
    ['without a stage', ['--assessment', 'A01', '--agreed'], ['--stage is missing']],
    ['without an outcome', [...interim, '--evidence', 'E01'], ['A01: E01 is neither agreed nor not agreed']],
    ['with an outcome and no record', ['--stage', 'interim', '--agreed'], ['--agreed stands before any --assessment']],
    [
      'with a target and no record',
      ['--stage', 'interim', '--evidence', 'E01'],
      ['--evidence E01 stands before any --assessment'],
    ],
    ['with two outcomes', [...interim, '--agreed', '--agreed'], ['the whole of A01 has two outcomes']],
    [
      'with a refusal without a reason',
      [...interim, '--not-agreed'],
      ['the whole of A01 is not agreed without a reason'],
    ],
    [
      'with a reason for nothing',
      ['--reason', 'x', ...interim, '--agreed'],
      ['--reason stands before what it is a reason for'],
    ],
    ['to close what is not there', ['--close', 'A02/2'], ['there is no action A02/2']],
  ])('%s', async (_, args, said) => {
    const { run, records } = await desk();
    const { status, stdout, stderr } = await run(...(args.includes('--by') ? args : ['--by', 'm-grant', ...args]));
    expect({ status, stdout, records: records() }).toEqual({ status: 2, stdout: '', records: [] });
    const [first, ...lines] = stderr.trimEnd().split('\n');
    expect(first).toBe('evid: nothing was written');
    expect(lines.filter((line) => !line.startsWith('    help: ')).map((line) => line.trim())).toEqual(said);
  });
});
