import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exampleWorkspace } from '../src/checks/example-workspace.ts';
import { copyExamples } from './support/examples.ts';
import { evid } from './support/terminal.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder on disk with some files; null takes one of the example workspace's files away. */
function folderWith(files: Record<string, string | null>, base: Record<string, unknown> = exampleWorkspace): string {
  const folder = mkdtempSync(join(tmpdir(), 'evid-main-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ ...base, ...files })) {
    if (typeof text !== 'string') continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
const summaryOf = (stdout: string) => JSON.parse(stdout).summary;

describe('evid check', () => {
  it('does not take what cannot be read for a portfolio without gaps, whatever the centre wants to hear of it', async () => {
    const cwd = copyExamples();
    folders.push(cwd);
    const config = readFileSync(join(cwd, 'evid.yaml'), 'utf8');
    writeFileSync(join(cwd, 'evid.yaml'), config.replace('policy:\n', 'policy:\n  severity: { empty-file: off }\n'));
    const gate = ['check', 'tomasz-wrobel', '--today', '2026-11-22', '--fail-on', 'gap'];
    expect((await evid(gate, { cwd })).status).toBe(0);
    writeFileSync(join(cwd, 'portfolios/tomasz-wrobel/evidence/E99.md'), '');
    const { status, stdout } = await evid(gate, { cwd });
    expect([status, stdout]).toEqual([1, expect.stringContaining('no errors · 1 info · gaps not known')]);
  });

  it('ends with 0 where nothing is wrong, and says what was checked', async () => {
    const { status, stdout, stderr } = await evid(['check', '--today', '2026-06-30'], { cwd: folderWith({}) });
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toBe(`Amira Khan (L-0231)  portfolios/amira-khan
  B9  in progress · 0/6 criteria met, 1 claimed · 1/3 requirements · 10 gaps · 8
      for the learner, 2 for the assessor

Checked 1 spec, 1 portfolio, 1 item of evidence in 0.0 s
✔ no errors · 10 gaps in 1 portfolio (not failing; --fail-on gap)
`);
  });

  it('ends with 1 for errors, and for what --fail-on names', async () => {
    const cwd = folderWith({});
    const faulty = folderWith({ 'portfolios/amira-khan/evidence/E02.md': '---\nid: E02\n---\n' });
    expect((await evid(['check'], { cwd: faulty })).status).toBe(1);
    expect((await evid(['check', '--fail-on', 'gap'], { cwd })).status).toBe(1);
    expect((await evid(['check', '--fail-on', 'warning'], { cwd })).status).toBe(0);
    expect((await evid(['check', '--fail-on', 'warning', '--fail-on', 'gap'], { cwd })).status).toBe(1);
    expect((await evid(['check', '--fail-on', 'error'], { cwd })).status).toBe(0);
    expect((await evid(['check', '--fail-on', 'gaps'], { cwd })).status).toBe(2);
  });

  it('never looks green in a wrong working directory', async () => {
    const { status, stdout } = await evid(['check', '--format', 'json'], { cwd: folderWith({}, {}) });
    expect(status).toBe(2);
    expect(JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code)).toEqual([
      'no-portfolios',
      'no-specs',
    ]);
  });

  it('never looks green in an empty workspace', async () => {
    const { status, stdout } = await evid(['check'], { cwd: folderWith({ 'evid.yaml': 'version: 1\n' }, {}) });
    expect(status).toBe(2);
    expect(stdout).toContain('there is no specification in specs');
  });

  it('only warns of a workspace that has specifications and no portfolio yet', async () => {
    const cwd = folderWith({
      'portfolios/amira-khan/portfolio.yaml': null,
      'portfolios/amira-khan/evidence/E01.md': null,
    });
    const { status, stdout } = await evid(['check', '--format', 'json'], { cwd });
    expect([status, summaryOf(stdout)]).toEqual([
      0,
      expect.objectContaining({ errors: 0, warnings: 1, portfolios: 0 }),
    ]);
    const without = folderWith({
      'evid.yaml': null,
      'portfolios/amira-khan/portfolio.yaml': null,
      'portfolios/amira-khan/evidence/E01.md': null,
    });
    expect((await evid(['check'], { cwd: without })).status).toBe(2);
  });

  it('never looks green with a broken specification, and still writes the result', async () => {
    const cwd = folderWith({ 'specs/B9.unit.yaml': 'id: B9\noutcomes: [\n' });
    const { status, stdout } = await evid(['check', '--format', 'json'], { cwd });
    expect(status).toBe(2);
    const result = JSON.parse(stdout);
    expect(result.portfolios[0].units[0]).toMatchObject({ unit: 'B9', status: 'unknown', criteria: [], gaps: [] });
    expect(result.diagnostics.map(({ code }: { code: string }) => code)).toEqual(['invalid-yaml']);
  });

  it('works from any folder inside the workspace, and on portfolios by path or name', async () => {
    const cwd = folderWith({});
    for (const args of [['amira-khan'], ['portfolios/amira-khan'], ['portfolios/amira-khan/'], []]) {
      const { status, stdout } = await evid(['check', ...args, '--format', 'json'], {
        cwd: join(cwd, 'portfolios/amira-khan/evidence'),
      });
      expect([args, status, summaryOf(stdout).evidence]).toEqual([args, 0, 1]);
    }
    expect(
      (await evid(['check', '..', '--format', 'json'], { cwd: join(cwd, 'portfolios/amira-khan/evidence') })).status,
    ).toBe(0);
    expect((await evid(['check', '--root', cwd, '--format', 'json'], { cwd: tmpdir() })).status).toBe(0);
  });

  it('refuses what it cannot act on with 2 and the nearest name', async () => {
    const cwd = folderWith({});
    const refuse = async (...args: string[]) => {
      const { status, stdout, stderr } = await evid(args, { cwd });
      expect([status, stdout]).toEqual([2, '']);
      return stderr;
    };
    expect(await refuse('check', 'amira-kan')).toContain('did you mean amira-khan?');
    expect(await refuse('check', 'specs')).toContain('specs is a folder without portfolio.yaml');
    expect(await refuse('check', '--unit', 'B8')).toContain('there is no unit B8');
    expect(await refuse('check', '--format', 'jason')).toContain('did you mean json?');
    expect(await refuse('check', '--today', '2026-02-30')).toContain('2026-02 has 28 days.');
    expect(await refuse('check', '--root', 'nowhere')).toContain('there is no folder nowhere');
    expect(await refuse('check', '--format', 'json', '--format', 'concise')).toContain(
      'cannot both go to standard output',
    );
    expect(await refuse('chek')).toContain('check');
    expect(await refuse('check', '--formt', 'json')).toContain('--format');
  });

  it('writes several formats in one run, one of them to standard output', async () => {
    const cwd = folderWith({});
    const { status, stdout, stderr } = await evid(
      ['check', '--format', 'json=out/deep/evid.json', '--format', 'concise'],
      { cwd },
    );
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toContain('Checked 1 spec, 1 portfolio, 1 item of evidence');
    expect(summaryOf(readFileSync(join(cwd, 'out/deep/evid.json'), 'utf8'))).toMatchObject({ errors: 0, gaps: 10 });
  });

  it('limits units, gaps and faults with --unit, and says so', async () => {
    const root = process.cwd();
    const { stdout } = await evid(['check', 'amira-khan', '--unit', '58A', '--format', 'json'], { cwd: root });
    const result = JSON.parse(stdout);
    expect(result.filters).toEqual({ portfolios: ['portfolios/amira-khan'], units: ['58A'] });
    expect(result.portfolios[0].units.map(({ unit }: { unit: string }) => unit)).toEqual(['58A']);
    expect(result.summary.gaps).toBe(result.portfolios[0].units[0].gaps.length);
    expect(result.diagnostics.map(({ file }: { file: string }) => file)).not.toContain('specs/CFACSB9.standard.yaml');
  });

  it('hides names with --anonymise', async () => {
    const { stdout } = await evid(['check', '--anonymise', '--format', 'json']);
    expect(stdout).not.toContain('Amira Khan');
    expect(stdout).not.toContain('1234567890');
    expect(stdout).toContain('L-0231');
  });

  it('keeps to the width of the terminal, with and without colour', async () => {
    for (const columns of [60, 80, 120]) {
      const { stdout } = await evid(['check'], { columns });
      const tooLong = stdout
        .split('\n')
        .filter((line) => line.length > columns && !line.startsWith('✔') && !line.startsWith('What'));
      expect([columns, tooLong]).toEqual([columns, []]);
    }
    const coloured = await evid(['check', '--color', 'always']);
    const bare = await evid(['check', '--color', 'never']);
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(coloured.stdout).toMatch(escapes);
    expect(coloured.stdout.replace(escapes, '')).toBe(bare.stdout);
    expect((await evid(['check'], { env: { FORCE_COLOR: '1' } })).stdout).toMatch(escapes);
    expect((await evid(['check'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).toMatch(escapes);
  });

  it('says in every concise line where, how bad, which check and what', async () => {
    const cwd = folderWith({
      'portfolios/amira-khan/evidence/E01.md': exampleWorkspace[
        'portfolios/amira-khan/evidence/E01.md'
      ]!.toString().replaceAll('[B9/1.5]', '[B9/1.7]'),
    });
    const { stdout, status } = await evid(['check', '--format', 'concise', '--today', '2026-06-30'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toBe(
      'portfolios/amira-khan/evidence/E01.md:7:12: error[unknown-criterion] unit B9 has no criterion 1.7\n',
    );
  });

  it('lets a learner’s words do nothing to a terminal', async () => {
    const evil = '\u001b[2J\u202e|<script>::error::';
    const cwd = folderWith({
      'portfolios/amira-khan/evidence/E02.md': `---\nid: E02\ntitle: "x"\nmethod: observation\ndate: 2026-03-04\ncriteria: ["B9/${evil.replace('\u001b', '\\e')}"]\nassessor: j-okafor\nsigned: 2026-03-04\n---\n`,
    });
    for (const format of ['pretty', 'concise']) {
      const { stdout } = await evid(['check', '--format', format], { cwd });
      expect(stdout).not.toContain('\u001b');
      expect(stdout).not.toContain('\u202e');
    }
  });

  it('prints the same bytes twice', async () => {
    expect(await evid(['check', '--format', 'json'])).toEqual(await evid(['check', '--format', 'json']));
  });
});

describe('what every command takes', () => {
  it.each([
    [
      ['--root', '.', 'check', '--format', 'json'],
      ['check', '--root', '.', '--format', 'json'],
    ],
    [
      ['--today', '2026-11-22', 'check', 'amira-khan', '--format=json'],
      ['check', 'amira-khan', '--today', '2026-11-22', '--format=json'],
    ],
    [
      ['--plain', 'spec', 'show', 'B9'],
      ['spec', 'show', 'B9', '--plain'],
    ],
    [
      ['--unit', 'B9', '--format=json', 'why', 'amira-khan', 'B9/1.1'],
      ['why', 'amira-khan', 'B9/1.1', '--unit', 'B9', '--format=json'],
    ],
    [
      ['--unit', 'B9'],
      ['status', '--unit', 'B9'],
    ],
    [['--root=.'], ['status']],
    [
      ['--help', 'check'],
      ['check', '--help'],
    ],
  ])('may stand before it: %j', async (before, after) => {
    const answer = await evid(before);
    expect(answer).toEqual(await evid(after));
    expect([answer.status, answer.stdout]).toEqual([0, expect.stringMatching(/./)]);
  });

  it('names a workspace from anywhere', async () => {
    const root = process.cwd();
    expect((await evid(['--root', root], { cwd: tmpdir() })).stdout).toBe((await evid(['status'])).stdout);
    expect((await evid(['--root', root, 'chek'], { cwd: tmpdir() })).status).toBe(2);
  });
});

describe('evid spec', () => {
  it.each([['list'], ['show', 'B9'], ['check'], ['crosswalk', 'B9', 'CFACSB9']])(
    'refuses a unit that there is not: %s',
    async (...words) => {
      const command = words[0] === 'crosswalk' ? words : ['spec', ...words];
      const { status, stdout, stderr } = await evid([...command, '--unit', 'B99']);
      expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(/no unit B99[\s\S]*did you mean B9\?/)]);
    },
  );

  it('lists what is asked about', async () => {
    const { stdout } = await evid(['spec', 'list', '--unit', 'B9,B8', '--format', 'json']);
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual(['B8', 'B9']);
  });

  it('lists, shows and checks', async () => {
    const list = await evid(['spec', 'list']);
    // A long title goes on below itself.
    const ids = list.stdout.split('\n').filter((line) => !line.startsWith(' '));
    expect(ids.map((line) => line.split(' ')[0])).toEqual([
      'id',
      '329',
      '58A',
      'B8',
      'B9',
      'CFACSB9',
      'L3-CSP',
      'in',
      '',
    ]);
    const shown = await evid(['spec', 'show', 'B9', '--format', 'json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: 'B9', credit: 6, 'guided-learning-hours': 40 });
    const checked = await evid(['spec', 'check', '--format', 'json']);
    expect(checked.status).toBe(0);
    expect(JSON.parse(checked.stdout).diagnostics.map(({ code }: { code: string }) => code)).toEqual([
      'review-date-passed',
    ]);
    expect((await evid(['spec', 'show', 'B99'])).status).toBe(2);
  });
});

describe('a copied workspace', () => {
  it('gives the same result wherever it lies', async () => {
    const [here, there] = [copyExamples(folderWith({}, {})), copyExamples(folderWith({}, {}))];
    const { stdout } = await evid(['check', '--format', 'json'], { cwd: here });
    expect((await evid(['check', '--format', 'json'], { cwd: there })).stdout).toBe(stdout);
  });
});
