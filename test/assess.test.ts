import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskWorkspace } from './support/disk-workspace.ts';
import { runProgram } from './support/process.ts';
import { evid } from './support/terminal.ts';
import {
  assessment,
  decided,
  type Given,
  home,
  item,
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
  specs: [smallUnit([{ id: '3', text: 'Over a sufficient period' }]), unitWithParts(), unit('X1')],
  portfolio: { units: ['B9', '329'] },
  people: { 't-cole': { name: 'T. Cole', roles: ['assessor'], units: ['329'], until: '2026-06-30' } },
  evidence: [
    item('E01', { criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'] }),
    item('E02', { criteria: ['B9/2.1', '329/9.1a'], witness: ['r-lind'] }),
    item('E03', { criteria: ['B9/1.1'], draft: true }),
    item('E04', { criteria: ['B9/1.1'], withdrawn: '2026-03-08' }),
  ],
};
/** Everything of B9 in one item, so that it can be signed off. */
const ready: Given = {
  portfolio: { units: [{ unit: 'B9', declared: '2026-11-01' }] },
  evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'] })],
};

/** A workspace on the disk, and evid assess in it, by j-okafor unless the flags say otherwise. */
async function desk(what: Given = given) {
  const cwd = await diskWorkspace(what);
  folders.push(cwd);
  const at = (name: string) => join(cwd, home, name);
  const run = (args: string[], stdin = '') => evid(['assess', home, ...args], { cwd, stdin });
  return {
    cwd,
    at,
    run,
    assess: (...args: string[]) => run(['--by', 'j-okafor', ...args]),
    read: (name: string) => readFileSync(at(name), 'utf8').replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…'),
    records: () => (existsSync(at('assessments')) ? readdirSync(at('assessments')) : []),
    status: async (ref: string): Promise<string | undefined> => {
      const { stdout } = await evid(['why', home, ref, '--format', 'json'], { cwd });
      return JSON.parse(stdout).status;
    },
  };
}
/** Everything that is said where nothing may be written, without the advice. */
async function refusals(args: string[], what: Given = given): Promise<string[]> {
  const { run, records } = await desk(what);
  const before = records();
  const { status, stdout, stderr } = await run(args.includes('--by') ? args : ['--by', 'j-okafor', ...args]);
  expect({ status, stdout, records: records() }).toEqual({ status: 2, stdout: '', records: before });
  const [first, ...lines] = stderr.trimEnd().split('\n');
  expect(first).toBe('evid: nothing was written');
  return lines.filter((line) => !line.startsWith('    help: ')).map((line) => line.trim());
}
const on = (evidence: string, ...rest: string[]) => ['--evidence', evidence, ...rest];

describe('evid assess', () => {
  it('writes decisions in the order in which they were typed, bound to the evidence, and says what changed', async () => {
    const { assess, read } = await desk();
    const answer = await assess(
      ...on('E01', '--met', 'B9/1.1', '--met', 'partner/cooperative', '--partial', 'B9/1.2', '--reason', 'Half of it.'),
      ...on('E02', '--met', 'B9/1.2', '--place', 'What happened', '--not-yet', 'B9/2.1', '--reason', 'What, not: why.'),
      ...on('E01,E02', '--met', '329/9.1a', '--not-applicable', '329/9.1c', '--reason', 'Did not arise.'),
      ...['--judge', 'B9/ER3=not-yet', '--reason', 'Two days only.'],
      ...['--action', 'Say why, too', '--owner', 'learner', '--due', '2026-12-01', '--action', 'Visit again'],
    );
    expect(answer.status).toBe(0);
    await expect(`${answer.stdout}${answer.stderr}\n${read('assessments/A01.md')}`).toMatchFileSnapshot(
      'snapshots/assess-written.txt',
    );
  });

  it('takes the feedback from a file or from what is piped in', async () => {
    const { run, read, cwd } = await desk();
    writeFileSync(join(cwd, 'words.md'), 'From a file.\r\n');
    const one = await evid(
      ['assess', home, '--by', 'j-okafor', ...on('E01', '--met', 'B9/1.1'), '--feedback', 'words.md'],
      { cwd },
    );
    const two = await run(['--by', 'j-okafor', ...on('E01', '--met', 'B9/1.2'), '--feedback', '-'], '\nPiped in.\n\n');
    const gone = await run(['--by', 'j-okafor', '--feedback', 'gone.md']);
    expect([one.status, two.status, gone.status]).toEqual([0, 0, 2]);
    expect(read('assessments/A01.md')).toMatch(/---\n\nFrom a file\.\n$/);
    expect(read('assessments/A02.md')).toMatch(/---\n\nPiped in\.\n$/);
    expect(gone.stderr).toMatch(/^evid: there is no file gone\.md\n/);
  });

  it.each([
    ['UTF-16 with its mark', Buffer.from('\ufeffGood work – go on.', 'utf16le'), 'Good work – go on.\n'],
    ['UTF-8 with its mark', Buffer.from('\ufeffGood work.'), 'Good work.\n'],
    ['what is no UTF-8', Buffer.from('Good w\u00f6rk', 'latin1'), 'evid: words.md is not UTF-8 text\n'],
    ['a NUL', Buffer.from('Good\0work'), 'evid: words.md is no text: it holds a NUL character\n'],
  ])('reads or refuses feedback in %s', async (_, bytes, expected) => {
    const { read, cwd, records } = await desk();
    writeFileSync(join(cwd, 'words.md'), bytes);
    const { stderr } = await evid(['assess', home, '--by', 'j-okafor', '--feedback', 'words.md'], { cwd });
    const given = records().length === 0 ? stderr : read('assessments/A01.md');
    expect(given).toContain(expected);
  });

  it('says that a reason is lacking where a verifier did not agree, and which gaps are open again', async () => {
    const { assess } = await desk({
      ...given,
      records: [
        assessment('A01', '2026-05-03', {
          decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' }],
        }),
        verification('V01', '2026-05-04', [
          { assessment: 'A01', stage: 'interim', outcome: 'not-agreed', reason: 'No date.' },
        ]),
      ],
    });
    const note = `V01 did not agree with B9/1.1 (E01), and A02 gives no reason: --reason "…"
    after it says why
`;
    const again = await assess(...on('E01', '--met', 'B9/1.1'));
    const answered = await assess(...on('E01', '--not-yet', 'B9/1.1', '--reason', 'It needs a date.'));
    expect(again.stdout).toContain(note);
    expect(answered.stdout).not.toContain('did not agree');
    expect(answered.stdout).toContain('\n  opens 1 gap: B9/1.1\n');
  });

  it('takes only whole words for a place', async () => {
    const places = ['a', 'hat', 'What happened', 'happened.'];
    const placed = await Promise.all(
      places.map(async (place) => {
        const { assess } = await desk();
        return (await assess(...on('E02', '--met', 'B9/1.2', '--place', place))).status;
      }),
    );
    expect(placed).toEqual([2, 2, 0, 0]);
  });

  it('offers the unit that was meant, and countersigns once what is named twice', async () => {
    const { assess, run, read } = await desk();
    expect((await assess('--achieved', 'b9')).stderr).toContain('help: did you mean B9?');
    await run(['--by', 't-bello', ...on('E01', '--met', 'B9/1.1')]);
    await assess('--countersign', 'A01', '--countersign', 'A01');
    expect(read('assessments/A02.md')).toContain('countersigns: [A01]\n');
  });

  it('refuses what lies outside --unit', async () => {
    const { assess, records } = await desk();
    const { status, stderr } = await assess('--unit', '329', ...on('E01', '--met', 'B9/1.1'));
    expect([status, records()]).toEqual([2, []]);
    expect(stderr).toContain('  B9/1.1 is outside --unit\n    help: --unit 329 leaves out everything else\n');
  });

  it('lets a judgement rest on what is accepted once the decisions beside it stand', async () => {
    const { assess, read } = await desk(ready);
    await assess(...on('E01', '--met', 'B9/1.1'), '--judge', 'B9/ER9=not-yet', '--reason', 'Too early.');
    expect(read('assessments/A01.md')).toContain('basis: { E01: "sha256:…" }');
  });

  it('signs a unit off once everything in it is met, and takes it back with a reason', async () => {
    const { assess, read, cwd } = await desk(ready);
    const all = await assess(...on('E01', '--met', 'B9/1.1,B9/1.2,B9/2.1'), '--achieved', 'B9');
    expect(all.stdout).toContain('B9      awaiting assessment → complete');
    expect(read('assessments/A01.md')).toContain('units:\n  - { unit: B9, outcome: achieved }\n');
    const back = await assess('--withdraw-sign-off', 'B9', '--reason', 'An appeal.');
    expect(back.stdout).toContain('B9  complete → awaiting sign-off');
    const { stdout } = await evid(['status', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)[0].status).toBe('awaiting-sign-off');
  });

  it('takes decisions, judgements and what was not applicable back', async () => {
    const { assess, status } = await desk();
    await assess(
      ...on('E01', '--met', 'B9/1.1'),
      ...['--not-applicable', '329/9.1c', '--reason', 'No.', '--judge', 'B9/ER3=met', '--reason', 'Steady.'],
    );
    expect([await status('B9/1.1'), await status('329/9.1c'), await status('B9/ER3')]).toEqual([
      'met',
      'not-applicable',
      'met',
    ]);
    const back = await assess(
      ...['--withdraw', '329/9.1c', '--reason', 'It did arise.', '--judge', 'B9/ER3=withdrawn', '--reason', 'A slip.'],
      ...on('E01', '--withdraw', 'B9/1.1', '--reason', 'The wrong learner.'),
    );
    expect(back.stderr).toBe('');
    expect([await status('B9/1.1'), await status('329/9.1c'), await status('B9/ER3')]).toEqual([
      'claimed',
      'missing',
      'claimed',
    ]);
  });

  it('says that a trainee’s record waits, and counts it once an assessor has countersigned it', async () => {
    const { run, assess, status, read } = await desk();
    const trainee = await run(['--by', 't-bello', ...on('E01', '--met', 'B9/1.1')]);
    expect(trainee.stdout).toContain(
      'A01 is a trainee assessor’s: it counts once an assessor has countersigned it\n    (evid assess amira --countersign A01 --by …).',
    );
    expect(await status('B9/1.1')).toBe('claimed');
    const { stdout } = await assess('--countersign', 'A01');
    expect(stdout).toContain('B9/1.1  claimed → met');
    expect(await status('B9/1.1')).toBe('met');
    expect(read('assessments/A02.md')).toContain('countersigns: [A01]');
  });

  it('writes the very same record once, until what it says has been taken back', async () => {
    const { assess, records } = await desk();
    const typed = on('E01', '--met', 'B9/1.1');
    expect((await assess(...typed)).status).toBe(0);
    expect(await assess(...typed)).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'evid: nothing was written\n  A01 says the very same already\n    help: read it: portfolios/amira/assessments/A01.md\n',
    });
    expect(records()).toEqual(['A01.md']);
    await assess(...on('E01', '--withdraw', 'B9/1.1', '--reason', 'A slip.'));
    expect((await assess(...typed)).status).toBe(0);
    expect(records()).toEqual(['A01.md', 'A02.md', 'A03.md']);
  });

  it('offers nobody a trainee’s record that an assessor’s own decision has overtaken, and says why it waits for nobody', async () => {
    const { run, assess } = await desk();
    await run(['--by', 't-bello', ...on('E01', '--met', 'B9/1.1')]);
    await assess(...on('E01', '--met', 'B9/1.1'));
    const { status, stderr } = await assess('--countersign', 'A01');
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining(
        'A01 awaits no countersignature: later records replace all of it, or its evidence is withdrawn',
      ),
    ]);
  });

  it('closes actions', async () => {
    const { assess, read, cwd } = await desk();
    await assess('--action', 'Ring the supplier');
    await assess('--close', 'A01/1');
    expect(read('assessments/A02.md')).toContain('closes: [A01/1]');
    const { stdout } = await evid(['check', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout).portfolios[0].actions).toEqual([
      { ref: 'A01/1', text: 'Ring the supplier', open: false },
    ]);
  });

  it('numbers on in the form that the portfolio has, over all records and files', async () => {
    const { assess, records, at } = await desk({
      ...given,
      records: [assessment('2026-007', '2026-05-02', {}), assessment('2026-009', '2026-05-03', {})],
    });
    writeFileSync(at('assessments/2026-011.md'), 'not a record');
    await assess(...on('E01', '--met', 'B9/1.1'));
    expect(records().sort()).toEqual(['2026-007.md', '2026-009.md', '2026-011.md', '2026-012.md']);
  });

  it('says what it credits that the item does not claim, and who claims it', async () => {
    const { assess } = await desk();
    const { stdout } = await assess(...on('E01', '--met', 'B9/1.1,B9/2.1'), ...on('E02', '--met', '329/9.2'));
    expect(stdout.slice(stdout.indexOf('\n\nNote'), stdout.indexOf('What changed'))).toBe(`

Note
  credited: the learner does not claim B9/2.1 with E01; E02 claims it; --place
    “…” after it says where it is shown
  credited: the learner does not claim 329/9.2 with E02; --place “…” after it
    says where it is shown

`);
    const again = await assess(...on('E01', '--met', 'B9/1.1,B9/2.1'));
    expect(again.stdout).not.toContain('credited');
    expect(again.stdout).toContain('\n\nWhat changed\n  nothing\n');
  });

  it('says where a later record stands against one that is written with an earlier date', async () => {
    const { assess } = await desk({ ...given, records: [decided('A03', '2026-05-02', 'E01', 'B9/1.1', 'met')] });
    const late = ['--date', '2026-05-01', '--not-yet', 'B9/1.1', '--reason', 'Not then.', '--met', 'B9/1.2'];
    const { stdout } = await assess('--evidence', 'E01', ...late);
    expect(stdout).toContain('\n\nNote\n  A03 of 2026-05-02 is later and stands: B9/1.1 (E01)\n\nWhat changed\n');
  });

  it('offers the whole reference to whoever leaves the unit out, the unit of the item first', async () => {
    const { assess } = await desk();
    const said = await assess(...on('E01', '--met', '1.1,2.1'), '--judge', 'ER3=met', '--reason', 'x');
    expect(said.stderr).toBe(`evid: nothing was written
  1.1 is neither a criterion nor a situation
    help: did you mean B9/1.1?
  2.1 is neither a criterion nor a situation
    help: did you mean B9/2.1?
  ER3 names no unit
    help: did you mean B9/ER3?
`);
    const ofTwo = await assess(...on('E02', '--met', '9.1'));
    expect(ofTwo.stderr).toContain('help: did you mean 329/9.1?\n');
  });

  it('warns of what evid check would warn of', async () => {
    const { assess } = await desk({
      ...given,
      evidence: [
        item('E01', { criteria: ['B9/1.1'], held: 'CRM ticket 4411', 'seen-by': 'r-lind', 'seen-on': '2026-03-09' }),
      ],
    });
    const { status, stderr } = await assess(...on('E01', '--met', 'B9/1.1'));
    expect(status).toBe(0);
    expect(stderr).toBe(
      'warning: j-okafor decided on E01, which is held at the workplace, without being\n' +
        '    recorded as having seen it [not-inspected]\n' +
        '  help: once inspected there, the item says so: seen-by and seen-on\n',
    );
  });

  it('says no more than the file with --quiet, and no name with --anonymise', async () => {
    const { assess } = await desk({
      ...given,
      portfolio: { units: ['B9'], learner: { id: 'L-1', name: 'Amira Khan' } },
      evidence: [item('E01', { title: 'What Amira Khan did', criteria: ['B9/1.1'] })],
    });
    const quiet = await assess(...on('E01', '--met', 'B9/1.1'), '--quiet');
    expect(quiet.stdout).toBe('Wrote portfolios/amira/assessments/A01.md\n');
    const hidden = await assess(...on('E01', '--partial', 'B9/1.1'), '--anonymise');
    expect(hidden.stdout).toContain('E01 What L-1 did\n');
  });
});

