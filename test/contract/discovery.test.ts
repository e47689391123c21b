import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../src/check-workspace.ts';
import { type Folder, memoryFolder } from '../../src/load/folder.ts';
import type { Result } from '../../src/model/result.ts';
import { evid } from '../support/terminal.ts';
import { Answer, check, decided, home, item, smallUnit, today, workspaceFiles } from '../support/workspace.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'evid-contract-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
async function given(files: Record<string, string> = {}): Promise<void> {
  const base = await workspaceFiles({ evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'] })] });
  for (const [path, content] of Object.entries({ ...base, ...files })) write(path, content);
}
async function run(...args: string[]): Promise<{ status: number; stderr: string; result: Result }> {
  const { status, stdout, stderr } = await evid(['check', '--format', 'json', ...args], { cwd: root });
  return { status, stderr, result: stdout === '' ? (undefined as never) : JSON.parse(stdout) };
}
const paths = ({ portfolios }: Result) => portfolios.map(({ path }) => path);
const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };

describe('the folders that evid.yaml names', () => {
  it('may be patterns of one folder and of many, and a portfolio may lie deep', async () => {
    await given({ 'evid.yaml': 'portfolios: [a/*, b/**, "./c/"]\n' });
    for (const path of ['a/one', 'b/two', 'b/x/y/three', 'c'])
      write(`${path}/portfolio.yaml`, 'learner: { id: L-9 }\nunits: [B9]\n');
    const { status, result } = await run();
    expect(paths(result)).toEqual(['a/one', 'b/two', 'b/x/y/three', 'c']);
    expect(result.diagnostics).toEqual([]);
    expect(status).toBe(0);
  });

  it('are read once, however often they are named', async () => {
    await given({
      'evid.yaml':
        'specs: [specs, ./specs, specs/../specs, specs/more]\nportfolios: [portfolios/*, portfolios/amira]\n',
      'specs/more/notes.txt': 'notes',
    });
    const { result } = await run();
    expect(result.summary).toMatchObject({ specs: 1, portfolios: 1, errors: 0, warnings: 1 });
    expect(result.diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['unexpected-file', 'specs/more/notes.txt'],
    ]);
  });

  it.each(['/', './', '.', '[', '((((', '!portfolios/a', '{a,b', '\\0', 'a'.repeat(15_000)])(
    'may be a pattern that means nothing, and then no portfolio is found: %.20s',
    async (pattern) => {
      await given({ 'evid.yaml': `portfolios: ["${pattern}"]\n` });
      const { status, result } = await run();
      expect(status).toBe(0);
      expect(result.diagnostics.map(({ code }) => code)).toContain('no-portfolios');
      expect(paths(result)).toEqual([]);
    },
  );

  it.each(['\\0', 'nowhere', 'a'.repeat(5000)])('may be no folder of specifications: %.20s', async (name) => {
    await given({ 'evid.yaml': `specs: ["${name}"]\n` });
    const { status, result } = await run();
    expect(status).toBe(2);
    expect(result.diagnostics).toMatchObject([{ code: 'no-specs', severity: 'error', file: 'evid.yaml', line: 1 }]);
    expect(result.portfolios[0]?.units).toMatchObject([{ unit: 'B9', status: 'unknown' }]);
  });

  it('may be none, which is said', async () => {
    await given({ 'evid.yaml': 'specs: []\nportfolios: []\n' });
    const { status, result } = await run();
    expect(status).toBe(2);
    expect(result.diagnostics).toEqual([
      {
        code: 'no-specs',
        severity: 'error',
        message: 'specs names no folder with specifications',
        help: 'run evid in the workspace, or name it with --root; specifications end in .unit.yaml or .standard.yaml',
        file: 'evid.yaml',
        line: 1,
        column: 8,
        endLine: 1,
        endColumn: 10,
      },
      {
        code: 'no-portfolios',
        severity: 'warning',
        message: 'portfolios names no folder with portfolios',
        help: 'a portfolio is a folder with a portfolio.yaml',
        file: 'evid.yaml',
        line: 2,
        column: 13,
        endLine: 2,
        endColumn: 15,
      },
    ]);
  });

  it('that are portfolios by name, but are not there, are a warning', async () => {
    await given({ 'evid.yaml': 'portfolios: [portfolios/*, elsewhere/tomasz]\n' });
    const { result } = await run();
    expect(result.diagnostics).toEqual([
      {
        code: 'no-portfolio-file',
        severity: 'warning',
        message: 'elsewhere/tomasz has no portfolio.yaml, so nothing in it is checked',
        help: 'add a portfolio.yaml, or move the folder elsewhere',
        file: 'elsewhere/tomasz/portfolio.yaml',
        ...start,
      },
    ]);
  });

  it('in which patterns look for portfolios, and which are not there, are a warning at the pattern', async () => {
    await given({ 'evid.yaml': 'portfolios: [portfolios/*, "learners/*/l2"]\n' });
    const { status, result } = await run();
    expect([status, paths(result)]).toEqual([0, [home]]);
    expect(result.diagnostics).toEqual([
      expect.objectContaining({
        code: 'no-portfolios',
        severity: 'warning',
        message: 'there is no folder learners',
        file: 'evid.yaml',
        line: 1,
        column: 28,
      }),
    ]);
    expect((await run(home)).result.diagnostics).toEqual([]);
    write('learners/README.md', 'None yet.\n');
    expect((await run()).result.diagnostics).toEqual([]);
  });

  it('of which the head has another ending are told to rename it', async () => {
    await given({ 'portfolios/bob/portfolio.yml': 'learner: { id: L-9 }\nunits: [B9]\n' });
    const { result } = await run();
    expect(result.diagnostics).toMatchObject([
      {
        code: 'no-portfolio-file',
        file: 'portfolios/bob/portfolio.yaml',
        help: 'rename portfolio.yml to portfolio.yaml',
      },
    ]);
  });

  it('of specifications that are not there are an error, though others hold some', async () => {
    await given({ 'evid.yaml': 'specs: [specs, more, people.yaml]\n' });
    const { status, result } = await run();
    expect(status).toBe(2);
    expect(result.diagnostics).toMatchObject([
      { code: 'no-specs', message: 'there is no folder more', file: 'evid.yaml', line: 1, column: 16 },
      { code: 'unreadable-file', message: 'people.yaml is a file, not a folder', file: 'people.yaml' },
    ]);
  });

  it('may hold no register: one that evid.yaml names and that is not there cannot be read', async () => {
    await given({ 'evid.yaml': 'people: staff.yaml\n' });
    const { status, result } = await run();
    expect(status).toBe(2);
    expect(result.diagnostics).toMatchObject([
      {
        code: 'unreadable-file',
        message: 'there is no file staff.yaml, which is to be the register',
        file: 'evid.yaml',
        column: 9,
      },
    ]);
  });

  it('may not lie outside the root', async () => {
    await given();
    write('inner/evid.yaml', 'specs: [../specs]\nportfolios: [../portfolios/*]\npeople: ../people.yaml\n');
    const { status, stdout } = await evid(['check', '--format', 'json'], { cwd: join(root, 'inner') });
    const result = JSON.parse(stdout);
    expect([status, paths(result)]).toEqual([2, []]);
    const codes = result.diagnostics.map(({ code }: { code: string }) => code);
    expect(codes.filter((code: string) => code === 'outside-workspace')).toHaveLength(3);
  });
});

