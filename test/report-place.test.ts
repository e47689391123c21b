import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { copyExamples } from './support/examples.ts';
import { filesBelow } from './support/process.ts';
import { commitAll, folderWith, git, removeFolders } from './support/repository.ts';
import { evid } from './support/terminal.ts';

let outside: string;
let cwd: string;
beforeEach(() => {
  outside = folderWith({ 'notes.md': 'Mine.\n' });
  cwd = copyExamples(join(outside, 'centre'));
});
afterAll(removeFolders);

const amira = 'portfolios/amira-khan';
const plain = ['spec', 'list'];
const written = (file: string) => (existsSync(join(cwd, file)) ? readFileSync(join(cwd, file), 'utf8') : undefined);

describe('a report is never written where evid reads', () => {
  const inputs: [string, string][] = [
    ['evid.yaml', 'the configuration'],
    ['people.yaml', 'the register of people'],
    ['waivers.yaml', 'the list of waivers'],
    ['specs/B9.unit.yaml', 'a specification'],
    ['specs/new.md', 'in a folder of specifications'],
    ['qualifications/L2.qualification.yaml', 'a specification'],
    ['qualifications/notes.md', 'in the folder of qualifications'],
    ['centre.schema.json', 'the centre’s schema'],
    [`${amira}/portfolio.yaml`, 'the head of a portfolio'],
    [`${amira}/evidence/E01.md`, 'in a folder of evidence'],
    [`${amira}/evidence/new/report.md`, 'in a folder of evidence'],
    [`${amira}/assessments/A01.md`, 'in a folder of records'],
    [`${amira}/verification/V01.md`, 'in a folder of records'],
    [`${amira}/attachments/thread.md`, 'in a folder of attachments'],
  ];
  it('the files that belong to a workspace, each for what it is', async () => {
    const config = readFileSync(join(cwd, 'evid.yaml'), 'utf8');
    writeFileSync(
      join(cwd, 'evid.yaml'),
      /^policy:/m.test(config)
        ? config.replace(/^policy:/m, 'policy:\n  evidence-schema: centre.schema.json')
        : `${config}\npolicy:\n  evidence-schema: centre.schema.json\n`,
    );
    const before = filesBelow(cwd);
    for (const [file, what] of inputs)
      for (const args of [
        ['-o', join(cwd, file), '--force'],
        ['--format', `json=${file}`],
      ]) {
        const { status, stdout, stderr } = await evid([...plain, ...args], { cwd });
        expect({ file, status, stdout, stderr }).toMatchObject({
          file,
          status: 2,
          stdout: '',
          stderr: expect.stringContaining(`is not written: it is ${what}`),
        });
      }
    expect(filesBelow(cwd)).toEqual(before);
  });

  it('nor in what belongs to git, whatever it is called', async () => {
    commitAll(cwd);
    for (const file of ['.git/config', '.git/hooks/post-checkout', '.GIT/x', 'sub/.git/config']) {
      const before = written(file);
      const { status, stderr } = await evid([...plain, '-o', file, '--force'], { cwd });
      expect([status, stderr]).toEqual([2, expect.stringContaining('it belongs to the git repository')]);
      expect(written(file)).toBe(before);
    }
    expect(git(cwd, 'status', '--porcelain')).toBe('');
  });

  it('nor through a link that leaves the folder, or leads to what evid reads', async () => {
    const links: [string, string, string][] = [
      ['out.md', '../notes.md', 'a link leads from it out of'],
      ['new.md', '../absent.md', 'a link leads from it out of'],
      ['out', '..', 'a link leads from it out of'],
      ['inside.md', 'evid.yaml', 'it is the configuration'],
      ['twice.md', 'inside.md', 'it is the configuration'],
      ['records', `${amira}/assessments`, 'it is in a folder of records'],
    ];
    for (const [name, target, why] of links) {
      symlinkSync(target, join(cwd, name));
      const file = name.endsWith('.md') ? name : `${name}/report.md`;
      const { status, stderr } = await evid([...plain, '-o', file, '--force'], { cwd });
      expect([status, stderr]).toEqual([2, expect.stringContaining(why)]);
    }
    expect(readFileSync(join(outside, 'notes.md'), 'utf8')).toBe('Mine.\n');
    expect(existsSync(join(outside, 'absent.md')) || existsSync(join(outside, 'report.md'))).toBe(false);
    mkdirSync(join(cwd, 'reports'));
    symlinkSync('reports', join(cwd, 'latest'));
    expect((await evid([...plain, '-o', 'latest/list.txt'], { cwd })).status).toBe(0);
    expect(written('reports/list.txt')).toContain('B9');
  });

  it('nor over the earlier result that is compared, by whatever name', async () => {
    for (const other of ['amira-khan', 'grace-oyelaran']) rmSync(join(cwd, 'portfolios', other), { recursive: true });
    expect((await evid(['check', '--format', 'json=earlier.json'], { cwd })).status).toBe(0);
    const before = written('earlier.json');
    symlinkSync('earlier.json', join(cwd, 'link.json'));
    linkSync(join(cwd, 'earlier.json'), join(cwd, 'same.json'));
    for (const file of ['earlier.json', './earlier.json', join(cwd, 'earlier.json'), 'link.json', 'same.json'])
      for (const args of [
        ['-o', file],
        ['-o', file, '--force'],
        ['--format', `json=${file}`],
      ]) {
        const { status, stdout, stderr } = await evid(['diff', 'earlier.json', ...args], { cwd });
        expect({ status, stdout, stderr }).toEqual({
          status: 2,
          stdout: '',
          stderr:
            `evid: ${file} is not written: it is what this command reads\n` +
            '  help: name another file, so that what was there stays\n',
        });
      }
    expect(written('earlier.json')).toBe(before);
    expect((await evid(['diff', 'earlier.json', '-o', 'moved.json'], { cwd })).status).toBe(0);
    expect((await evid(['diff', 'link.json', '-o', 'earlier.json'], { cwd })).status).toBe(2);
  });

  it('and nothing is written, nor printed, where one of several reports is refused', async () => {
    const args = ['check', '--format', 'json', '--format', 'junit=fine.xml', '--format', 'sarif=evid.yaml'];
    const { status, stdout } = await evid(args, { cwd });
    expect([status, stdout, existsSync(join(cwd, 'fine.xml'))]).toEqual([2, '', false]);
    mkdirSync(join(cwd, 'all'));
    writeFileSync(join(cwd, 'all/tomasz-wrobel.md'), 'My notes on Tomasz.\n');
    expect((await evid(['gaps', '-o', 'all/'], { cwd })).status).toBe(2);
    expect(existsSync(join(cwd, 'all/amira-khan.md'))).toBe(false);
  });
});

