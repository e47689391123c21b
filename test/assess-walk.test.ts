import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskWorkspace } from './support/disk-workspace.ts';
import { program } from './support/process.ts';
import { evid } from './support/terminal.ts';
import {
  assessment,
  decided,
  type Given,
  home,
  item,
  people,
  smallUnit,
  unit,
  unitWithParts,
  verification,
} from './support/workspace.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const given: Given = {
  specs: [smallUnit([{ id: '3', text: 'Over a sufficient period' }])],
  portfolio: { assessor: 'j-okafor', verifier: 'm-grant', units: [{ unit: 'B9', declared: '2026-10-01' }] },
  evidence: [
    item('E01', { title: 'The courier is late', criteria: ['B9/1.1', 'B9/2.1'], tags: ['partner/cooperative'] }),
    item('E02', { title: 'The map', criteria: ['B9/1.2'], held: 'CRM ticket 4411' }),
  ],
  records: [
    decided('A01', '2026-05-02', 'E01', 'B9/2.1', 'not-yet', {
      actions: [{ id: 1, text: 'Say why', owner: 'learner' }],
    }),
    assessment('A02', '2026-05-03', {
      decisions: [{ evidence: 'E01', criteria: ['B9/2.1'], outcome: 'withdrawn', reason: 'A slip.' }],
    }),
  ],
};

/** What a person answers, one prompt after the other. */
const answers = [
  'j', // Who decides?
  'm', // E01 on B9/1.1
  'p', // … on B9/2.1
  'Say why, not only what.',
  'b', // no: back to B9/2.1
  'c', // first, B9/1.2 is shown too
  'B9/1.9',
  'B9/1.2',
  'm',
  'no such words',
  'What happened',
  'm', // and B9/2.1 is met
  'm', // partner/cooperative
  'm', // E02 on B9/1.2
  'm', // ER3
  'Steady for a month.',
  'y', // A01/1 is done
  'Visit again', // an action
  'a',
  '2026-12-01',
  '', // no other
  'Well done.',
  '',
  'See you soon.',
  '.',
  'y', // sign off
  'y', // write
];
const sameAsFlags = [
  ...['--by', 'j-okafor', '--evidence', 'E01', '--met', 'B9/1.1', '--met', 'B9/2.1', '--met', 'B9/1.2'],
  ...['--place', 'What happened', '--met', 'partner/cooperative', '--evidence', 'E02', '--met', 'B9/1.2'],
  ...['--judge', 'B9/ER3=met', '--reason', 'Steady for a month.', '--close', 'A01/1'],
  ...['--action', 'Visit again', '--owner', 'assessor', '--due', '2026-12-01', '--achieved', 'B9', '--feedback', '-'],
];

async function desk(what: Given = given) {
  const cwd = await diskWorkspace(what);
  folders.push(cwd);
  const records = (folder = 'assessments') => {
    const at = join(cwd, home, folder);
    return existsSync(at) ? readdirSync(at).sort() : [];
  };
  return {
    cwd,
    records,
    sit: (command: string, lines: readonly string[], more: string[] = [], columns = 80) =>
      evid([command, home, ...more], { cwd, columns, isTerminal: true, stdin: `${lines.join('\n')}\n` }),
    read: (name: string) => readFileSync(join(cwd, home, name), 'utf8'),
  };
}
async function flagsGive(): Promise<string> {
  const { cwd, read } = await desk();
  const { status } = await evid(['assess', home, ...sameAsFlags], { cwd, stdin: 'Well done.\n\nSee you soon.\n' });
  expect(status).toBe(0);
  return read('assessments/A03.md');
}