describe('a PORTFOLIO argument', () => {
  it('is a path from the current folder before it is one from the root or a name', async () => {
    await given();
    write('amira/portfolio.yaml', 'learner: { id: L-9 }\nunits: [B9]\n');
    const asked = async (cwd: string, argument: string) => {
      const { stdout } = await evid(['check', '--format', 'json', argument], { cwd: join(root, cwd) });
      return paths(JSON.parse(stdout));
    };
    expect(await asked('.', 'amira')).toEqual(['amira']);
    expect(await asked('portfolios', 'amira')).toEqual([home]);
    expect(await asked('portfolios/amira/evidence', '..')).toEqual([home]);
    expect(await asked('specs', 'portfolios/amira/')).toEqual([home]);
    expect(await asked('specs', join(root, home))).toEqual([home]);
  });

  it('given twice in two ways is one portfolio', async () => {
    await given();
    const { result } = await run('amira', 'portfolios/amira', './portfolios/../portfolios/amira/');
    expect(paths(result)).toEqual([home]);
    expect(result.filters).toEqual({ portfolios: [home] });
  });

  it.each(['a'.repeat(5000), 'nobody', '../..', '', 'evid.yaml'])(
    'that means no portfolio is exit status 2: %.20s',
    async (argument) => {
      await given();
      const { status, stderr } = await run(argument);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^evid: .*\n {2}help: portfolios here: /);
    },
  );
});

