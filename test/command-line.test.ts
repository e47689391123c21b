import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../src/main.ts';
import { copyExamples } from './support/examples.ts';
import { commitAll } from './support/repository.ts';
import { evid, inputFrom } from './support/terminal.ts';

const scratch = mkdtempSync(join(tmpdir(), 'evid-command-line-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const examples = join(scratch, 'examples');
beforeAll(() => copyExamples(examples));

const helpOf = async (...command: string[]) => (await evid([...command, '--help'])).stdout;
/** The commands that evid's own help lists, those with commands of their own resolved. */
async function commands(): Promise<string[][]> {
  const listed = (help: string) => [...help.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name]) => name!);
  const first = listed((await evid(['--help'])).stdout);
  const all = first.map(async (name) => {
    const inner = name === 'spec' || name === 'new' ? listed(await helpOf(name)) : [];
    return inner.length > 0 ? inner.map((each) => [name, each]) : [[name]];
  });
  return (await Promise.all(all)).flat();
}

describe('a flag that takes one value', () => {
  it('is refused a second, in every command; one that gathers values takes it', async () => {
    let refused = 0;
    for (const command of await commands()) {
      const inOrder = ['assess', 'verify'].includes(command[0]!)
        ? /^(evidence|met|partial|not-yet|withdraw|not-applicable|judge|basis|achieved|withdraw-sign-off|reason|place|countersign|action|owner|due|close|assessment|criteria|requirement)$/
        : /^$/;
      for (const [, flag, value] of (await helpOf(...command)).matchAll(/^ {2}(?:-o, )?--([a-z-]+) <([^>]+)>/gm)) {
        const words = /date/.test(value!) ? '2026-01-02' : flag === 'color' ? 'never' : flag === 'percent' ? '5' : 'x';
        const given = flag === 'stage' ? 'interim' : words;
        const gathers =
          inOrder.test(flag!) ||
          ['format', 'unit', 'fail-on', 'tags', 'files', 'witness', 'customers', 'criteria', 'units'].includes(flag!) ||
          (command.join(' ') === 'new evidence' && ['date', 'assessor'].includes(flag!)) ||
          (command.join(' ') === 'spec new' && ['outcome', 'criterion', 'requirement'].includes(flag!));
        const { status, stderr } = await evid([...command, 'a', 'b', `--${flag}`, given, `--${flag}`, given], {
          cwd: scratch,
        });
        const says = `evid: --${flag} is given twice: ${given} and ${given}\n  help: it takes one\n`;
        expect([command, flag, stderr === says]).toEqual([command, flag, !gathers]);
        if (!gathers) {
          expect(status).toBe(2);
          refused++;
        }
      }
    }
    expect(refused).toBeGreaterThan(60);
  });
});

describe('--quiet and --verbose', () => {
  const typical: Record<string, readonly string[]> = {
    check: [],
    status: [],
    matrix: [],
    gaps: [],
    why: ['amira-khan', 'B9/ER5b'],
    plan: ['amira-khan'],
    sheet: ['amira-khan'],
    crosswalk: ['B9', 'CFACSB9'],
    sample: [],
    audit: [],
    diff: ['HEAD'],
    'spec list': [],
    'spec show': ['B9'],
    'spec check': [],
    explain: ['occasion'],
  };

  it('are offered by the reports that they change, and by no other', async () => {
    const cwd = join(scratch, 'repository');
    cpSync(examples, cwd, { recursive: true });
    for (const name of ['grace-oyelaran', 'tomasz-wrobel']) rmSync(join(cwd, 'portfolios', name), { recursive: true });
    commitAll(cwd);
    rmSync(join(cwd, 'portfolios/amira-khan/evidence/E03-courier-delay.md'));
    writeFileSync(join(cwd, 'specs/notes.txt'), 'no specification');
    const looks = (await commands()).filter((command) => Object.hasOwn(typical, command.join(' ')));
    expect(looks).toHaveLength(Object.keys(typical).length);
    for (const command of looks) {
      const words = [...command, ...typical[command.join(' ')]!];
      const plain = await evid(words, { cwd });
      const help = await helpOf(...command);
      for (const flag of ['--quiet', '--verbose']) {
        const flagged = await evid([...words, flag], { cwd });
        const changes = flagged.stdout !== plain.stdout;
        expect([...words, flag, help.includes(flag)]).toEqual([...words, flag, changes]);
        expect(flagged.status).toBe(plain.status);
      }
    }
  });
});

