import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyExamples } from './support/examples.ts';
import { evid as run } from './support/terminal.ts';

/** Where reports go: every command takes `--format NAME[=FILE]`, repeatable, and `-o FILE`. */
const cwd = copyExamples();
const out = mkdtempSync(join(tmpdir(), 'evid-targets-'));
afterAll(() => {
  for (const folder of [cwd, out]) rmSync(folder, { recursive: true, force: true });
});
const evid = (...args: string[]) => run(args, { cwd });
beforeAll(() => evid('check', '--format', 'json=earlier.json'));

describe.each([
  [['status'], 'csv', 'json'],
  [['matrix', 'tomasz-wrobel'], 'md', 'csv'],
  [['gaps', 'tomasz-wrobel'], 'markdown', 'html'],
  [['sheet', 'tomasz-wrobel'], 'markdown', 'html'],
  [['sheet', 'tomasz-wrobel'], 'mapping', 'html'],
  [['why', 'tomasz-wrobel', 'B8/1.1'], 'text', 'json'],
  [['plan', 'grace-oyelaran'], 'text', 'json'],
  [['crosswalk', 'B9', 'CFACSB9'], 'text', 'json'],
  [['sample'], 'markdown', 'json'],
  [['diff', 'earlier.json'], 'markdown', 'json'],
  [['check', 'tomasz-wrobel'], 'concise', 'json'],
  [['spec', 'list'], 'text', 'json'],
  [['spec', 'show', 'B8'], 'text', 'json'],
  [['spec', 'check'], 'concise', 'sarif'],
] as const)('evid %j', (command, one, another) => {
  it('writes in a file what it would print, in several formats at once, and says nothing on standard output', async () => {
    const [first, second] = [join(out, 'a', 'first'), join(out, 'second')];
    const args = [...command, '--format', `${one}=${first}`, '--format', another, '-o', second];
    // What evid wrote it replaces without a word.
    for (const _ of ['first', 'again']) {
      const written = await evid(...args);
      expect([written.status, written.stdout]).toEqual([0, '']);
    }
    const timeless = (text: string) => text.replace(/ in \d+\.\d s/, '');
    for (const [name, file] of [
      [one, first],
      [another, second],
    ] as const) {
      const { stdout } = await evid(...command, '--format', name);
      // A page says where the workspace lies from where it is written.
      if (name === 'html') expect(readFileSync(file, 'utf8')).toContain('<!doctype html>');
      else expect(timeless(readFileSync(file, 'utf8'))).toBe(timeless(stdout));
    }
  });

  it('puts no two reports in one place', async () => {
    const refused = [
      [
        ['--format', one, '--format', another],
        `${one} and ${another} cannot both go to standard output`,
        `write one to a file: --format ${another}=FILE`,
      ],
      [['--format', `${one}=x`, '--format', `${another}=x`], 'two formats cannot both be written to x', undefined],
      [['--format', `${one}=x`, '--format', `${another}=./x`], 'two formats cannot both be written to ./x', undefined],
      [['--format', `${one}=`], `--format ${one}= names no file`, undefined],
      [
        ['--format', `${one}=x`, '-o', 'y'],
        '-o y has no format left to write',
        'it is for the one --format that names no file of its own',
      ],
    ] as const;
    for (const [flags, message, help] of refused) {
      const { status, stdout, stderr } = await evid(...command, ...flags);
      const said = help === undefined ? `evid: ${message}\n` : `evid: ${message}\n  help: ${help}\n`;
      expect([status, stdout, stderr]).toEqual([2, '', said]);
    }
    expect(existsSync(join(cwd, 'x')) || existsSync(join(cwd, 'y'))).toBe(false);
  });
});

describe('a file without a --format', () => {
  it.each([
    [['gaps', 'tomasz-wrobel'], 'page.html', /^<!doctype html>/],
    [['status'], 'rows.csv', /^\u{feff}portfolio,learner,unit,/u],
    [['matrix', 'tomasz-wrobel'], 'matrix.MD', /^# Matrix on /],
    [['gaps', 'tomasz-wrobel'], 'gaps.csv', /^# Gap report /],
  ] as const)(
    '%j -o %s has the format that its ending names, where the command has it',
    async (command, name, begins) => {
      const file = join(out, name);
      expect((await evid(...command, '-o', file)).status).toBe(0);
      expect(readFileSync(file, 'utf8')).toMatch(begins);
    },
  );
});