describe('a --unit filter', () => {
  it.each(['', ',', 'B8', 'b9'])('that names no unit is exit status 2: "%s"', async (unit) => {
    await given();
    const { status, stderr, result } = await run('--unit', unit);
    expect(status).toBe(2);
    expect(stderr).toMatch(/unit/);
    expect(result).toBeUndefined();
  });
});

describe('linked folders', () => {
  it.each([
    ['specs', 'specs: [specs]', 2],
    ['specs', 'specs: [specs/inner]', 2],
    ['portfolios', 'portfolios: ["portfolios/*"]', 0],
    ['portfolios/amira', 'portfolios: [portfolios/amira]', 0],
    ['portfolios/amira', 'portfolios: ["portfolios/*"]', 0],
  ])('are not followed where evid.yaml names them: %s, %s', async (name, config, expected) => {
    await given({ 'evid.yaml': `${config}\n` });
    renameSync(join(root, name), join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, name));
    const { status, result } = await run();
    expect(status).toBe(expected);
    expect(result.diagnostics).toMatchObject([
      { code: 'unexpected-file', message: 'linked folders are not followed', file: name },
    ]);
  });

  it('are refused as a PORTFOLIO argument', async () => {
    await given();
    symlinkSync('amira', join(root, 'portfolios/joe'));
    const { status, stderr } = await evid(['check', 'portfolios/joe'], { cwd: root });
    expect(status).toBe(2);
    expect(stderr).toContain('portfolios/joe is a linked folder, which evid does not follow');
  });
});

describe('links', () => {
  it('that lead to themselves are files that cannot be read, and no fault of evid', async () => {
    await given();
    symlinkSync('E02.md', join(root, home, 'evidence/E02.md'));
    symlinkSync('.', join(root, 'portfolios/loop'));
    const { status, result } = await run();
    expect(status).toBe(1);
    expect(result.diagnostics).toEqual([
      {
        code: 'unreadable-file',
        severity: 'error',
        message: 'this file cannot be read: it is a link that leads to itself',
        help: 'restore the file or its permissions, or remove it',
        portfolio: home,
        file: `${home}/evidence/E02.md`,
        ...start,
      },
      {
        code: 'unexpected-file',
        severity: 'warning',
        message: 'linked folders are not followed',
        help: 'put the portfolio itself here',
        file: 'portfolios/loop',
        ...start,
      },
    ]);
    expect(result.portfolios[0]?.units).toMatchObject([{ unit: 'B9', status: 'unknown' }]);
  });

  it('and names that no disk can hold are missing attachments', async () => {
    const files = ['attachments/loop.pdf', `attachments/${'a'.repeat(300)}`];
    await given(Object.fromEntries([item('E01', { criteria: ['B9/1.1'], files })]) as Record<string, string>);
    mkdirSync(join(root, home, 'attachments'));
    symlinkSync('loop.pdf', join(root, home, 'attachments/loop.pdf'));
    const { result } = await run();
    expect(result.diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['missing-file', 9, 9],
      ['missing-file', 9, 32],
    ]);
  });
});

