import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { copyExamples } from './support/examples.ts';
import { refuse, refuseNothing } from './support/refusing.ts';
import { evid, type World } from './support/terminal.ts';

const scratch = mkdtempSync(join(tmpdir(), 'evid-new-'));
afterEach(refuseNothing);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const workspace = () => copyExamples(mkdtempSync(join(scratch, 'w-')));
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
const check = async (cwd: string, portfolio: string) => {
  const { stdout } = await evid(['check', portfolio, '--format', 'json'], { cwd });
  const { summary, diagnostics } = JSON.parse(stdout) as {
    summary: { evidence: number };
    diagnostics: { code: string; severity: string; file: string; message: string }[];
  };
  return {
    summary,
    faults: diagnostics.filter(({ severity, file }) => severity !== 'info' && file.startsWith('portfolios/')),
  };
};

describe('evid new portfolio', () => {
  const sam = ['--id', 'L-0301', '--name', 'Sam Réid', '--units', 'B8,329'];
  const people = ['--assessor', 'j-okafor', '--verifier', 'm-grant'];
  const create = (cwd: string, ...args: string[]) => evid(['new', 'portfolio', ...args], { cwd });

  it('names the qualification, and takes units that only a qualification knows', async () => {
    const cwd = workspace();
    const towards = ['--id', 'L-0309', '--units', 'B9,F1', '--qualification', 'L3-CSP'];
    expect(await create(cwd, ...towards)).toMatchObject({ status: 0 });
    expect(readFileSync(join(cwd, 'portfolios/l-0309/portfolio.yaml'), 'utf8')).toContain('qualification: L3-CSP\n');
    expect((await create(cwd, '--id', 'L-0310', '--units', 'B9', '--qualification', 'L4')).stderr).toContain(
      'there is no qualification L4\n  help: qualifications here: L3-CSP',
    );
  });

  it('makes a folder named for the learner, which checks clean', async () => {
    const cwd = workspace();
    expect(await create(cwd, ...sam, ...people, '--registered', '2026-09-01')).toEqual({
      status: 0,
      stdout: 'wrote portfolios/sam-reid/portfolio.yaml\n',
      stderr: 'Next: evid new evidence sam-reid\n',
    });
    expect(
      readFileSync(join(cwd, 'portfolios/sam-reid/portfolio.yaml'), 'utf8'),
    ).toBe(`# yaml-language-server: $schema=../../schemas/portfolio.schema.json
learner: { id: L-0301, name: Sam Réid }
units: [B8, "329"]
assessor: j-okafor
verifier: m-grant
registered: 2026-09-01
`);
    expect((await check(cwd, 'sam-reid')).faults).toEqual([]);
  });

  it('refuses what no register and no specification has, with the nearest name', async () => {
    const cwd = workspace();
    const refused = async (...args: string[]) => {
      const { status, stderr } = await create(cwd, ...args);
      expect(status).toBe(2);
      return stderr;
    };
    expect(await refused('--units', 'B8')).toBe(
      'evid: --id is missing\n  help: give it here, or run evid at a terminal, where it asks\n',
    );
    expect(await refused()).toBe(
      'evid: --id and --units are missing\n  help: give them here, or run evid at a terminal, where it asks\n',
    );
    expect(await refused('--id', 'L-0301')).toContain('evid: --units is missing\n');
    expect(await refused(...sam, '--units', 'B7')).toBe('evid: there is no unit B7\n  help: did you mean B8?\n');
    expect(await refused(...sam, '--assessor', 'm-grant')).toBe(
      'evid: there is no assessor m-grant\n  help: assessors here: j-okafor, r-lindqvist, t-bello\n',
    );
    expect(await refused(...sam, '--verifier', 'm-grand')).toBe(
      'evid: there is no verifier m-grand\n  help: did you mean m-grant?\n',
    );
    expect(await refused(...sam, '--registered', '2026-02-30')).toContain('2026-02 has 28 days.');
    expect(await refused(...sam, '--registered', '2027-01-01')).toBe(
      'evid: nothing was written\n  registered 2027-01-01 is after today, 2026-11-22\n    help: correct the date\n',
    );
    expect(await refused('--id', 'L 1', '--units', 'B8')).toContain('is no id');
    expect(await refused('--id', 'L-9', '--name', ' ', '--units', 'B8')).toContain('evid: --name is empty\n');
    expect(await refused('--id', 'L-0231', '--units', 'B8')).toContain(
      'evid: L-0231 is the learner of portfolios/amira-khan already\n',
    );
    expect(readdirSync(join(cwd, 'portfolios'))).toEqual(['amira-khan', 'grace-oyelaran', 'tomasz-wrobel']);
  });

  it('never touches a portfolio that is there', async () => {
    const cwd = workspace();
    const before = readFileSync(join(cwd, 'portfolios/amira-khan/portfolio.yaml'), 'utf8');
    expect((await create(cwd, '--id', 'L-9', '--name', 'Amira Khan', '--units', 'B8')).stderr).toBe(
      'evid: there is a portfolio in portfolios/amira-khan already\n  help: name another folder with --folder\n',
    );
    expect(readFileSync(join(cwd, 'portfolios/amira-khan/portfolio.yaml'), 'utf8')).toBe(before);
    expect(
      (await create(cwd, '--id', 'L-9', '--name', 'Amira Khan', '--units', 'B8', '--folder', 'amira-2')).stdout,
    ).toBe('wrote portfolios/amira-2/portfolio.yaml\n');
  });

  it('puts it where evid.yaml keeps portfolios', async () => {
    const cwd = workspace();
    writeFileSync(join(cwd, 'evid.yaml'), 'version: 1\nportfolios: [learners/*, archive/*/*]\n');
    const at = async (id: string, ...folder: string[]) => {
      const { stdout, stderr } = await create(cwd, '--id', id, '--units', 'B8', ...folder);
      return stdout + stderr;
    };
    expect(await at('李-7')).toContain('wrote learners/7/portfolio.yaml\n');
    expect(await at('李-8', '--folder', 'archive/2026/seven')).toContain('wrote archive/2026/seven/portfolio.yaml\n');
    for (const folder of ['portfolios/seven', '../seven', 'learners/a/b', '.'])
      expect(await at('李-9', '--folder', folder)).toBe(
        `evid: ${folder} is no place for a portfolio\n  help: evid.yaml keeps them in learners/*, archive/*/*; name such a folder with --folder\n`,
      );
  });

  it('asks at a terminal for what the flags leave open', async () => {
    const cwd = workspace();
    const stdin = 'L-0231\nL-0301\nSam Reid\nB8 B9\nr-l\n\n2026-13-01\n2026-09-01\n';
    const { status, stderr } = await evid(['new', 'portfolio'], { cwd, stdin, isTerminal: true });
    expect(status).toBe(0);
    await expect(stderr).toMatchFileSnapshot('snapshots/new-portfolio-questions.txt');
    expect(readFileSync(join(cwd, 'portfolios/sam-reid/portfolio.yaml'), 'utf8')).toContain(
      'units: [B8, B9]\nassessor: r-lindqvist\nverifier: m-grant\nregistered: 2026-09-01\n',
    );
  });

  it('is made whatever evid.yaml calls its checks', async () => {
    const cwd = workspace();
    appendFileSync(join(cwd, 'evid.yaml'), '  severity: { unlocated-claims: error }\n');
    expect(await create(cwd, ...sam)).toMatchObject({ status: 0 });
  });

  it('says why the disk does not take it, and leaves nothing behind', async () => {
    const cwd = workspace();
    refuse({ writeSync: 'ENOSPC' });
    const { status, stderr } = await create(cwd, ...sam);
    refuseNothing();
    expect([status, stderr]).toEqual([
      2,
      'evid: portfolios/sam-reid/portfolio.yaml cannot be written: the disk is full\n  help: nothing was written\n',
    ]);
    expect(readdirSync(join(cwd, 'portfolios'))).not.toContain('sam-reid');
  });
});