describe('evid assess writes nothing', () => {
  it('about an item or a record of which there are two by that id, for nobody could tell which is meant', async () => {
    const { at, assess, records, cwd } = await desk({
      ...given,
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met', { assessor: 't-bello' })],
    });
    writeFileSync(at('evidence/also.md'), readFileSync(at('evidence/E01.md')));
    writeFileSync(at('assessments/also.md'), readFileSync(at('assessments/A01.md')));
    expect((await assess(...on('E01', '--met', 'B9/1.1'))).stderr).toContain(
      `several items are called E01: ${home}/evidence/E01.md, ${home}/evidence/also.md\n    help: give all but one of them another id first\n`,
    );
    const named = `several records are called A01: ${home}/assessments/A01.md, ${home}/assessments/also.md\n`;
    expect((await assess('--countersign', 'A01')).stderr).toContain(named);
    const sampling = ['--by', 'm-grant', '--stage', 'interim', '--assessment', 'A01', '--agreed'];
    expect((await evid(['verify', home, ...sampling], { cwd })).stderr).toContain(named);
    expect(records()).toEqual(['A01.md', 'also.md']);
  });

  const records = [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met', { actions: [{ id: 1, text: 'Ring' }] })];

  it.each<[why: string, args: string[], said: string[]]>([
    [
      'for somebody who is not in the register',
      ['--by', 'j-okafr', ...on('E01', '--met', 'B9/1.1')],
      ['j-okafr is not in people.yaml'],
    ],
    [
      'for a verifier',
      ['--by', 'm-grant', ...on('E01', '--met', 'B9/1.1')],
      ['m-grant is no assessor for B9, 329 on 2026-11-22'],
    ],
    ['for the learner', ['--by', 'L-1', ...on('E01', '--met', 'B9/1.1')], ['L-1 is the learner of this portfolio']],
    [
      'for a witness of the item',
      ['--by', 'r-lind', ...on('E02', '--met', 'B9/2.1')],
      ['r-lind is the witness of E02 and cannot decide on it'],
    ],
    [
      'for an assessor of another unit',
      ['--by', 't-cole', '--date', '2026-06-01', ...on('E01', '--met', 'B9/1.1')],
      ['t-cole is not an assessor for B9 on 2026-06-01, so A02 has no effect there'],
    ],
    [
      'for an assessor whose time is over',
      ['--by', 't-cole', ...on('E02', '--met', '329/9.1a')],
      ['t-cole is no assessor for B9, 329 on 2026-11-22'],
    ],
    [
      'on a day to come',
      ['--date', '2026-11-23', ...on('E01', '--met', 'B9/1.1')],
      ['date 2026-11-23 is after today, 2026-11-22'],
    ],
    [
      'before the evidence',
      ['--date', '2026-03-01', ...on('E01', '--met', 'B9/1.1')],
      ['A02 is dated 2026-03-01, before E01 of 2026-03-04'],
    ],
    ['on evidence that is not there', on('E99', '--met', 'B9/1.1'), ['there is no evidence E99 in this portfolio']],
    ['on a draft', on('E03', '--met', 'B9/1.1'), ['E03 is a draft']],
    ['on a withdrawn item', on('E04', '--met', 'B9/1.1'), ['E04 was withdrawn on 2026-03-08']],
    ['on a criterion that is not there', on('E01', '--met', 'B9/1.7'), ['unit B9 has no criterion 1.7']],
    [
      'on a requirement as if it were a criterion',
      on('E01', '--met', 'B9/ER3'),
      ['B9/ER3 is a requirement, not a criterion'],
    ],
    [
      'on what is neither criterion nor situation',
      on('E01', '--met', 'n/a'),
      ['n/a is neither a criterion nor a situation'],
    ],
    ['on a unit that the portfolio does not list', on('E01', '--met', 'X1/1.1'), ['the portfolio does not list X1']],
    [
      'on a situation that the item is not tagged with',
      on('E01', '--met', 'partner/uncooperative'),
      ['E01 is not tagged partner/uncooperative, so this decision means nothing'],
    ],
    [
      'that is not yet and was not claimed',
      on('E01', '--not-yet', 'B9/2.1', '--reason', 'x'),
      ['E01 does not claim B9/2.1, so not-yet means nothing'],
    ],
    ['twice over', on('E01', '--met', 'B9/1.1', '--partial', 'B9/1.1'), ['A02 decides E01 on B9/1.1 twice']],
    [
      'that always applies as not applicable',
      ['--not-applicable', 'B9/1.1', '--reason', 'x'],
      ['B9/1.1 always applies, so this decision does nothing'],
    ],
    [
      'back that was not decided',
      on('E01', '--withdraw', 'B9/1.2', '--reason', 'x'),
      ['nothing is decided on E01 for B9/1.2, so nothing can be taken back'],
    ],
    [
      'back that was applicable',
      ['--withdraw', '329/9.1c', '--reason', 'x'],
      ['329/9.1c was not called not applicable'],
    ],
    [
      'back that was not judged',
      ['--judge', 'B9/ER3=withdrawn', '--reason', 'x'],
      ['B9/ER3 was not judged, so nothing can be taken back'],
    ],
    [
      'back that was not signed off',
      ['--withdraw-sign-off', 'B9', '--reason', 'x'],
      ['B9 is not signed off, so nothing can be taken back'],
    ],
    [
      'about a requirement that is not there',
      ['--judge', 'B9/ER4=met', '--reason', 'x'],
      ['there is no requirement B9/ER4'],
    ],
    [
      'about a judgement of no kind',
      ['--judge', 'B9/ER3=mett', '--reason', 'x'],
      ['--judge B9/ER3=mett does not say how it was judged'],
    ],
    [
      'about a basis that is not there',
      ['--judge', 'B9/ER3=met', '--reason', 'x', '--basis', 'E98'],
      ['there is no evidence E98 in this portfolio'],
    ],
    [
      'to sign off what is open',
      ['--achieved', '329'],
      [
        '329 cannot be signed off: open are 329/9.1a, 329/9.1b, 329/9.1c, 329/9.2; the learner has not declared the evidence their own either',
      ],
    ],
    ['to sign off a unit that is not there', ['--achieved', 'B7'], ['there is no unit B7']],
    ['to countersign what is not there', ['--countersign', 'A07'], ['there is no record A07 in this portfolio']],
    ['to countersign a record of one’s own', ['--countersign', 'A01'], ['A01 is j-okafor’s own record']],
    ['to countersign what needs none', ['--by', 'r-lind', '--countersign', 'A01'], ['A01 awaits no countersignature']],
    ['to sign off a unit in small letters', ['--achieved', 'b9'], ['there is no unit b9']],
    ['for an action without words', ['--action', '', '--owner', 'learner'], ['--action is empty']],
    ['to close what is not there', ['--close', 'A01/2'], ['there is no action A01/2']],
    [
      'to close an action of its own',
      ['--action', 'Ring', '--close', 'A02/1'],
      ['A02 closes an action of its own, A02/1'],
    ],
    [
      'for somebody who cannot act',
      ['--action', 'Ring', '--owner', 'nobody'],
      ['nobody here is called nobody, who is to “Ring”'],
    ],
    [
      'that is due before it is set',
      ['--action', 'Ring', '--due', '2026-11-01'],
      ['the action “Ring” is due on 2026-11-01, before the record of 2026-11-22'],
    ],
    ['for an outcome without evidence', ['--met', 'B9/1.1'], ['--met B9/1.1 stands before any --evidence']],
    ['for evidence without an outcome', on('E01', ...on('E02', '--met', 'B9/2.1')), ['nothing is decided on E01']],
    ['for evidence without a name', on(','), ['--evidence names no item']],
    ['for an outcome without a criterion', on('E01', '--met', ','), ['--met , names no criterion']],
    ['for a refusal without a reason', on('E01', '--not-yet', 'B9/1.1'), ['--not-yet B9/1.1 has no reason']],
    ['for a judgement without a reason', ['--judge', 'B9/ER3=met'], ['--judge B9/ER3=met has no reason']],
    ['for a reason for nothing', ['--reason', 'x'], ['--reason stands before what it is a reason for']],
    [
      'for two reasons',
      on('E01', '--partial', 'B9/1.1', '--reason', 'x', '--reason', 'y'),
      ['--partial B9/1.1 has two reasons'],
    ],
    [
      'for an empty reason',
      on('E01', '--not-yet', 'B9/1.1', '--reason', ' '),
      ['the reason for --not-yet B9/1.1 is empty'],
    ],
    [
      'for a place of nothing',
      on('E01', '--not-yet', 'B9/1.1', '--reason', 'x', '--place', 'y'),
      ['--place belongs after --met or --partial'],
    ],
    ['for a basis of nothing', on('E01', '--met', 'B9/1.1', '--basis', 'E01'), ['--basis belongs after --judge']],
    ['for an owner of nothing', ['--owner', 'learner'], ['--owner stands before any --action']],
    [
      'for two owners',
      ['--action', 'Ring', '--owner', 'learner', '--owner', 'assessor'],
      ['the action “Ring” has two --owner'],
    ],
  ])('%s', async (_, args, said) => {
    expect(await refusals(args, { ...given, records })).toEqual(said);
  });

  it('and names everything that is wrong at once', async () => {
    expect(
      await refusals([
        ...['--by', 'j-okafr', ...on('E99', '--met', 'B9/1.1'), ...on('E01', '--not-yet', 'B9/1.2')],
        ...['--close', 'A09/1'],
      ]),
    ).toEqual([
      'j-okafr is not in people.yaml',
      '--not-yet B9/1.2 has no reason',
      'there is no evidence E99 in this portfolio',
      'there is no record A09 in this portfolio',
    ]);
  });

  it('to close an action twice', async () => {
    const closed = [...records, assessment('A02', '2026-05-03', { closes: ['A01/1'] })];
    expect(await refusals(['--close', 'A01/1'], { ...given, records: closed })).toEqual([
      'the action A01/1 is closed already',
    ]);
  });

  it('even where the centre reports such faults more mildly', async () => {
    const config = { policy: { severity: { 'person-not-authorised': 'off', 'duplicate-decision': 'warning' } } };
    const args = ['--by', 't-cole', '--date', '2026-06-01', ...on('E01', '--met', 'B9/1.1', '--partial', 'B9/1.1')];
    expect(await refusals(args, { ...given, config })).toEqual([
      't-cole is not an assessor for B9 on 2026-06-01, so A01 has no effect there',
      'A01 decides E01 on B9/1.1 twice',
    ]);
  });

  it('without anything decided, without a terminal to ask at, and without a name', async () => {
    const { run, records: written } = await desk();
    const answers = [await run([]), await run(['--by', 'j-okafor']), await run(on('E01', '--met', 'B9/1.1'))];
    expect(answers.map(({ status }) => status)).toEqual([2, 2, 2]);
    expect(answers[0]!.stderr).toMatch(/^evid: nothing is decided\n/);
    expect(answers[2]!.stderr).toMatch(/^evid: --by is missing\n/);
    expect(written()).toEqual([]);
  });

  it('in a workspace that cannot be used', async () => {
    const { assess, cwd, records: written } = await desk();
    writeFileSync(join(cwd, 'people.yaml'), 'j-okafor: [');
    const { status, stderr } = await assess(...on('E01', '--met', 'B9/1.1'));
    expect([status, written()]).toEqual([2, []]);
    expect(stderr).toMatch(/^evid: the workspace cannot be used as it is, so nothing is recorded\n/);
  });
});

describe('several who record at once', () => {
  it('lose no record, and no two have one number', async () => {
    const { cwd, records, read } = await desk();
    const words = ['one', 'two', 'three', 'four', 'five', 'six'];
    const args = (word: string) => [
      'assess',
      home,
      '--by',
      'j-okafor',
      '--quiet',
      ...on('E01', '--partial', 'B9/1.1', '--reason', word),
    ];
    const ended = await Promise.all(words.map((word) => runProgram(args(word), { cwd })));
    expect(ended.map(({ status, stderr }) => [status, stderr])).toEqual(words.map(() => [0, '']));
    expect(records().sort()).toEqual(words.map((_, index) => `A0${index + 1}.md`));
    const said = records().map((name) => /reason: (\w+)/.exec(read(`assessments/${name}`))![1]);
    expect(said.sort()).toEqual([...words].sort());
    expect(records().every((name) => read(`assessments/${name}`).includes(`id: ${name.replace('.md', '')}\n`))).toBe(
      true,
    );
  }, 60_000);
});