describe('evid check of files', () => {
  const e03 = 'portfolios/amira-khan/evidence/E03-courier-delay.md';
  const broken = join(scratch, 'broken');
  beforeAll(() => {
    cpSync(examples, broken, { recursive: true });
    for (const file of [e03, 'portfolios/amira-khan/evidence/E05-new-electrician.md'])
      writeFileSync(join(broken, file), `${readFileSync(join(broken, file), 'utf8')}\n[B9/9.9]\n`);
  });
  const files = (stdout: string) =>
    [...new Set(JSON.parse(stdout).diagnostics.map(({ file }: { file: string }) => file))] as string[];

  it('checks their portfolios and tells their faults', async () => {
    const { status, stdout } = await evid(['check', e03, '--format', 'json'], { cwd: examples });
    const { filters, summary, portfolios } = JSON.parse(stdout);
    expect(filters).toEqual({ portfolios: ['portfolios/amira-khan'], files: [e03] });
    expect([status, summary.portfolios, summary.errors, portfolios.length]).toEqual([0, 1, 0, 1]);
    const text = (await evid(['check', e03], { cwd: examples })).stdout;
    expect(text).toMatch(/^Checked 5 specs, 1 portfolio, \d+ items of evidence \(only\s\S+E03-courier-delay.md\)/);
  });

  it('leaves the others out, however the file is named, and beside whole portfolios', async () => {
    const cwd = join(broken, 'portfolios/amira-khan');
    for (const named of [join(broken, e03), 'evidence/E03-courier-delay.md', e03]) {
      const { status, stdout } = await evid(['check', named, '--format', 'json'], { cwd });
      expect([status, files(stdout)]).toEqual([1, [e03]]);
    }
    const good = 'portfolios/tomasz-wrobel/portfolio.yaml';
    expect((await evid(['check', good], { cwd: broken })).status).toBe(0);
    const both = files((await evid(['check', 'amira-khan', good, '--format', 'json'], { cwd: broken })).stdout);
    expect(both.length).toBeGreaterThan(2);
  });

  it('takes a learner by the id, and a folder as it is shown where names are hidden', async () => {
    for (const learner of ['L-0198', 'portfolios/L-0198']) {
      const { status, stdout } = await evid(['check', learner], { cwd: broken });
      expect([status, stdout]).toEqual([
        0,
        expect.stringContaining('Tomasz Wróbel (L-0198)  portfolios/tomasz-wrobel'),
      ]);
    }
  });

  it('tells of what makes the whole unusable, and takes no file that lies in no portfolio', async () => {
    expect((await evid(['check', 'specs/B8.unit.yaml'], { cwd: broken })).stderr).toMatch(/help: portfolios here: /);
    writeFileSync(join(broken, 'specs/B9.unit.yaml'), 'id: [');
    const { status, stdout } = await evid(['check', e03, '--format', 'json'], { cwd: broken });
    expect([status, files(stdout)]).toEqual([2, ['specs/B9.unit.yaml']]);
  });

  it('refuses files outside, and a later comparison', async () => {
    const outside = await evid(['check', resolve('package.json')], { cwd: examples });
    expect([outside.status, outside.stderr]).toEqual([
      2,
      `evid: ${resolve('package.json')} lies in another workspace\n  help: run evid there, or name both: --root ${resolve('.')} package.json\n`,
    ]);
    await evid(['check', e03, '--format', 'json=part.json'], { cwd: examples });
    expect((await evid(['diff', 'part.json'], { cwd: examples })).stderr).toContain(
      'part.json tells only the faults of',
    );
    const gaps = await evid(['gaps', e03], { cwd: examples });
    expect(gaps.stderr).toBe(
      `evid: ${e03} is a file, not a portfolio\n  help: its portfolio is portfolios/amira-khan\n`,
    );
  });
});