describe('evid new evidence', () => {
  let shared: string | undefined;
  const create = (cwd: string, portfolio: string, args: readonly string[], world: World = {}) =>
    evid(['new', 'evidence', portfolio, ...args], { cwd, ...world });
  const amira = 'portfolios/amira-khan';
  const product = ['--method', 'work-product', '--criteria', 'B9/1.5,58A/2.2'];

  it('writes a draft with the next number, the words of every claim and what is still open', async () => {
    const cwd = workspace();
    const args = [
      ...product,
      '--tags',
      'partner/uncooperative,phone',
      '--date',
      '2026-11-02',
      '--title',
      'Keys: again',
    ];
    expect(await create(cwd, 'amira-khan', args)).toEqual({
      status: 0,
      stdout: 'wrote portfolios/amira-khan/evidence/E26-keys-again.md\n',
      stderr: 'A draft: say its context, write under its headings, then take draft: true away and sign it.\n',
    });
    expect(readFileSync(join(cwd, amira, 'evidence/E26-keys-again.md'), 'utf8')).toMatchInlineSnapshot(`
      "---
      id: E26
      title: "Keys: again"
      method: work-product
      date: 2026-11-02
      criteria: [B9/1.5, 58A/2.2]
      tags: [partner/uncooperative, phone]
      # context: where the work was done: paid-work, voluntary-work, work-placement, realistic-environment, simulation
      # A draft counts for nothing. When this is ready, put signed: and the day in place of this line and the next.
      draft: true
      ---

      <!-- Write under each heading what belongs there. The bracket after it, a locator, says where the criterion or situation is
      shown: leave it there, or move it to the very passage. -->

      ## B9/1.5 Work with internal customers and internal or external suppliers in the service chain to improve service to external customers

      *Replace this line: what I did, and where the work product shows it.* [B9/1.5]

      ## 58A/2.2 Maintain service delivery when systems, people or resources have let them down

      *Replace this line: what I did, and where the work product shows it.* [58A/2.2]

      ## partner/uncooperative The service partners are un-cooperative

      *Replace this line: what made it this situation.* [partner/uncooperative]
      "
    `);
    const before = await check(workspace(), 'amira-khan');
    expect(await check(cwd, 'amira-khan')).toEqual({
      summary: { ...before.summary, evidence: before.summary.evidence + 1 },
      faults: before.faults,
    });
  });

  it('writes only what applies to the method, in the folder of whoever writes it', async () => {
    const cwd = workspace();
    const written = async (...args: string[]) => {
      const { stdout } = await create(cwd, 'amira-khan', args);
      const file = stdout.replace(/^wrote |\n$/g, '');
      const [, front] = readFileSync(join(cwd, file), 'utf8').split('---\n');
      const offers = /^# recorded: .*earlier work/m.test(front!);
      expect(offers).toBe(/^method: (discussion|questioning|learner-statement)$/m.test(front!));
      return [file.replace(`${amira}/`, ''), front!.replace(/^#.*\n(?=# |draft)/gm, '')];
    };
    const when = ['--date', '2026-11-02', '--title', 'T'];
    expect(await written('--method', 'discussion', '--criteria', 'B9/3.6', ...when)).toEqual([
      'evidence/assessor/E26-t.md',
      'id: E26\ntitle: T\nmethod: discussion\ndate: 2026-11-02\ncriteria: [B9/3.6]\nassessor: j-okafor\ndraft: true\n',
    ]);
    expect(
      await written(
        '--method',
        'expert-witness',
        '--criteria',
        'B9/1.5',
        '--witness',
        'd-hughes',
        '--context',
        'paid-work',
        ...when,
      ),
    ).toEqual([
      'evidence/witness/E27-t.md',
      'id: E27\ntitle: T\nmethod: expert-witness\ndate: 2026-11-02\ncontext: paid-work\ncriteria: [B9/1.5]\nwitness: d-hughes\ndraft: true\n',
    ]);
    expect(
      await written(
        '--method',
        'test',
        '--criteria',
        'B9/3.6',
        '--score',
        '82.5',
        '--hours',
        '3.50',
        '--held',
        'CRM 4411',
        ...when,
        '--occasion',
        'mock',
      ),
    ).toEqual([
      'evidence/E28-t.md',
      'id: E28\ntitle: T\nmethod: test\ndate: 2026-11-02\noccasion: mock\ncriteria: [B9/3.6]\nhours: 3.5\nscore: 82.5\nheld: CRM 4411\ndraft: true\n',
    ]);
    const files = 'attachments/changeover-plan.csv,attachments/desk-priorities.txt';
    expect(
      await written(
        ...product,
        '--context',
        'paid-work',
        '--files',
        files,
        '--customers',
        'C-001,C-002',
        '--date',
        '2026-11-03,2026-11-02',
        '--title',
        'T',
      ),
    ).toEqual([
      'evidence/E29-t.md',
      `id: E29\ntitle: T\nmethod: work-product\ndate: [2026-11-02, 2026-11-03]\ncontext: paid-work\ncriteria: [B9/1.5, 58A/2.2]\ncustomers: [C-001, C-002]\nfiles: [${files.replace(',', ', ')}]\ndraft: true\n`,
    ]);
  });

  it('becomes evidence once it is written, signed and no draft any more', async () => {
    const cwd = workspace();
    const args = [
      ...product,
      '--tags',
      'partner/uncooperative',
      '--context',
      'paid-work',
      '--date',
      '2026-11-02',
      '--title',
      'T',
    ];
    await create(cwd, 'amira-khan', args);
    const file = join(cwd, amira, 'evidence/E26-t.md');
    const draft = readFileSync(file, 'utf8');
    writeFileSync(file, draft.replace(/^#.*\ndraft: true/m, 'signed: 2026-11-03'));
    expect((await check(cwd, 'amira-khan')).faults.filter(({ file: at }) => at.endsWith('E26-t.md'))).toEqual([]);
    const { stdout } = await evid(['why', 'amira-khan', 'B9/1.5'], { cwd });
    expect(stdout).toMatch(/E26.*claimed/s);
  });

  it('names everything that is wrong at once, and writes nothing', async () => {
    const cwd = workspace();
    const before = filesIn(join(cwd, amira));
    const args = [
      '--method',
      'observaton',
      '--context',
      'job',
      '--criteria',
      'B9/1.9,B8/1.1,B9/1.5,B9',
      '--tags',
      'partner/uncoperative',
      '--date',
      '2026-12-24',
      '--files',
      'attachments/changeover-plan.cvs',
    ];
    const { status, stderr } = await create(cwd, 'amira-khan', args);
    expect(status).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "evid: nothing was written
        there is no method observaton
          help: did you mean observation?
        there is no context job
          help: one of paid-work, voluntary-work, work-placement, realistic-environment, simulation
        unit B9 has no criterion 1.9
          help: outcome 1 has 1.1 to 1.6
        portfolios/amira-khan does not list unit B8
          help: units there: B9, 58A
        B9 is not a reference to a criterion
          help: write the unit and the criterion, as in B9/1.1
        the situation partner has no value uncoperative
          help: did you mean partner/uncooperative? its values are cooperative, uncooperative
        2026-12-24 is after today, 2026-11-22
          help: correct the date, or add --planned for something to come
        there is no file attachments/changeover-plan.cvs in portfolios/amira-khan
          help: did you mean attachments/changeover-plan.csv?
      "
    `);
    expect(filesIn(join(cwd, amira))).toEqual(before);
  });

  it.each([
    [['--method', 'work-product', '--criteria', 'B9/1.5', '--context', 'simulation'], 'simulation cannot show B9/1.5'],
    [
      ['--method', 'observation', '--criteria', 'B9/1.5', '--assessor', 'j-okafr'],
      'assessor j-okafr is not in people.yaml',
    ],
    [['--method', 'witness-testimony', '--criteria', 'B9/1.5', '--witness', 'p-sharm'], 'did you mean p-sharma?'],
    [['--method', 'work-product', '--criteria', 'B9/1.5', '--score', '80'], 'a score belongs to method: test'],
    [
      ['--method', 'work-product', '--criteria', 'B9/1.5', '--files', '../../evid.yaml'],
      '../../evid.yaml lies outside the portfolio folder',
    ],
    [['--method', 'work-product', '--criteria', 'B9/1.5', '--id', 'E03'], 'E03'],
    [['--method', 'work-product', '--criteria', 'B9/1.5', '--id', 'E 3'], 'is no id'],
    [['--method', 'work-product', '--criteria', 'B9/1.5', '--date', '2026-02-30'], '2026-02 has 28 days.'],
    [
      ['--method', 'work-product', '--criteria', 'B9/1.5', '--date', '20/12/2026'],
      'write 2026-12-20, if that day is meant.',
    ],
    [['--method', 'work-product', '--criteria', 'B9/1.5', '--title', ' '], 'evid: --title is empty\n'],
    [['--method', 'test', '--criteria', 'B9/1.5', '--score', 'abc'], '--score abc is not a number'],
    [[], '--method and --criteria are missing'],
    [['--method', 'work-product'], '--criteria is missing'],
    [['--criteria', 'B9/1.5'], '--method is missing'],
    [['--method', 'work-product', '--criteria', ','], '--criteria names no criterion'],
  ])('refuses %j', async (args, words) => {
    shared ??= workspace();
    const cwd = shared;
    const before = filesIn(join(cwd, amira));
    const { status, stdout, stderr } = await create(cwd, 'amira-khan', args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(filesIn(join(cwd, amira))).toEqual(before);
  });

  it('offers the parts of a criterion that is claimed part by part, and quotes both', async () => {
    const cwd = workspace();
    const whole = await create(cwd, 'grace-oyelaran', ['--method', 'work-product', '--criteria', '329/9.1']);
    expect(whole.stderr).toContain(
      '329/9.1 has parts, which are claimed one by one\n    help: its parts: 329/9.1a, 329/9.1b, 329/9.1c',
    );
    await create(cwd, 'grace-oyelaran', ['--method', 'work-product', '--criteria', '329/9.1a', '--title', 'A part']);
    expect(readFileSync(join(cwd, 'portfolios/grace-oyelaran/evidence/E08-a-part.md'), 'utf8')).toContain(
      '## 329/9.1a Follow procedures, within agreed timescale, to process problems and complaints\n',
    );
  });

  it('keeps a date that is still to come for what is planned', async () => {
    const cwd = workspace();
    const args = [
      '--method',
      'observation',
      '--criteria',
      'B9/1.5',
      '--date',
      '2026-12-05',
      '--planned',
      '--title',
      'T',
    ];
    expect((await create(cwd, 'amira-khan', args)).status).toBe(0);
    expect((await check(cwd, 'amira-khan')).faults.filter(({ file }) => file.endsWith('E26-t.md'))).toEqual([]);
  });

  it('counts on in the portfolio’s own form, past withdrawn items and files that cannot be read', async () => {
    const cwd = workspace();
    const home = join(cwd, 'portfolios/sam');
    await evid(['new', 'portfolio', '--id', 'L-1', '--units', 'B8', '--folder', 'sam', '--assessor', 'j-okafor'], {
      cwd,
    });
    const next = async (title: string) =>
      (await create(cwd, 'sam', ['--method', 'questioning', '--criteria', 'B8/3.1', '--title', title])).stdout;
    expect(await next('one')).toBe('wrote portfolios/sam/evidence/assessor/E01-one.md\n');
    writeFileSync(join(home, 'evidence/assessor/E01-one.md'), '---\nid: Item-009\nwithdrawn: 2026-11-01\n---\n');
    expect(await next('two')).toBe('wrote portfolios/sam/evidence/assessor/Item-010-two.md\n');
    writeFileSync(join(home, 'evidence/Item-011.md'), 'no front matter');
    expect(await next('李')).toBe('wrote portfolios/sam/evidence/assessor/Item-012.md\n');
  });

  it('gives everybody who writes at the same moment a number of their own', async () => {
    const cwd = workspace();
    const titles = ['a', 'b', 'c', 'd', 'a'];
    const all = await Promise.all(titles.map((title) => create(cwd, 'amira-khan', [...product, '--title', title])));
    expect(all.map(({ stdout }) => stdout.replace(/^.*\/|\n/g, '')).sort()).toEqual([
      expect.stringMatching(/^E26-/),
      expect.stringMatching(/^E27-/),
      expect.stringMatching(/^E28-/),
      expect.stringMatching(/^E29-/),
      expect.stringMatching(/^E30-/),
    ]);
    expect(readdirSync(join(cwd, amira, 'evidence')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await check(cwd, 'amira-khan')).faults.filter(({ code }) => code === 'duplicate-id')).toEqual([]);
  });

  it('takes the number after one that is taken while somebody answers', async () => {
    const cwd = workspace();
    const other = '---\nid: E26\ntitle: M\nmethod: test\ndate: 2026-11-01\ncriteria: []\ndraft: true\n---\n';
    const onQuestion = () => writeFileSync(join(cwd, amira, 'evidence/meanwhile.md'), other);
    const args = ['--method', 'learner-statement', '--criteria', 'B9/3.6', '--tags', 'mine', '--title', 'T'];
    const { status, stdout } = await create(cwd, 'amira-khan', args, { stdin: '\n', isTerminal: true, onQuestion });
    expect([status, stdout]).toEqual([0, 'wrote portfolios/amira-khan/evidence/E27-t.md\n']);
  });

  it('passes over a number that somebody is about to use, unless they were stopped a while ago', async () => {
    const cwd = workspace();
    const mark = join(cwd, amira, 'evidence/.E26.reserved');
    const next = async () =>
      (await create(cwd, 'amira-khan', [...product, '--title', 'T'])).stdout.replace(/^.*\/|\n/g, '');
    writeFileSync(mark, '');
    expect(await next()).toBe('E27-t.md');
    rmSync(join(cwd, amira, 'evidence/E27-t.md'));
    utimesSync(mark, new Date('2026-01-01'), new Date('2026-01-01'));
    expect(await next()).toBe('E26-t.md');
    expect(readdirSync(join(cwd, amira, 'evidence')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
  ])('leaves nothing behind where the disk says %s', async (refusal, words) => {
    const cwd = workspace();
    const before = filesIn(join(cwd, amira));
    refuse({ writeSync: refusal });
    const { status, stderr } = await create(cwd, 'amira-khan', [...product, '--title', 'T']);
    refuseNothing();
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining(`cannot be written: ${words}\n  help: nothing was written`),
    ]);
    expect(filesIn(join(cwd, amira))).toEqual(before);
  });

  it('asks at a terminal for what the flags leave open, open criteria first', async () => {
    const cwd = workspace();
    const stdin = 'witnes\nwitness\n3.6\n1,partner/u\n\nsoon\n2026-11-03\nk-novak\n';
    const { status, stderr } = await create(cwd, 'amira-khan', ['--unit', 'B9'], { stdin, isTerminal: true });
    await expect(stderr).toMatchFileSnapshot('snapshots/new-evidence-questions.txt');
    expect(status).toBe(0);
  });

  it('asks of a performance also its occasion, its customers and its files', async () => {
    const cwd = workspace();
    const stdin =
      '\n\n2026-11-03\npaid\ncourier-delay\nC-014, C-015\nattachments/none.pdf\nattachments/changeover-plan.csv\n';
    const flags = ['--method', 'work-product', '--criteria', 'B9/1.5'];
    const { status, stdout, stderr } = await create(cwd, 'amira-khan', flags, { stdin, isTerminal: true });
    expect([status, stderr]).toEqual([0, expect.stringContaining('there is no file attachments/none.pdf')]);
    const text = readFileSync(join(cwd, stdout.trim().replace('wrote ', '')), 'utf8');
    expect(text).toContain('courier-delay');
    expect(text).toContain('customers: [C-014, C-015]');
    expect(text).toContain('files: [attachments/changeover-plan.csv]');
  });

  it.each(['amira-khan', 'grace-oyelaran'])('begins what the plan of %s proposes, exactly as printed', async (name) => {
    const cwd = workspace();
    const { actions } = JSON.parse((await evid(['plan', name, '--format', 'json'], { cwd })).stdout);
    const commands = actions.flatMap(({ command = '' }) => (command.startsWith('evid new ') ? [command] : []));
    expect(commands).not.toEqual([]);
    const { faults } = await check(cwd, name);
    for (const command of commands) {
      const { status, stderr } = await evid(command.split(' ').slice(1), { cwd });
      expect([command, status, stderr]).toEqual([command, 0, expect.stringMatching(/^A draft/)]);
    }
    expect((await check(cwd, name)).faults).toEqual(faults);
  });
});
