import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import picomatch from 'picomatch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { refuse, refuseNothing } from './support/refusing.ts';
import { evid } from './support/terminal.ts';

const scratch = mkdtempSync(join(tmpdir(), 'evid-init-'));
afterEach(refuseNothing);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const newFolder = () => mkdtempSync(join(scratch, 'w-'));
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.slice(folder.length + 1), entry.name))
    .sort();

describe('evid init', () => {
  it('makes a workspace, says what it wrote and what is left to do', async () => {
    const cwd = newFolder();
    const { status, stdout, stderr } = await evid(['init', 'centre', '--unit', 'B8', '--ci', 'gitlab'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toBe(`wrote evid.yaml
wrote people.yaml
wrote specs/B8.unit.yaml
wrote portfolios/README.md
wrote portfolios/.gitattributes
wrote portfolios/.gitignore
wrote portfolios/robin-example/portfolio.yaml
wrote portfolios/robin-example/evidence/E01-hedge-order.md
wrote portfolios/robin-example/evidence/assessor/E02-discussion.md
wrote portfolios/robin-example/evidence/assessor/E03-planned-observation.md
wrote schemas/unit.schema.json
wrote schemas/standard.schema.json
wrote schemas/qualification.schema.json
wrote schemas/portfolio.schema.json
wrote schemas/evidence.schema.json
wrote schemas/assessment.schema.json
wrote schemas/verification.schema.json
wrote schemas/config.schema.json
wrote schemas/people.schema.json
wrote schemas/waivers.schema.json
wrote .vscode/settings.json
wrote .vscode/tasks.json
wrote .gitlab/CODEOWNERS
wrote .gitlab-ci.yml
`);
    expect(stderr).toBe(`
Next:
- put your own people into people.yaml
- where you keep this on a git host, write into .gitlab/CODEOWNERS who is asked before evidence, decisions and samples change: your learners, assessors and verifiers, as the host calls them
- name evid in package.json, as the first lines of .gitlab-ci.yml say
- look at portfolios/robin-example, whose learner is invented, and delete it when you have portfolios of your own
- cd centre, then evid check
- evid new portfolio
`);
    expect(filesIn(join(cwd, 'centre'))).toEqual(
      stdout
        .trim()
        .replace(/^wrote /gm, '')
        .split('\n')
        .sort(),
    );
  });

  it.each(['B8', 'B9', '58A', '329', 'CFACSB9', 'B9,CFACSB9', 'all'])('checks clean at once with %s', async (unit) => {
    const cwd = newFolder();
    await evid(['init', '--unit', unit], { cwd });
    const { status, stdout } = await evid(['check', '--format', 'json'], { cwd });
    const { summary, diagnostics } = JSON.parse(stdout);
    expect([status, diagnostics.filter(({ code }: { code: string }) => code !== 'review-date-passed')]).toEqual([
      0,
      [],
    ]);
    expect(summary).toMatchObject({ portfolios: 1, evidence: 3, errors: 0, warnings: 0 });
    const specs = await evid(['spec', 'check', '--fail-on', 'warning'], { cwd });
    expect(specs.status).toBe(0);
  });

  it('copies units byte for byte, and the schemas that their first lines name', async () => {
    const cwd = newFolder();
    await evid(['init', '--unit', 'all'], { cwd });
    for (const file of filesIn(cwd).filter((each) => each.endsWith('.yaml') && !each.startsWith('.'))) {
      const text = readFileSync(join(cwd, file), 'utf8');
      if (file.startsWith('specs/')) expect(text).toBe(readFileSync(file, 'utf8'));
      const named = /^# yaml-language-server: \$schema=(.+)$/m.exec(text)?.[1];
      expect([file, existsSync(join(cwd, dirname(file), named!))]).toEqual([file, true]);
    }
    expect(readFileSync(join(cwd, 'schemas/unit.schema.json'), 'utf8')).toBe(
      readFileSync('schemas/unit.schema.json', 'utf8'),
    );
  });

  it('gives editors what the documentation shows, and a matcher that reads every line of concise output', async () => {
    const cwd = newFolder();
    await evid(['init', '--unit', 'B8'], { cwd });
    const settings = JSON.parse(readFileSync(join(cwd, '.vscode/settings.json'), 'utf8'));
    const { tasks, version } = JSON.parse(readFileSync(join(cwd, '.vscode/tasks.json'), 'utf8'));
    const fences = readFileSync('docs/editors.md', 'utf8').matchAll(/```json\n([\s\S]*?)```/g);
    expect([...fences].map(([, json = '']) => JSON.parse(json))).toEqual([settings, { version, tasks }]);
    const { regexp, ...groups } = tasks[0].problemMatcher.pattern;
    writeFileSync(join(cwd, 'portfolios/robin-example/evidence/E09.md'), '---\nid: E09\ncriteria: [B8/9.9]\n---\n');
    const { stdout } = await evid(['check', '--format', 'concise'], { cwd });
    const [line] = stdout.split('\n');
    const match = new RegExp(regexp).exec(line!)!;
    expect(Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, match[group as number]]))).toEqual({
      file: 'portfolios/robin-example/evidence/E09.md',
      line: '2',
      column: '1',
      severity: 'error',
      code: 'missing-key',
      message: expect.any(String),
    });
  });

  it.each([
    ['github', '.github/workflows/evid.yml'],
    ['gitlab', '.gitlab-ci.yml'],
  ])('writes the %s job that the documentation shows', async (host, file) => {
    const cwd = newFolder();
    await evid(['init', '--unit', 'B8', '--ci', host], { cwd });
    const written = readFileSync(join(cwd, file), 'utf8');
    const job = written.replace(/^#.*\n/gm, '');
    expect(parse(job)).toBeTypeOf('object');
    const command = /npx evid check.*/.exec(job)![0];
    expect(readFileSync('docs/ci.md', 'utf8')).toContain(command);
    const ran = await evid(command.split(' ').slice(2), { cwd });
    expect(ran.status).toBe(0);
  });

  it('says where the host looks, in a folder of a repository', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, '.git'));
    const { stderr } = await evid(['init', 'centre', '--unit', 'B8', '--ci', 'github'], { cwd });
    expect(stderr).toContain(
      `- move .github/workflows/evid.yml and .github/CODEOWNERS to the root of the git repository, ${cwd}: the host reads nothing here, with --root centre --path-prefix centre behind evid check, and centre/ before the paths of CODEOWNERS\n`,
    );
    const other = await evid(['init', '.', '--unit', 'B8', '--ci', 'github'], { cwd });
    expect(other.stderr).not.toContain('- move ');
  });

  it('keeps the three layers apart in CODEOWNERS', async () => {
    const cwd = newFolder();
    await evid(['init', '--unit', 'B8', '--ci', 'github'], { cwd });
    const rules = readFileSync(join(cwd, '.github/CODEOWNERS'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(/ +/));
    const ownersOf = (path: string) =>
      rules
        .filter(
          ([pattern = '']) =>
            pattern === '*' || picomatch(`${pattern}${pattern.endsWith('/') ? '**' : ''}`)(`/${path}`),
        )
        .at(-1)!
        .slice(1)
        .map((owner) => owner.replace('@your-centre/', ''));
    expect(
      Object.fromEntries(
        [
          'evidence/E01.md',
          'evidence/assessor/E02.md',
          'evidence/witness/E03.md',
          'attachments/a.pdf',
          'assessments/A01.md',
          'verification/V01.md',
          'portfolio.yaml',
        ].map((file) => [file, ownersOf(`portfolios/sam-reid/${file}`)]),
      ),
    ).toEqual({
      'evidence/E01.md': ['learners', 'teachers'],
      'evidence/assessor/E02.md': ['assessors'],
      'evidence/witness/E03.md': ['assessors'],
      'attachments/a.pdf': ['learners', 'teachers'],
      'assessments/A01.md': ['assessors'],
      'verification/V01.md': ['verifiers'],
      'portfolio.yaml': ['assessors'],
    });
    for (const file of ['evid.yaml', 'people.yaml', 'waivers.yaml', 'specs/B8.unit.yaml', '.github/CODEOWNERS'])
      expect([file, ownersOf(file)]).toEqual([file, ['quality-lead']]);
  });

  it('takes the centre and its people by name, and leaves the example out', async () => {
    const cwd = newFolder();
    const people = ['--assessor', 'Jóna Ókafor', '--verifier', 'M. "Mo" Grant'];
    await evid(['init', '--unit', 'B8', '--centre', 'Skills: Harbour', ...people, '--no-example'], { cwd });
    expect(parse(readFileSync(join(cwd, 'evid.yaml'), 'utf8')).centre).toEqual({ name: 'Skills: Harbour' });
    expect(parse(readFileSync(join(cwd, 'people.yaml'), 'utf8'))).toEqual({
      'jona-okafor': { name: 'Jóna Ókafor', roles: ['assessor'] },
      'm-mo-grant': { name: 'M. "Mo" Grant', roles: ['verifier'] },
    });
    expect(filesIn(cwd).filter((file) => file.startsWith('portfolios/'))).toEqual([
      'portfolios/.gitattributes',
      'portfolios/.gitignore',
      'portfolios/README.md',
    ]);
    const { stdout } = await evid(['check', '--format', 'concise'], { cwd });
    expect(stdout).toContain('warning[no-portfolios]');
  });

  it.each([
    ['J. Okafor', 'J. Okafor', { 'j-okafor': { name: 'J. Okafor', roles: ['assessor', 'verifier'] } }],
    [
      'J. Smith',
      'J Smith',
      { 'j-smith': { name: 'J. Smith', roles: ['assessor'] }, 'j-smith-2': { name: 'J Smith', roles: ['verifier'] } },
    ],
  ])('keeps %s and %s apart, or one', async (assessor, verifier, people) => {
    const cwd = newFolder();
    await evid(['init', '--unit', 'B8', '--assessor', assessor, '--verifier', verifier], { cwd });
    expect(parse(readFileSync(join(cwd, 'people.yaml'), 'utf8'))).toEqual(people);
    expect((await evid(['check', '--fail-on', 'warning'], { cwd })).status).toBe(0);
  });

  it('quotes a folder that the shell would take for two, and wraps what is left to do', async () => {
    const cwd = newFolder();
    const { stderr } = await evid(['init', 'my centre', '--unit', 'B8', '--no-example'], { cwd, columns: 60 });
    expect(stderr).toContain("- cd 'my centre', then evid check\n");
    expect(stderr.split('\n').filter((line) => line.length > 60)).toEqual([]);
    const { stderr: none } = await evid(['plan', 'amira'], { cwd: join(cwd, 'my centre') });
    expect(none).toContain('evid new portfolio');
  });

  it('writes nothing where one of its files is there already', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'specs'));
    writeFileSync(join(cwd, 'specs/B8.unit.yaml'), 'mine');
    writeFileSync(join(cwd, 'people.yaml'), 'mine too');
    expect(await evid(['init', '--unit', 'B8'], { cwd })).toEqual({
      status: 2,
      stdout: '',
      stderr: `evid: 2 files are there already, so nothing was written: people.yaml, specs/B8.unit.yaml
  help: evid init overwrites nothing: move them away, or name another folder
`,
    });
    expect(filesIn(cwd)).toEqual(['people.yaml', 'specs/B8.unit.yaml']);
  });

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'permission denied'],
  ])('leaves nothing behind where the disk says %s half-way', async (refusal, words) => {
    const cwd = newFolder();
    refuse({ writeSync: refusal }, 6);
    const { status, stderr } = await evid(['init', 'new', '--unit', 'B8'], { cwd });
    refuseNothing();
    expect([status, stderr]).toEqual([
      2,
      `evid: the workspace in new cannot be written: ${words}\n  help: nothing was written\n`,
    ]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('takes all units where nobody is there to be asked', async () => {
    const [bare, all] = [newFolder(), newFolder()];
    const written = await evid(['init'], { cwd: bare });
    expect(written).toEqual(await evid(['init', '--unit', 'all'], { cwd: all }));
    expect(written.status).toBe(0);
    expect((await evid(['check', '--fail-on', 'warning'], { cwd: bare })).status).toBe(0);
  });

  it('says which flag is wrong, and offers the nearest name', async () => {
    const cwd = newFolder();
    const refused = async (...args: string[]) => (await evid(['init', ...args], { cwd })).stderr;
    expect(await refused('', '--unit', 'B8')).toContain('evid: the folder has no name\n');
    expect(await refused('--unit', 'B8', '--assessor', ' ')).toContain('evid: --assessor is empty\n');
    expect(await refused('--unit', 'B7')).toBe('evid: evid ships no unit B7\n  help: did you mean B8?\n');
    expect(await refused('--unit', 'B8', '--ci', 'gitlap')).toBe(
      'evid: there is no CI file for gitlap\n  help: did you mean gitlab?\n',
    );
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('asks at a terminal, wrong answers again, and writes nothing where the answers end', async () => {
    const cwd = newFolder();
    const answers = 'B7\nb\nB8 4\nHarbour Skills\nJ. Okafor\nM. Grant\nno\n\n';
    const { status, stderr } = await evid(['init'], { cwd, stdin: answers, isTerminal: true });
    expect(status).toBe(0);
    await expect(stderr).toMatchFileSnapshot('snapshots/init-questions.txt');
    expect(filesIn(join(cwd, 'specs'))).toEqual(['B8.unit.yaml', 'B9.unit.yaml']);

    const elsewhere = newFolder();
    const ended = await evid(['init'], { cwd: elsewhere, stdin: 'B8\n', isTerminal: true });
    expect([ended.status, ended.stderr.split('\n').slice(-3)]).toEqual([
      2,
      [
        'evid: the answers ended before the last question',
        '  help: nothing was written; begin again, or give the answers as flags',
        '',
      ],
    ]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('works from an installed package', () => {
    const installed = join(newFolder(), 'node_modules/evid');
    const { files } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const name of ['package.json', ...files]) cpSync(name, join(installed, name), { recursive: true });
    const run = (cwd: string, ...args: string[]) =>
      spawnSync(process.execPath, [join(installed, 'dist/evid.js'), ...args], { cwd, encoding: 'utf8' });
    const cwd = resolve(installed, '../..');
    expect(run(cwd, 'init', 'centre', '--unit', 'B9').status).toBe(0);
    const { status, stdout } = run(join(cwd, 'centre'), 'check');
    expect([status, stdout]).toEqual([0, expect.stringContaining('✔ no errors')]);
  });
});