describe('a report replaces only what evid wrote', () => {
  it('unless somebody says --force, and never in a portfolio', async () => {
    writeFileSync(join(cwd, 'notes.md'), '# My notes\n\nOn E03.\n');
    const refused = await evid(['gaps', '-o', 'notes.md'], { cwd });
    expect([refused.status, refused.stderr]).toEqual([
      2,
      'evid: notes.md is not written: there is a file of that name, and it looks like no report of evid\n' +
        '  help: name another file, or replace it with --force\n',
    ]);
    expect(written('notes.md')).toBe('# My notes\n\nOn E03.\n');
    expect((await evid(['gaps', '-o', 'notes.md', '--force'], { cwd })).status).toBe(0);
    expect(written('notes.md')).toMatch(/^# Gap report /);
    writeFileSync(join(cwd, amira, 'thread.md'), 'From: a colleague\n');
    expect((await evid(['gaps', '-o', `${amira}/thread.md`, '--force'], { cwd })).status).toBe(2);
    expect(written(`${amira}/thread.md`)).toBe('From: a colleague\n');
    expect((await evid(['gaps', 'amira-khan', '-o', `${amira}/gaps.md`], { cwd })).status).toBe(0);
    expect((await evid(['gaps', 'amira-khan', '-o', `${amira}/gaps.md`], { cwd })).status).toBe(0);
  });

  it('however much has changed since, in every format', async () => {
    const reports = [
      ...['pretty', 'concise', 'json', 'markdown', 'github', 'junit', 'sarif', 'gitlab', 'rdjson'].map((format) => [
        'check',
        '--format',
        format,
      ]),
      ...['text', 'markdown', 'json'].map((format) => ['diff', 'HEAD', '--format', format]),
      ...['markdown', 'html'].flatMap((format) =>
        ['gaps', 'sheet'].map((name) => [name, 'amira-khan', '--format', format]),
      ),
      ['sheet', 'amira-khan', '--format', 'mapping'],
      ...['table', 'md', 'csv', 'html'].map((format) => ['matrix', 'amira-khan', '--format', format]),
      ...['text', 'csv', 'json', 'markdown'].map((format) => ['status', '--format', format]),
      ...['text', 'json'].map((format) => ['plan', 'amira-khan', '--format', format]),
      ...['text', 'json'].map((format) => ['audit', '--format', format]),
      ...['text', 'markdown', 'csv', 'json'].map((format) => ['sample', '--format', format]),
    ];
    for (const other of ['grace-oyelaran', 'tomasz-wrobel'])
      rmSync(join(cwd, 'portfolios', other), { recursive: true });
    commitAll(cwd);
    const files = reports.map((args) => `out/${args.filter((each) => !each.startsWith('-')).join('-')}`);
    const write = async () => {
      const refused: string[] = [];
      for (const [index, args] of reports.entries()) {
        const { stderr } = await evid([...args, '-o', files[index]!], { cwd });
        if (/is not written|there is no format/.test(stderr)) refused.push(`${args.join(' ')}: ${stderr}`);
      }
      return refused;
    };
    expect(await write()).toEqual([]);
    rmSync(join(cwd, amira, 'assessments'), { recursive: true });
    appendFileSync(join(cwd, amira, 'evidence/E03-courier-delay.md'), '[B9/9.9]\n');
    expect(await write()).toEqual([]);
    expect(dirname(files[0]!)).toBe('out');
  });
});

describe('a report that replaces another', () => {
  const reportOf = (learner: string, ...args: string[]) =>
    evid([args[0]!, learner, ...args.slice(1), '--today', '2026-11-22'], { cwd });
  it.each([
    ['gaps', '--format', 'markdown', '-o', 'out/report.md'],
    ['gaps', '--format', 'text', '-o', 'out/report.txt'],
    ['gaps', '--format', 'html', '-o', 'out/report.html'],
    ['sheet', '--format', 'html', '-o', 'out/report.html'],
    ['plan', '-o', 'out/report.txt'],
  ])('says whose it was, where it was another learner’s: %s %s %s', async (...args) => {
    expect((await reportOf('amira-khan', ...args)).stderr).not.toContain('replaced');
    expect((await reportOf('amira-khan', ...args)).stderr).not.toContain('replaced');
    expect((await reportOf('grace-oyelaran', ...args)).stderr).toMatch(
      /^evid: out\/report\.\w+ was a report on Amira Khan( \(L-0231\))?; it is replaced$/m,
    );
    expect((await reportOf('grace-oyelaran', ...args)).stderr).not.toContain('replaced');
  });
});
