import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { markdown } from '../src/document/markdown.ts';
import { statusCsv, statusDocument, statusRows } from '../src/report/status.ts';
import { copyExamples } from './support/examples.ts';
import { markdownFaults } from './support/markdown-faults.ts';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid as run } from './support/terminal.ts';
import { check, decided, item, smallUnit, unit, workspaceFiles } from './support/workspace.ts';

const examples = copyExamples();
afterAll(() => {
  removeFolders();
  rmSync(examples, { recursive: true, force: true });
});
const evid: typeof run = (args, { cwd = examples, ...more } = {}) => run(args, { cwd, ...more });

describe('evid status', () => {
  it('says on one line a unit how things stand, whose move it is and how long evidence has waited', async () => {
    const { status, stdout, stderr } = await evid(['status']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`Harbour Skills Centre, centre 12345: 3 portfolios, 1 of 5 units complete, 67
gaps.

learner         unit     status         met  claimed  ERs  gaps  next     waits
Amira Khan      B9       in progress  13/18        2  5/6     7  L3 A4     44 d
Amira Khan      58A      in progress  18/23        3  3/5     8  L4 A4     55 d
Grace Oyelaran  329      in progress   4/27       12  0/1    26  L10 A16   66 d
Grace Oyelaran  CFACSB9  in progress   1/26        9  0/1    26  L16 A10   66 d
Tomasz Wróbel   B8       complete     16/16        0  4/4     0
L learner, A assessor: gaps to close; waits: longest for the assessor

Amira Khan: L3-CSP Level 3 Certificate in Customer Service Partnerships
    (example): short: the units planned do not make it; 0 of 22 credits
    achieved, 12 planned
  L3-CSP/R1 planned: Both mandatory units: 0 of 2 units achieved, 2 planned
  L3-CSP/R2 short: 22 credits: 0 of 22 credits achieved, 12 planned
  L3-CSP/R3 short: At least one unit from each optional group: 0 of 2 groups
    achieved
  L3-CSP/R4 met: No more than 5 credits from group B: 0 credits achieved (at
    most 5)
  L3-CSP/R5 short: 15 credits at level 3 or above: 0 of 15 credits achieved, 12
    planned
Amira Khan: 1 open action
Grace Oyelaran: 1 open action
`);
  });

  it('is what bare evid says in a workspace; elsewhere it says what it can do', async () => {
    expect((await evid([])).stdout).toBe((await evid(['status'])).stdout);
    expect((await evid(['--unit', 'B9', '--plain'])).stdout).toBe(
      (await evid(['status', '--unit', 'B9', '--plain'])).stdout,
    );
    const elsewhere = await evid([], { cwd: tmpdir() });
    expect([elsewhere.status, elsewhere.stdout.split('\n')[0]]).toEqual([0, 'Usage: evid [options] [command]']);
  });

  it('sorts by what it is asked to, and knows JSON and CSV', async () => {
    const { stdout } = await evid(['status', '--sort', 'gaps', '--format', 'json']);
    const rows = JSON.parse(stdout) as { gaps: number }[];
    expect(rows.map(({ gaps }) => gaps)).toEqual([26, 26, 8, 7, 0]);
    const csv = (await evid(['status', 'tomasz-wrobel', '--format', 'csv'])).stdout.split('\r\n');
    expect(csv.slice(1)).toEqual([
      'portfolios/tomasz-wrobel,Tomasz Wróbel,B8,complete,16,0,16,4,4,0,,,0,0,,,0,0,L-0198',
      '',
    ]);
    expect((await evid(['status', '--sort', 'age'])).status).toBe(2);
  });

  it('keeps its table where the terminal is narrow, and becomes sentences for a screen reader', async () => {
    const narrow = await evid(['status', 'tomasz-wrobel'], { columns: 60 });
    expect(narrow.stdout.split('\n').every((line) => line.length <= 60)).toBe(true);
    expect(narrow.stdout).toContain('  16/16        0  4/4     0\nWróbel');
    const plain = await evid(['status', 'tomasz-wrobel', '--plain']);
    expect(plain.stdout.split('\n\n')[1]).toBe(
      'Tomasz Wróbel, B8: complete, 16/16 criteria met, 4/4 requirements, 0 gaps\n',
    );
  });

  it('names both who have gaps to close, each with how many, where there is room', async () => {
    const wide = (await evid(['status', 'amira-khan'], { columns: 110 })).stdout;
    expect(wide.split('\n')[3]).toMatch(/ 5\/6 {5}7 {2}learner \(3\), assessor \(4\) {3}44 d$/);
    const plain = (await evid(['status', 'amira-khan', '--plain'])).stdout.replace(/\n {2}/g, ' ');
    expect(plain).toContain('7 gaps, next: learner (3), assessor (4), waiting for the assessor 44 days');
    const rows = JSON.parse((await evid(['status', 'amira-khan', '--format', 'json'])).stdout);
    expect(rows[0]).toMatchObject({ owner: 'learner', gapsLearner: 3, gapsAssessor: 4 });
  });

  it('keeps its table where one name is long', async () => {
    const cwd = folderWith({
      ...(await workspaceFiles({ portfolio: { learner: { id: 'L-1', name: 'Amira '.repeat(12).trim() } } })),
    });
    const { stdout } = await evid(['status'], { cwd });
    expect(stdout).toMatch(/\n\nlearner .*waits\n(Amira )+ +B9 .*\n(Amira ?)+\n/);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('counts no requirement as met where nothing is started', async () => {
    const rules = [{ admit: { contexts: ['paid-work'] } }];
    const cwd = folderWith({ ...(await workspaceFiles({ specs: [smallUnit([{ id: '1', rules }])], evidence: [] })) });
    expect((await evid(['status'], { cwd })).stdout).toContain('not started  0/3        0          3');
    expect((await evid(['status', '--plain'], { cwd })).stdout).toContain(
      'not started, 0/3 criteria met, 1 requirement, 3 gaps',
    );
    expect((await evid(['check'], { cwd })).stdout).toContain('0/3 criteria met · 1 requirement · 3 gaps');
  });

  it('names a portfolio and a unit that cannot be read, without a nought', async () => {
    const cwd = folderWith({
      ...(await workspaceFiles({
        specs: [unit('B9'), ['specs/B8.unit.yaml', 'id: [\n']],
        portfolio: { units: ['B9', 'B8'] },
      })),
      'portfolios/broken/portfolio.yaml': 'learner: [\n',
    });
    const rows = JSON.parse((await evid(['status', '--format', 'json'], { cwd })).stdout);
    expect(rows.slice(1)).toMatchObject([
      { learnerId: 'L-1', unit: 'B8', status: 'unknown' },
      { portfolio: 'portfolios/broken', learner: 'portfolios/broken', status: 'unknown' },
    ]);
    expect(rows.slice(1).flatMap(Object.keys)).not.toContain('gaps');
    const csv = (await evid(['status', '--format', 'csv'], { cwd })).stdout;
    expect(csv).toContain('portfolios/broken,portfolios/broken,,unknown,,,,,,,,,,,,,,,\r\n');
  });

  it('is told by check what a signed off unit lacks', async () => {
    const cwd = folderWith({
      ...(await workspaceFiles({
        specs: [unit('B9')],
        evidence: [item('E1', { criteria: ['B9/1.1'] })],
        records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met', { units: [{ unit: 'B9', outcome: 'achieved' }] })],
      })),
    });
    const { stdout } = await evid(['check'], { cwd, columns: 200 });
    expect(stdout).toContain('signed off in A1, but the learner has not declared');
  });

  it('sorts by progress', async () => {
    const rows = JSON.parse((await evid(['status', '--sort', 'status', '--format', 'json'])).stdout);
    expect(rows.at(-1)).toMatchObject({ status: 'complete' });
  });

  it('does not look green in a workspace that cannot be used', async () => {
    expect((await evid(['status'], { cwd: tmpdir() })).status).toBe(2);
  });

  it('counts the open actions of a portfolio, and how many are overdue', async () => {
    const later = ['status', 'amira-khan', '--today', '2027-01-10'];
    expect((await evid(later)).stdout.split('\n').slice(-2)).toEqual(['Amira Khan: 1 open action, 1 overdue', '']);
    expect((await evid([...later, '--plain'])).stdout).toContain('\nAmira Khan: 1 open action, 1 overdue\n');
    const rows = JSON.parse((await evid([...later, '--format', 'json'])).stdout);
    expect(rows).toMatchObject([
      { unit: 'B9', actionsOpen: 1, actionsOverdue: 1 },
      { unit: '58A', actionsOpen: 1, actionsOverdue: 1 },
    ]);
    expect((await evid(['status', 'tomasz-wrobel'])).stdout).not.toContain('action');
  });

  it('is a table in Markdown, in the order asked for, under the day, the centre and the totals', async () => {
    const { stdout } = await evid(['status', '--format', 'markdown', '--sort', 'gaps']);
    expect(stdout).toBe(`# Status on 2026-11-22

Harbour Skills Centre, centre 12345: 3 portfolios, 1 of 5 units complete, 67 gaps.

| learner | unit | status | met | claimed | ERs | gaps | next | waits |
| --- | --- | --- | ---: | ---: | ---: | ---: | --- | ---: |
| Grace Oyelaran | 329 | in progress | 4/27 | 12 | 0/1 | 26 | learner (10), assessor (16) | 66 d |
| Grace Oyelaran | CFACSB9 | in progress | 1/26 | 9 | 0/1 | 26 | learner (16), assessor (10) | 66 d |
| Amira Khan | 58A | in progress | 18/23 | 3 | 3/5 | 8 | learner (4), assessor (4) | 55 d |
| Amira Khan | B9 | in progress | 13/18 | 2 | 5/6 | 7 | learner (3), assessor (4) | 44 d |
| Tomasz Wróbel | B8 | complete | 16/16 | 0 | 4/4 | 0 | – | – |

- Amira Khan: L3-CSP Level 3 Certificate in Customer Service Partnerships (example): short: the units planned do not make it; 0 of 22 credits achieved, 12 planned
  - L3-CSP/R1 planned: Both mandatory units: 0 of 2 units achieved, 2 planned
  - L3-CSP/R2 short: 22 credits: 0 of 22 credits achieved, 12 planned
  - L3-CSP/R3 short: At least one unit from each optional group: 0 of 2 groups achieved
  - L3-CSP/R4 met: No more than 5 credits from group B: 0 credits achieved (at most 5)
  - L3-CSP/R5 short: 15 credits at level 3 or above: 0 of 15 credits achieved, 12 planned
- Grace Oyelaran: 1 open action
- Amira Khan: 1 open action
`);
    expect((await evid(['status', '--format', 'md', '--sort', 'gaps'])).stdout).toBe(stdout);
    expect(await markdownFaults(stdout)).toEqual([]);
  });

  it('lets a learner’s name be no markup and no formula', async () => {
    const given = await check({ portfolio: { learner: { id: 'L-1', name: '=1|2 <b>[x](y)</b>\n\n# z' } } });
    const rows = statusRows(given.result);
    expect(markdown(statusDocument(rows, given.result))).toContain(
      '\n| =1\\|2 &lt;b&gt;\\[x\\](y)&lt;/b&gt; \\# z | B9 |',
    );
    expect(statusCsv(rows)).toContain(",'=1|2 <b>[x](y)</b> # z,B9,");
  });
});

describe('an item that was changed after a decision', () => {
  const changed = copyExamples();
  const item = join(changed, 'portfolios/amira-khan/evidence/witness/E08-expert-repair-slots.md');
  afterAll(() => rmSync(changed, { recursive: true, force: true }));

  it('waits at most since that decision, and every situation of it is stale in what the record decides', async () => {
    appendFileSync(item, 'Another sentence.\n');
    const cwd = changed;
    expect((await evid(['status'], { cwd })).stdout).toMatch(/^Amira Khan +B9 .* ≤ 163 d$/m);
    expect((await evid(['status', '--plain'], { cwd })).stdout).toContain('waiting for the assessor up to 163 days');
    const { stdout } = await evid(['why', 'amira-khan', 'A03'], { cwd });
    for (const ref of ['B9/2.3', 'supplier/regular', 'benefit/organisation'])
      expect(stdout).toMatch(new RegExp(`↺ ${ref} \\(E08\\) +met in A03, changed since`));
  });

  it('is no ground for certainty where it cannot be read', async () => {
    writeFileSync(item, readFileSync(item, 'utf8').replace('criteria:', 'criteria: ['));
    const cwd = changed;
    expect((await evid(['why', 'amira-khan', 'B9/2.3'], { cwd })).stdout).toContain('Not certain: something');
    expect((await evid(['why', 'amira-khan', 'E99'], { cwd })).stderr).toContain('cannot be read; evid check');
  });
});