describe('above several workspaces', () => {
  it('the message names the nearest evid.yaml below', async () => {
    const above = join(scratch, 'above');
    for (const path of ['a/b/south/specs', 'north', '.hidden', 'node_modules/evid']) {
      mkdirSync(join(above, path), { recursive: true });
      if (!path.endsWith('specs')) writeFileSync(join(above, path, 'evid.yaml'), 'version: 1\n');
    }
    writeFileSync(join(above, 'a/b/south/evid.yaml'), 'version: 1\n');
    const below = 'the nearest evid.yaml below is north/evid.yaml: run evid there, or name its folder with --root';
    const { status, stdout } = await evid(['check', '--format', 'json'], { cwd: above });
    expect(status).toBe(2);
    for (const { help } of JSON.parse(stdout).diagnostics) expect(help).toContain(below);
    expect((await evid(['plan', 'amira'], { cwd: above })).stderr.replace(/\s+/g, ' ')).toContain(below);
  });
});

describe('a terminal', () => {
  const progressOn = async (env: Record<string, string>) => {
    let now = 0;
    const said: string[] = [];
    const stderr = { write: (text: string) => said.push(text), isTerminal: true, columns: 80 };
    const stdout = { write: () => {}, isTerminal: true, columns: 80 };
    const clock = () => {
      now += 400;
      return now;
    };
    await main(['status'], {
      cwd: examples,
      env,
      stdin: inputFrom(''),
      stdout,
      stderr,
      clock,
      localDate: () => '2026-11-22',
    });
    return said.join('');
  };

  it('that cannot redraw is shown no progress', async () => {
    expect(await progressOn({ TERM: 'xterm' })).toContain('\r2 of 3 portfolios');
    expect(await progressOn({ TERM: 'dumb' })).toBe('');
  });
});

describe('a Node.js that is too old', () => {
  it('is told so in one sentence', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
    const fake = join(scratch, 'fake.cjs');
    const asIn = (version: string) => {
      writeFileSync(fake, `Object.defineProperty(process, 'version', { value: '${version}' });`);
      return spawnSync(process.execPath, ['--require', fake, 'dist/evid.js', '--version'], { encoding: 'utf8' });
    };
    const { status, stdout, stderr } = asIn('v18.20.4');
    expect([status, stdout]).toEqual([2, '']);
    expect(`>=${/^evid: it needs Node\.js (\S+) or later, and this is 18\.20\.4\.\n$/.exec(stderr)?.[1]}`).toBe(
      engines.node,
    );
    expect(asIn('v20.18.3').status).toBe(2);
    for (const version of ['v20.19.0', 'v24.0.0']) expect(asIn(version)).toMatchObject({ status: 0, stderr: '' });
  });

  it('can read the file that says so: a script without import, export or await at its head', () => {
    const entry = readFileSync('dist/evid.js', 'utf8').replace(/^#!.*\n/, '');
    expect(() => new Function(entry)).not.toThrow();
    expect(entry).not.toMatch(/\?\.|\?\?|\bawait\b|^import |^export /m);
  });
});

describe('small things', () => {
  it('init in this folder says no cd', async () => {
    const here = join(scratch, 'here');
    mkdirSync(here);
    for (const folder of ['.', './', here]) {
      const { stderr } = await evid(['init', folder, '--unit', 'B9', '--no-example'], { cwd: here });
      expect(stderr).not.toContain('cd ');
      expect(stderr).toContain('- evid check\n');
      rmSync(here, { recursive: true });
      mkdirSync(here);
    }
    const { stderr } = await evid(['init', 'there', '--unit', 'B9', '--no-example'], { cwd: here });
    expect(stderr).toContain('- cd there, then evid check\n');
  });

  it('a crosswalk of two units, or of two standards, is refused with a reason', async () => {
    const asked = async (...words: string[]) => (await evid(['crosswalk', ...words], { cwd: examples })).stderr;
    expect(await asked('B9', '58A')).toBe(
      'evid: B9 and 58A are both units: a crosswalk lays the criteria of a unit beside the items of a standard\n' +
        '  help: B9 is mapped to CFACSB9: evid crosswalk B9 CFACSB9\n',
    );
    expect(await asked('58A', 'B9')).toContain('help: 58A has no mapping to a standard; standards here: CFACSB9\n');
    expect(await asked('CFACSB9', 'CFACSB9')).toContain('CFACSB9 is a standard: a crosswalk');
  });

  it('units take blanks and commas', async () => {
    const both = await evid(['check', '--unit', 'B9', '--unit', '58A', '--format', 'json'], { cwd: examples });
    expect(await evid(['check', '--unit', ' B9, 58A ', '--format', 'json'], { cwd: examples })).toEqual(both);
  });
});