describe('a folder that cannot be listed', () => {
  /** A workspace of which one folder is closed; made in memory, because the super-user of a build machine may list anything. */
  async function withClosed(closed: string, evidence = [item('E01', { criteria: ['B9/1.1'] })]) {
    const files = await workspaceFiles({ evidence, records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')] });
    const open = memoryFolder(files);
    const folder: Folder = {
      ...open,
      list: (path) => (path === closed ? undefined : open.list(path)),
      refusal: (path) => (path === closed ? 'permission denied' : undefined),
      read: (path, limit) =>
        path.startsWith(`${closed}/`) ? { problem: 'refused', detail: 'permission denied' } : open.read(path, limit),
    };
    const { result, unusable } = await checkWorkspace({ folder, today });
    return new Answer(result, unusable);
  }
  const closedFolder = (file: string, more = {}) => ({
    code: 'unreadable-file',
    severity: 'error',
    message: 'this folder cannot be read: permission denied',
    help: 'restore the permissions of the folder, or remove it',
    ...more,
    file,
    ...start,
  });

  it.each(['evidence', 'assessments'])('leaves the units unknown: %s', async (name) => {
    const answer = await withClosed(`${home}/${name}`);
    expect(answer.result.diagnostics).toEqual([closedFolder(`${home}/${name}`, { portfolio: home })]);
    expect(answer.unit().status).toBe('unknown');
  });
  it('may be a file of its name, as a copied link is on some machines', async () => {
    const file = `${home}/evidence`;
    const answer = await check({ files: { [file]: '../elsewhere\n' } });
    const words = { message: `${file} is a file, not a folder`, help: 'name, or make, a folder that holds the file' };
    expect(answer.result.diagnostics).toEqual([closedFolder(file, { portfolio: home, ...words })]);
    expect(answer.unit().status).toBe('unknown');
  });
  it('is an error where it is the portfolio, or all portfolios', async () => {
    const one = await withClosed(home);
    expect(one.result.diagnostics).toEqual([closedFolder(home, { portfolio: home })]);
    const all = await withClosed('portfolios');
    expect(all.result.diagnostics).toEqual([closedFolder('portfolios')]);
  });
  it('makes the workspace unusable where it holds the specifications', async () => {
    const answer = await withClosed('specs');
    expect(answer.unusable).toBe(true);
    expect(answer.result.diagnostics).toEqual([closedFolder('specs')]);
    expect(answer.unit().status).toBe('unknown');
  });
});

describe('files', () => {
  it('with BOM, CRLF, tabs and characters of two code units have columns in UTF-16 code units', async () => {
    const text = `\uFEFF---
id: E01
title: "😀"
method: work-product
date: 2026-03-04
context: paid-work
criteria: ["😀😀/1", B9/1.7, B9/1.1]
signed: 2026-03-06
---
😀\t[B9/1.1] 😀 [B9/1.2] é [partner/x]
`;
    const answer = await check({ evidence: [[`${home}/evidence/E01.md`, text.replaceAll('\n', '\r\n')]] });
    const place = answer.result.diagnostics.map(({ code, ref, line, column, endLine, endColumn }) => [
      code,
      ref,
      [line, column, endLine, endColumn],
    ]);
    expect(place).toEqual([
      ['unknown-criterion', '😀😀/1', [7, 12, 7, 20]],
      ['unknown-criterion', 'B9/1.7', [7, 22, 7, 28]],
      ['unclaimed-locator', 'B9/1.2', [10, 16, 10, 24]],
      ['unknown-tag', 'partner/x', [10, 27, 10, 38]],
    ]);
  });

  it('may have titles of ten thousand characters, ids with dots and names with spaces', async () => {
    const [, text] = item('E.1-a_2', { title: '長'.repeat(10_000), criteria: ['B9/1.1'] });
    const answer = await check({ evidence: [[`${home}/evidence/my item (1).md`, text]] });
    expect(answer.codes).toEqual([]);
    expect(answer.evidence('E.1-a_2').path).toBe(`${home}/evidence/my item (1).md`);
  });

  it('without a register leave every decision without effect', async () => {
    const given = { evidence: [item('E01', { criteria: ['B9/1.1'] })] };
    const files = await workspaceFiles({ ...given, records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')] });
    delete files['people.yaml'];
    const { result, unusable } = await checkWorkspace({ folder: memoryFolder(files), today });
    expect(unusable).toBe(false);
    expect(new Answer(result).status('B9/1.1')).toBe('claimed');
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['person-not-authorised']);
  });

  it('cannot be read where evid.yaml is a list', async () => {
    await given({ 'evid.yaml': '- a\n' });
    const { status, result } = await run();
    expect(status).toBe(2);
    expect(result.diagnostics).toMatchObject([{ severity: 'error', file: 'evid.yaml' }]);
  });

  it.each(['# only a comment\n', '', '\n\n'])('may say nothing in evid.yaml and people.yaml: %j', async (text) => {
    await given({ 'evid.yaml': text, 'people.yaml': text });
    const { status, result } = await run();
    expect([status, result.diagnostics]).toEqual([0, []]);
  });

  it('lie in the order of their paths, whatever their case', async () => {
    const spec = smallUnit();
    await given({ 'specs/sub/again.unit.yaml': spec[1] });
    for (const name of ['b', 'B', 'a'])
      write(`portfolios/${name}/portfolio.yaml`, 'learner: { id: L-9 }\nunits: [B9]\n');
    const { result } = await run();
    expect(paths(result)).toEqual(['portfolios/B', 'portfolios/a', home, 'portfolios/b']);
    expect(result.diagnostics.map(({ code, file, related }) => [code, file, related?.[0]?.file])).toEqual([
      ['names-alike', 'portfolios/b/portfolio.yaml', undefined],
      ['duplicate-id', 'specs/sub/again.unit.yaml', 'specs/B9.unit.yaml'],
    ]);
  });
});