describe('the guided walk of an assessor', () => {
  it('takes people by what they are shown as where names are hidden', async () => {
    const { sit } = await desk();
    const { stderr } = await sit('assess', ['assessor 2', 'end'], ['--anonymise', '--color', 'never']);
    expect(stderr).toMatch(/Who decides\?\n +1 {2}assessor 1\n +2 {2}assessor 2\n/);
    expect(stderr).not.toMatch(/there is no|lind/i);
  });

  it('asks about all that awaits a decision, in these words, and writes what the flags would', async () => {
    const { sit, read } = await desk();
    const { status, stdout, stderr } = await sit('assess', answers, ['--color', 'never']);
    await expect(`${stderr}\n${stdout}`).toMatchFileSnapshot('snapshots/assess-walk.txt');
    expect(status).toBe(0);
    expect(read('assessments/A03.md')).toBe(await flagsGive());
  });

  it('says the same to a screen reader, one fact a line and without lines drawn', async () => {
    const { sit } = await desk();
    const { stderr, stdout } = await sit('assess', answers, ['--plain', '--color', 'never']);
    expect(stderr).not.toMatch(/[─→●✔]/);
    expect(stdout).toContain('B9/1.1, was claimed, now met');
    expect(stderr).toContain('  held at the workplace: CRM ticket 4411; nobody is named who saw it\n');
  });

  it('fits eighty columns', async () => {
    const { sit } = await desk();
    const { stderr, stdout } = await sit('assess', answers, ['--color', 'never']);
    // The line end that a person types is not in what the program says.
    const lines = `${stderr}${stdout}`.replaceAll(/^(\(.*\) )?> /gm, '\n').split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('keeps what was decided where the assessor stops, and writes nothing where they say no', async () => {
    const { sit, read, records } = await desk();
    const no = await sit('assess', ['j', 'm', 'end', '', '', '', 'n']);
    expect([no.status, records()]).toEqual([0, ['A01.md', 'A02.md']]);
    expect(no.stderr.split('\n').slice(-4)).toEqual([
      '(a number or a name) > Nothing was written.',
      'Your answers, as flags:',
      '  evid assess portfolios/amira --by j-okafor --date 2026-11-22 --evidence E01 --met B9/1.1',
      '',
    ]);
    await sit('assess', ['j', 'm', 'end', '', '', '', 'y']);
    expect(read('assessments/A03.md')).toMatch(
      /decisions:\n {2}- \{ evidence: E01, criteria: \[B9\/1\.1\], outcome: met, digest: "sha256:\w+" \}\nwording: \{ B9\/1\.1: "?\w{16}"? \}\n---/,
    );
  });

  it('writes nothing where the answers end, or nothing was decided', async () => {
    const { sit, records } = await desk();
    const ended = await sit('assess', ['j']);
    expect([ended.status, ended.stderr.split('\n').slice(-3)]).toEqual([
      2,
      [
        'evid: the answers ended before the last question',
        '  help: nothing was written; begin again, or give the answers as flags',
        '',
      ],
    ]);
    const idle = await sit('assess', ['j', 'end', '', '', '']);
    expect([idle.status, idle.stderr.split('\n').at(-2)]).toEqual([0, '> Nothing was decided, so nothing is written.']);
    expect(records()).toEqual(['A01.md', 'A02.md']);
  });

  it('offers an assessor the records of a trainee to countersign, and asks no more about what they decide', async () => {
    const { sit, read } = await desk();
    await sit('assess', ['t', 'm', 'end', '', '', '', 'y']);
    const { stderr } = await sit('assess', ['j', 'y', 'end', '', '', '', 'y'], ['--color', 'never']);
    expect(stderr).toContain(`
A03/E01: 1 met, by t-bello, 2026-11-22
  E01 The courier is late
  read it whole: portfolios/amira/evidence/E01.md
  met: B9/1.1 criterion 1.1
    shown at line 11: “What happened.”

A03 of t-bello, 2026-11-22, awaits a countersignature. Do you confirm it?
`);
    expect(stderr).not.toContain('Does E01 show B9/1.1?');
    expect(read('assessments/A04.md')).toContain('countersigns: [A03]');
  });

  it('asks no assessor about a trainee’s record that an assessor’s own decision has overtaken', async () => {
    const { sit, read } = await desk();
    await sit('assess', ['t', 'm', 'end', '', '', '', 'y']);
    await sit('assess', ['j', 'n', 'm', 'end', '', '', '', 'y']);
    expect(read('assessments/A04.md')).not.toContain('countersigns');
    const { stderr } = await sit('assess', ['j', 'end', '', '', ''], ['--color', 'never']);
    expect(stderr).not.toContain('countersign');
  });

  it('says why the verifier did not agree', async () => {
    const { sit } = await desk({
      ...given,
      records: [
        assessment('A02', '2026-05-03', {
          decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], tags: ['partner/cooperative'], outcome: 'met' }],
          judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Steady.', basis: ['E01'] }],
        }),
        verification('V01', '2026-05-04', [
          { assessment: 'A02', stage: 'interim', outcome: 'not-agreed', reason: 'No date is shown.' },
        ]),
      ],
    });
    const lines = ['j', '', '', '', '', '', '', '', ''];
    const { stderr } = await sit('assess', lines, ['--color', 'never']);
    const said = 'not agreed by M. Grant in V01, 2026-05-04: “No date is shown.”';
    expect(stderr).toContain(`
B9/1.1 (stale: the verifier did not agree): criterion 1.1 (performance)
  shown at line 11: “What happened.”
  earlier: met in A02 by j-okafor, 2026-05-03
  ${said}
`);
    expect(stderr).toMatch(
      /\npartner\/cooperative \(stale: the verifier did not agree\): .*\n.*\n.*\n.*\n {2}not agreed by/,
    );
    expect(stderr).toContain(`  stale: judged met in A02, 2026-05-03: Steady.\n  ${said}\n`);
  });

  it('asks why something holds that the verifier did not agree with, and needs no answer', async () => {
    const { sit, read } = await desk({
      ...given,
      records: [
        decided('A01', '2026-05-03', 'E01', 'B9/1.1', 'met'),
        verification('V01', '2026-05-04', [
          { assessment: 'A01', stage: 'interim', outcome: 'not-agreed', reason: 'No date is shown.' },
        ]),
      ],
    });
    const lines = ['j', 'm', 'b', 'm', 'The date stands in the heading.', 'm', 'end', '', '', 'y'];
    const { stderr } = await sit('assess', lines, ['--color', 'never']);
    expect(stderr).toContain(`
It is not agreed by M. Grant in V01, 2026-05-04: “No date is shown.”. Why do you
decide so?
(Enter: none; back) > `);
    expect(read('assessments/A02.md')).toContain('reason: The date stands in the heading. }');
  });

  it('leaves a reason for another outcome, and lets partial go without one', async () => {
    const { sit, read } = await desk();
    const { stderr } = await sit('assess', ['j', 'n', 'back', 'p', '', 'end', '', '', '', 'y'], ['--color', 'never']);
    expect(stderr.split('\nWhat is lacking, and what should the learner do?\n')).toHaveLength(3);
    expect(read('assessments/A03.md')).toMatch(/criteria: \[B9\/1\.1\], outcome: partial, digest: "sha256:\w+" \}/);
  });

  it('explains its choices to whoever asks', async () => {
    const { sit } = await desk();
    const { stderr } = await sit('assess', ['j', 'm', '?', 'end', '', '', '', 'n'], ['--color', 'never']);
    expect(stderr).toContain('; Enter: skip) >   1  met      valid, authentic, current, sufficient and reliable\n');
  });

  it('says why nothing awaits a decision', async () => {
    const { sit } = await desk({
      ...given,
      evidence: [item('E01', { criteria: ['B9/1.1'], draft: true })],
      records: [],
    });
    const { stderr } = await sit('assess', ['j', '', ''], ['--color', 'never']);
    expect(stderr).toContain('Nothing awaits your decision: E01 is a draft.\n');
  });

  it('asks which conditional criteria did not arise, of those that nothing shows', async () => {
    const { sit, read } = await desk({
      specs: [unitWithParts()],
      portfolio: { units: ['329'], assessor: 'j-okafor' },
      evidence: [item('E01', { criteria: ['329/9.1a'] })],
    });
    const lines = ['j', 'm', '329/9.1b, 9.2', 'Nobody had to be told.', 'b', '', '', 'y'];
    const { stderr } = await sit('assess', lines, ['--color', 'never']);
    expect(stderr).toContain(`
Nothing shows these yet, and each is asked only where necessary. Which did not
arise?
  1  329/9.1b  Follow procedures to tell others, where necessary (performance,
               where necessary)
`);
    expect(read('assessments/A01.md')).toContain(
      '{ criteria: [329/9.1b], outcome: not-applicable, reason: Nobody had to be told. }',
    );
  });

  it('offers a sign-off only to whoever assesses the unit', async () => {
    const { sit } = await desk({
      ...given,
      specs: [unit('B9'), unit('B8')],
      portfolio: { units: [{ unit: 'B9', declared: '2026-10-01' }, 'B8'] },
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')],
      people: { ...people, 'r-lind': { name: 'R. Lind', roles: ['assessor'], units: ['B8'] } },
    });
    const asks = 'Do you sign it off as\nachieved?';
    expect((await sit('assess', ['', ''], ['--by', 'r-lind'])).stderr).not.toContain(asks);
    expect((await sit('assess', ['', '', 'n'], ['--by', 'j-okafor'])).stderr).toContain(asks);
  });

  it('goes back to a countersignature, and asks about what it leaves open', async () => {
    const { sit, read } = await desk();
    await sit('assess', ['t', 'm', 'end', '', '', '', 'y']);
    const lines = ['j', 'y', 'end', '', '', '', 'back', 'countersignatures', 'n', 'p', '', 'end', 'y'];
    const { stderr } = await sit('assess', lines, ['--color', 'never']);
    expect(stderr).toContain('\n  3  t-bello   T. Bello, trainee\n');
    expect(stderr).toContain('\n1 record of a trainee assessor to countersign\n');
    expect(read('assessments/A04.md')).toMatch(/evidence: E01, criteria: \[B9\/1\.1\], outcome: partial/);
    expect(read('assessments/A04.md')).not.toContain('countersigns');
  });

  it('keeps an earlier answer, with its reason, where Enter follows back', async () => {
    const { sit, read } = await desk();
    const lines = ['j', 'not yet', 'Say who.', 'b', '', 'end', '', '', '', 'y'];
    const { stderr } = await sit('assess', lines, ['--color', 'never']);
    expect(stderr).toContain('\nYou answered: not yet: “Say who.”\n');
    expect(read('assessments/A03.md')).toMatch(/outcome: not-yet, digest: "sha256:\w+", reason: Say who\. \}/);
  });

  it('goes back from the record to any part, and loses no answer', async () => {
    const { sit, read } = await desk();
    const change = ['back', 'decisions', 'm'];
    const keepAll = ['back', 'actions', '', '', '', 'back', 'feedback', '', 'back', 'judgements', '', ''];
    const lines = [...answers.slice(0, -1), ...change, '', '', ...keepAll, 'y'];
    const { status, stderr } = await sit('assess', lines, ['--color', 'never']);
    expect(status).toBe(0);
    expect(stderr).toContain(
      '\nBack to what?\n  1 decisions, 2 judgements, 3 actions, 4 feedback, 5 sign-offs, 6 record\n',
    );
    expect(stderr).toContain('\nDoes the action stand? Visit again\n');
    expect(read('assessments/A03.md')).toBe(await flagsGive());
  });

  it('asks about one item alone where --evidence names it and nothing is decided on it', async () => {
    const { sit, read } = await desk();
    const named = ['--evidence', 'E02', '--color', 'never'];
    const { status, stderr } = await sit('assess', ['j', 'm', '', '', '', 'y'], named);
    expect(status).toBe(0);
    expect(stderr).toContain('1 decision to make on E02.\n');
    expect(stderr).not.toMatch(/E01|ER3/);
    expect(read('assessments/A03.md')).toContain('{ evidence: E02, criteria: [B9/1.2], outcome: met,');
    const unknown = await sit('assess', ['j'], ['--evidence', 'E2']);
    expect([unknown.status, unknown.stderr.split('\n').slice(-4, -1)]).toEqual([
      2,
      [
        '(a number or a name; Enter: j-okafor) > evid: nothing was written',
        '  there is no evidence E2 in this portfolio',
        '    help: did you mean E02?',
      ],
    ]);
  });

  it('says of whatever is no place why not, and takes the words of a line', async () => {
    const { sit } = await desk();
    const places = ['line 99', 'a', 'at happen', 'back', 'met', 'line 11'];
    const lines = ['j', 'c', 'B9/1.2', 'm', ...places, 'end', '', '', '', 'n'];
    const { stderr } = await sit('assess', lines, ['--color', 'never']);
    expect(stderr).toContain('\nB9/1.2: criterion 1.2 (performance)\n');
    expect(stderr).toContain('  no words of E01 stand on line 99\n');
    expect(stderr.split('E01 has no such place: copy whole words as they stand there')).toHaveLength(3);
    expect(stderr).toContain('You credited B9/1.2 as met, shown at “What happened.”.\n');
    expect(stderr).toContain('\n    met  B9/1.2 (credited) (shown at “What happened.”)\n');
  });

  it('lists what is not claimed, takes a number for a criterion, and says why another cannot be credited', async () => {
    const { sit } = await desk({ ...given, specs: [...given.specs!, unit('B8')] });
    const lines = ['j', 'c', '?', 'B8/1.1', '1.1', '1.7', '1.2', 'p', '', '', 'end', '', '', '', 'y'];
    const { status, stderr, stdout } = await sit('assess', lines, ['--color', 'never']);
    expect(status).toBe(0);
    expect(stderr).toContain('  B9/1.2 criterion 1.2 (performance)\n');
    expect(stderr).toContain('  the portfolio does not list B8: it lists B9\n');
    expect(stderr).toContain('  B9/1.1 is one of the decisions on E01: it is asked about by itself\n');
    expect(stderr).toContain('  no unit of this portfolio has a criterion 1.7');
    expect(stdout).toContain('  partial  B9/1.2 (credited)\n');
  });

  it('takes back for back in a credit, changes one that was given, and takes one away again', async () => {
    const { sit, records } = await desk();
    const credit = ['c', 'B9/1.2', 'p', 'More of it.', ''];
    const leaves = ['c', 'b', 'c', '1.2', 'back', 'b', 'c', '1.2', 'remove'];
    const { stderr } = await sit('assess', ['j', ...credit, ...leaves, 'end', '', '', ''], ['--color', 'never']);
    expect(stderr).toContain('You credited B9/1.2 as partial.\n');
    expect(stderr).toContain('B9/1.2 is not credited any more.\n');
    expect(stderr.split('\n').at(-2)).toBe('> Nothing was decided, so nothing is written.');
    expect(records()).toEqual(['A01.md', 'A02.md']);
  });

  it('says before it is recorded that a credit would not be admitted', async () => {
    const { sit } = await desk({
      ...given,
      specs: [
        smallUnit([
          {
            id: '1',
            text: 'No simulation',
            rules: [{ admit: { contexts: ['paid-work'], for: 'performance' } }],
          },
        ]),
      ],
      evidence: [item('E01', { criteria: ['B9/2.1'], context: 'simulation' })],
      records: [],
    });
    const { stderr } = await sit('assess', ['j', 'c', '1.1', 'b', 'end', '', '', ''], ['--color', 'never']);
    expect(stderr).toContain(
      '\nB9/1.1: criterion 1.1 (performance)\ndoes not count: not admitted by B9/ER1: simulation\n',
    );
    expect(stderr).not.toContain('Does E01 show B9/1.1?');
  });

  it('refuses whoever may not, before anything is asked', async () => {
    const { sit } = await desk();
    const { status, stderr } = await sit('assess', [], ['--by', 'm-grant']);
    expect([status, stderr]).toEqual([
      2,
      'evid: nothing was written\n  m-grant is no assessor for B9 on 2026-11-22\n    help: people.yaml says: verifier\n',
    ]);
  });

  it('says what a record would be refused for before it asks whether to write it, and goes back or leaves', async () => {
    const { sit, records } = await desk();
    const { status, stderr } = await sit(
      'assess',
      ['p', "It's thin.", 'end', '', '', '', 'feedback', '', 'leave'],
      ['--by', 'j-okafor', '--date', '2026-03-01'],
    );
    expect([status, records()]).toEqual([0, ['A01.md', 'A02.md']]);
    expect(stderr.split('\nThis cannot be written:\n')).toHaveLength(3);
    expect(stderr.split('\n').slice(-10)).toEqual(
      [
        'This cannot be written:',
        '  A03 is dated 2026-03-01, before E01 of 2026-03-04',
        '    help: correct the date that is wrong',
        '',
        'Back to what? To leave writes nothing, and shows your answers as flags.',
        '  1 decisions, 2 actions, 3 feedback, 4 leave',
        '(a number or a name) > Nothing was written.',
        'Your answers, as flags:',
        `  evid assess portfolios/amira --by j-okafor --date 2026-03-01 --evidence E01 --partial B9/1.1 --reason 'It'\\''s thin.'`,
        '',
      ].slice(-11),
    );
  });

  it('shows no name with --anonymise, be it in the evidence or in a reason', async () => {
    const { sit, read } = await desk({
      ...given,
      portfolio: { ...given.portfolio, learner: { id: 'L-1', name: 'Amira Khan' } },
      evidence: [
        item('E01', {
          title: 'What Amira Khan did',
          criteria: ['B9/1.1', 'B9/1.2'],
          body: 'I am Amira Khan. [B9/1.1]\n',
        }),
      ],
      records: [
        assessment('A01', '2026-05-02', {
          decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'withdrawn', reason: 'Not Amira Khan.' }],
        }),
      ],
    });
    const lines = ['j', 'p', 'Let Amira Khan say more.', 'end', '', '', 'y'];
    const { status, stdout, stderr } = await sit('assess', lines, ['--anonymise', '--color', 'never']);
    expect(status).toBe(0);
    expect(`${stdout}${stderr}`).not.toContain('Khan');
    expect(stderr).toContain('shown at line 10: “I am L-1.”');
    expect(read('assessments/A02.md')).toContain('reason: Let Amira Khan say more.');
  });

  it('lets nothing in the evidence act on the terminal', async () => {
    const { sit } = await desk({
      ...given,
      evidence: [
        item('E01', {
          title: 'A\u001b[2J title\u202e',
          criteria: ['B9/1.1'],
          body: 'Then\u001b]0;owned\u0007 ::error::x [B9/1.1]\n',
        }),
      ],
      records: [],
    });
    const { stderr, stdout } = await sit('assess', ['j', 'm', 'end', '', '', 'y'], ['--color', 'never']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(`${stderr}${stdout}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|(?<!\S)::error/);
  });
});

describe('the guided walk of a verifier', () => {
  it('lists what was not sampled yet, and writes what was said of it', async () => {
    const { cwd, sit, read } = await desk();
    await evid(['assess', home, ...sameAsFlags], { cwd, stdin: 'Well done.\n\nSee you soon.\n' });
    const sampled = ['m', 's', 'A03/E01, 2, B9/ER3', 'part', '1', '', 'n', 'Not seen at the workplace.', 'a'];
    const lines = [...sampled, '', '', 'Sound.', '.', 'y'];
    const { status, stdout, stderr } = await sit('verify', lines, ['--color', 'never']);
    await expect(`${stderr}\n${stdout}\n${read('verification/V01.md')}`).toMatchFileSnapshot(
      'snapshots/verify-walk.txt',
    );
    expect(status).toBe(0);
  });

  it('shows the numbers beside a judgement, and keeps answers where the verifier goes back', async () => {
    const judge = { judge: { indicators: [{ of: 'occasions', 'at-least': 3 }] } };
    const { sit, read } = await desk({
      ...given,
      specs: [smallUnit([{ id: '3', text: 'Over a sufficient period', rules: [judge] }])],
      records: [
        assessment('A01', '2026-05-03', {
          decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' }],
          judgements: [
            {
              ...{ requirement: 'B9/ER3', outcome: 'met', reason: 'Steady.', basis: ['E01'] },
              shown: [{ of: 'occasions', measured: 4, expected: 3 }],
            },
          ],
        }),
      ],
    });
    const back = ['back', 'd', 'b', 'b', '', '', '', 'y'];
    const lines = ['m', 'i', '1,2', 'n', 'No date.', 'b', '', 'a', '', '', ...back];
    const { status, stderr } = await sit('verify', lines, ['--color', 'never']);
    expect(status).toBe(0);
    expect(stderr).toContain(`
A01/B9/ER3: judged met, by j-okafor, 2026-05-03
  judged met: B9/ER3 Over a sufficient period
    because: Steady.
    occasions: 4, where the centre looks for 3
`);
    expect(stderr).toContain('\nYou answered: not agreed: “No date.”\n');
    expect(stderr).toContain('\nYou answered: agreed.\n');
    expect(stderr).toContain('\n(numbers or names, with commas between; Enter: A01/E01, A01/B9/ER3; or none) > ');
    expect(read('verification/V01.md')).toContain(`samples:
  - { assessment: A01, evidence: E01, stage: interim, outcome: not-agreed, reason: No date. }
  - { assessment: A01, requirement: B9/ER3, stage: interim, outcome: agreed }
`);
  });

  it('agrees with some of what was decided on an item and not with others', async () => {
    const { sit, read } = await desk({
      ...given,
      records: [
        assessment('A01', '2026-05-03', {
          decisions: [{ evidence: 'E01', criteria: ['B9/1.1', 'B9/2.1'], outcome: 'met' }],
        }),
      ],
    });
    const lines = ['m', 'i', '1', 'part', '1', '1', 'No reason is given.', '', '', 'y'];
    const { status } = await sit('verify', lines, ['--color', 'never']);
    expect(status).toBe(0);
    expect(read('verification/V01.md')).toContain(`samples:
  - { assessment: A01, evidence: E01, criteria: [B9/1.1], stage: interim, outcome: agreed }
  - { assessment: A01, evidence: E01, criteria: [B9/2.1], stage: interim, outcome: not-agreed, reason: No reason is given. }
`);
  });

  it('writes nothing where nothing is sampled', async () => {
    const { sit, records } = await desk();
    const { status, stderr } = await sit('verify', ['m', 'n', '', '']);
    expect([status, stderr.split('\n').at(-2), records('verification')]).toEqual([
      0,
      '> Nothing was sampled, so nothing is written.',
      [],
    ]);
  });
});

const script = spawnSync('script', ['--version'], { encoding: 'utf8' });
const hasScript = script.status === 0 && script.stdout.includes('util-linux');
if (!hasScript)
  process.stderr.write('Skipped: the walk at a real terminal, for there is no script(1) of util-linux here.\n');

/** Runs the built program at a real terminal; each line is typed once the program asks. */
function typeAt(
  cwd: string,
  args: readonly string[],
  lines: readonly string[],
): Promise<{ status: number | null; seen: string }> {
  return new Promise((settle, refuse) => {
    // exec: a shell that stayed between the terminal and evid would be interrupted too, and answer with a status of its own.
    const command = `exec ${[process.execPath, program, ...args].map((part) => `'${part}'`).join(' ')}`;
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', TERM: 'xterm', SHELL: '/bin/sh' },
    });
    const left = [...lines];
    let seen = '';
    let answered = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      seen += text;
      // What was typed is echoed, so that a prompt is a prompt only at the very end, and each is answered once.
      if (!/(^|\n|\) )> $/.test(seen) || seen.length === answered) return;
      answered = seen.length;
      const line = left.shift();
      if (line !== undefined) child.stdin.write(line.length === 1 && line < ' ' ? line : `${line}\n`);
    });
    child.on('error', refuse);
    child.on('close', (status) => settle({ status, seen: seen.replaceAll('\r', '') }));
  });
}

describe.skipIf(!hasScript)('at a real terminal', () => {
  it('the walk ends in the same file as the flags give', async () => {
    const { cwd, read } = await desk();
    const { status, seen } = await typeAt(cwd, ['assess', home, '--today', '2026-11-22'], answers);
    expect(status).toBe(0);
    expect(seen).toContain('\n  B9: complete (evid verify amira samples it)\n');
    expect(read('assessments/A03.md')).toBe(await flagsGive());
  }, 60_000);

  it.each([
    ['Ctrl-C', '\u0003', 130],
    ['Ctrl-D', '\u0004', 2],
  ])(
    '%s ends it, and gives the answers back as flags',
    async (_, key, answer) => {
      const { cwd, records } = await desk();
      const { status, seen } = await typeAt(cwd, ['assess', home, '--today', '2026-11-22'], ['j', 'm', key]);
      expect([status, seen.split('\n').slice(-4, -1), records()]).toEqual([
        answer,
        [
          'evid: the answers ended before the last question, so nothing was written',
          'Your answers, as flags:',
          '  evid assess portfolios/amira --by j-okafor --date 2026-11-22 --evidence E01 --met B9/1.1',
        ],
        ['A01.md', 'A02.md'],
      ]);
    },
    60_000,
  );
});
