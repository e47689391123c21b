import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { forBash, readShellLine } from '../src/commands/shell-line.ts';
import { copyExamples } from './support/examples.ts';
import { evid } from './support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'evid-completion-'));
const cwd = copyExamples(join(folder, 'examples'));
const bin = join(folder, 'bin');
mkdirSync(bin);
writeFileSync(join(bin, 'evid'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/evid.js')}" "$@"\n`);
chmodSync(join(bin, 'evid'), 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The words that may stand in place of the last one. */
async function offered(...words: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await evid(['complete', '--', ...words], { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0]!]));
}

describe('completion', () => {
  it('offers commands, and their flags once a dash is typed', async () => {
    expect(await offered('ch')).toEqual(['check']);
    expect(await offered('spec', '')).toEqual(['list', 'show', 'check', 'review', 'new', 'import', 'help']);
    expect(await offered('status', '--so')).toEqual(['--sort']);
    expect(await offered('complete', '')).not.toContain('complete');
  });

  it('offers portfolios, units, criteria and codes where each belongs', async () => {
    expect(await offered('check', '')).toEqual(['amira-khan', 'grace-oyelaran', 'tomasz-wrobel']);
    expect(await offered('check', 'amira-khan', 't')).toEqual(['tomasz-wrobel']);
    expect(await offered('spec', 'show', 'B')).toEqual(['B8', 'B9']);
    expect(await offered('why', 'amira-khan', 'B9/1.')).toEqual([
      'B9/1.1',
      'B9/1.2',
      'B9/1.3',
      'B9/1.4',
      'B9/1.5',
      'B9/1.6',
    ]);
    expect(await offered('why', 'amira-khan', 'B9/ER5')).toEqual(['B9/ER5', 'B9/ER5a', 'B9/ER5b']);
    expect(await offered('why', 'amira-khan', 'E0')).toHaveLength(9);
    expect(await offered('explain', 'stale')).toEqual(['stale-decision', 'stale']);
    expect(await offered('schema', 'ev')).toEqual(['evidence']);
  });

  it('offers the values of a flag, and the next of a list with commas', async () => {
    expect(await offered('check', '--unit', '58')).toEqual(['58A']);
    expect(await offered('check', '--unit', 'B9,5')).toEqual(['B9,58A']);
    expect(await offered('status', '--sort', 'w')).toEqual(['waiting']);
    expect(await offered('check', '--format', 'j')).toEqual(['json', 'junit']);
    expect(await offered('check', '--color', '')).toEqual(['auto', 'always', 'never']);
    expect(await offered('sample', '--by', 'm')).toEqual(['m-grant']);
  });

  it('offers the values of a flag behind a sign, and none of a list twice', async () => {
    expect(await offered('check', '--unit=CFA')).toEqual(['--unit=CFACSB9']);
    const criteria = await offered('verify', 'amira-khan', '--criteria', 'B9/1.1,B9/1.');
    expect(criteria).not.toContain('B9/1.1,B9/1.1');
    expect(criteria).toContain('B9/1.1,B9/1.2');
  });

  it('offers verifiers to verify and to sample, and to assess those who may decide', async () => {
    expect(await offered('sample', '--by', '')).toEqual(['m-grant']);
    expect(await offered('verify', 'amira-khan', '--by', '')).toEqual(['m-grant']);
    expect(await offered('assess', 'amira-khan', '--by', '')).toEqual(['j-okafor', 'r-lindqvist', 't-bello']);
  });

  it('offers of a portfolio its items, records and situations, and of its units alone what they ask', async () => {
    const grace = async (flag: string, begun = '') => offered('assess', 'grace-oyelaran', flag, begun);
    expect((await grace('--evidence', 'E0')).sort()).toEqual(['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07']);
    expect(new Set((await grace('--met')).map((word) => word.split('/')[0]))).toEqual(new Set(['329', 'CFACSB9']));
    expect(await grace('--judge', '329/CP')).toEqual(['329/CP1']);
    expect(await grace('--countersign')).toEqual(['A01']);
    const amira = await offered('new', 'evidence', 'amira-khan', '--tags', 'partner/');
    expect(amira).toEqual(['partner/cooperative', 'partner/uncooperative']);
    const nobody = new Set((await offered('assess', 'nobody', '--met', '')).map((word) => word.split('/')[0]));
    expect([...nobody]).toEqual(expect.arrayContaining(['329', '58A', 'B8', 'B9', 'CFACSB9']));
    expect(await offered('assess', 'nobody', '--evidence', '')).toEqual([]);
  });

  it('says beside each word what it is, in one line', async () => {
    const lines = async (...words: string[]) => (await evid(['complete', '--', ...words], { cwd })).stdout;
    expect(await lines('assess', 'amira-khan', '--evidence', 'E01')).toMatch(/^E01\tA?\S.*\n$/);
    expect(await lines('spec', 'show', 'L')).toBe(
      'L3-CSP\tLevel 3 Certificate in Customer Service Partnerships (example)\n',
    );
    expect(await lines('new', 'evidence', 'amira-khan', '--method', 'obs')).toMatch(/^observation\t\S.*\n$/);
    expect(await lines('check', '--fail-on', 'w')).toBe('warning\t\n');
  });

  it('offers rules of a qualification where a reference is asked for, each once', async () => {
    expect(await offered('why', 'amira-khan', 'L3-CSP/')).toEqual(
      ['R1', 'R2', 'R3', 'R4', 'R5'].map((id) => `L3-CSP/${id}`),
    );
  });

  it('looks in the folder that --root names, in either of its spellings, also behind help', async () => {
    const elsewhere = async (...words: string[]) => {
      const { stdout } = await evid(['complete', '--', ...words], { cwd: folder });
      return stdout.split('\n').map((line) => line.split('\t')[0]);
    };
    expect(await elsewhere('check', '--root', 'examples', 'am')).toEqual(['amira-khan', '']);
    expect(await elsewhere('check', '--root=examples', 'am')).toEqual(['amira-khan', '']);
    expect(await elsewhere('help', 'ch')).toEqual(['check', '']);
    expect(await elsewhere('check', 'am')).toEqual(['']);
  });

  it('says nothing where there is nothing to offer, or no workspace', async () => {
    expect(await offered('explain', 'stale-decision', 'and', 'then-some')).toEqual([]);
    const { status, stdout, stderr } = await evid(['complete', '--', 'check', ''], { cwd: folder });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('has a script for three shells, and says so to the owner of a fourth', async () => {
    expect(await evid(['completion', 'tcsh'], { cwd })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('bash'),
    });
  });
});

describe('a line at bash', () => {
  const odd = "da$h [x] o’b's";
  it.each([
    ['evid check da', 'da', "da\\$h\\ \\[x\\]\\ o\\’b\\'s"],
    ["evid check 'da", "'da", "da$h [x] o’b'\\''s"],
    ['evid check "da$', '"da$', "da\\$h [x] o’b's"],
    ['evid check --portfolio=da', 'da', "da\\$h\\ \\[x\\]\\ o\\’b\\'s"],
  ])('%s is completed as its quotes ask', (line, part, completed) => {
    const word = line.includes('=') ? `--portfolio=${odd}` : odd;
    expect(forBash(word, readShellLine(line), part)).toBe(completed);
  });

  it('is taken apart without being expanded', () => {
    expect(readShellLine('evid assess anna\\ o\\\'brien "zoë \\"x\\"" \'$HOME\' --unit=')).toMatchObject({
      words: ['evid', 'assess', "anna o'brien", 'zoë "x"', '$HOME', '--unit='],
      quote: '',
    });
    expect(readShellLine('evid check ').words).toEqual(['evid', 'check', '']);
  });
});

const asked: Readonly<Record<string, string>> = {
  bash: `source <(evid completion bash); COMP_WORDS=(evid why amira-khan B9/ER5); COMP_CWORD=3; _evid; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: `autoload -U compinit; compinit -u -D; source <(evid completion zsh); compadd() { print -l -- $found }; words=(evid why amira-khan B9/ER5); CURRENT=4; _evid`,
  fish: `evid completion fish | source; complete -C 'evid why amira-khan B9/ER5' | cut -f 1`,
};

it.skipIf(spawnSync('fish', ['-c', 'true']).status !== 0)('fish asks evid once for one word', () => {
  const counted = join(folder, 'counted');
  mkdirSync(counted);
  writeFileSync(join(counted, 'evid'), `#!/bin/sh\necho asked >> ${counted}/log\nexec ${join(bin, 'evid')} "$@"\n`);
  chmodSync(join(counted, 'evid'), 0o755);
  const env = { ...process.env, PATH: `${counted}:${process.env.PATH}`, HOME: folder };
  const script = `${bin}/evid completion fish | source; complete -C 'evid why amira-khan B9/ER5'`;
  spawnSync('fish', ['-c', script], { cwd, env });
  expect(readFileSync(join(counted, 'log'), 'utf8')).toBe('asked\n');
});

describe.each(Object.keys(asked))('the script for %s', (shell) => {
  const isThere = spawnSync(shell, ['-c', 'true']).status === 0;
  if (!isThere) console.warn(`${shell} is not installed: its completion script is not tried`);

  it.skipIf(!isThere)('completes in that shell', () => {
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, HOME: folder };
    const { stdout, stderr } = spawnSync(shell, ['-c', asked[shell]!], { cwd, env, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: 'B9/ER5\nB9/ER5a\nB9/ER5b\n', stderr: '' });
  });
});
