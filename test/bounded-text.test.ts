import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { sourceLimit } from '../src/import/read-source.ts';
import { type Folder, memoryFolder } from '../src/load/folder.ts';
import { textLimit as fileLimit } from '../src/load/read-text.ts';
import { nameLimit, textLimit } from '../src/model/fields.ts';
import { slipFinder } from '../src/parse/find-slip.ts';
import { frontMatterLimit } from '../src/parse/front-matter.ts';
import { SourceText } from '../src/parse/source-text.ts';
import { parseYaml } from '../src/parse/yaml-document.ts';
import { yamlFileLimit } from '../src/parse/yaml-file.ts';
import { quoted } from '../src/words/quotation.ts';
import { diskWorkspace } from './support/disk-workspace.ts';
import { everyKind } from './support/every-report.ts';
import { evid } from './support/terminal.ts';
import { check, item, today, workspaceFiles, yaml } from './support/workspace.ts';

describe('words that people write', () => {
  it('that are slips of a locator are known', () => {
    const body = 'One [B8/3.1 ] two (b8 3.2) three [3.3] four [see B8/3.4, B8/3.5-3.7] (3.6) [B8/3.8';
    const slip = slipFinder(new SourceText('E1.md', body));
    const found = ['3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.8'].map((id) => slip(`B8/${id}`)?.text);
    expect(found).toEqual([
      '[B8/3.1 ]',
      '(b8 3.2)',
      '[3.3]',
      '[see B8/3.4, B8/3.5-3.7]',
      '[see B8/3.4, B8/3.5-3.7]',
      undefined,
      undefined,
    ]);
    expect(slip(`${'('.repeat(60_000)}/1`)).toBeUndefined();
  });

  it('make no regular expression', () => {
    // A centre's own patterns run in a context with a time limit; the others are made of evid's own words.
    const made = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && /RegExp\(/.test(readFileSync(`src/${file}`, 'utf8')),
    );
    const known = [
      'import/rule-words.ts',
      'intake/centre-schema.ts',
      'model/json-schema.ts',
      'parse/markdown/html-block.ts',
      'parse/personal-data.ts',
    ];
    expect(made.filter((file) => !known.includes(file))).toEqual([]);
  });
});

describe('a text longer than any person writes', () => {
  const long = 'x'.repeat(45_000);
  it.each([
    ['place', { criteria: [`B9/1.1 @ ${'( [a-'.repeat(9000)}`] }, 'criteria'],
    ['reference', { criteria: [`B9/${'1.'.repeat(30_000)}`] }, 'criteria'],
    ['title', { title: long }, 'title'],
    ['id', { id: long }, 'id'],
  ])('is a fault at its place: a %s', async (_, keys, name) => {
    const { result } = await check({ evidence: [item('E1', { body: 'Text.\n', ...keys })] });
    expect(result.diagnostics.map(({ code, message }) => [code, message.split(':')[0]])).toEqual([
      ['invalid-value', name],
    ]);
    expect(result.diagnostics[0]!.message).toMatch(/ is longer than \d+ characters$/);
  });
});

describe('a file that is no YAML', () => {
  const told = (front: string) => parseYaml(new SourceText('E1.md', front)).findings;
  // Found by the soak: each quote of a line was an error whose help held the whole line, 4 GB of memory for a file of 30 kB.
  it('is told of once a line, in a few words', () => {
    for (const many of [
      `a: ["x"${'"'.repeat(30_000)}]`,
      `a: ["x"${' "y'.repeat(10_000)}]`,
      `a: "x" ${'y '.repeat(9000)}`,
    ]) {
      const found = told(`id: E1\n${many}\nb: c: d\n`);
      expect(found.map(({ span }) => span?.line)).toEqual([...new Set(found.map(({ span }) => span?.line))]);
      expect(found.length).toBeGreaterThan(0);
      for (const { message, help = '' } of found) expect(`${message} ${help}`.length).toBeLessThan(500);
    }
  });

  it('is told of in twenty lines at most', () => {
    expect(told('- "a" b\n'.repeat(500))).toHaveLength(20);
  });
});

describe('the limits', () => {
  it('are those that docs/formats.md states', () => {
    const page = readFileSync('docs/formats.md', 'utf8').split('## How large things may be')[1]!.split('\n## ')[0]!;
    const stated = [...page.matchAll(/^\|.*\| ([\d ]*\d)(?: (\w+))? \|$/gm)].map(
      ([, number, measure = '']) =>
        Number(number!.replaceAll(' ', '')) * (measure === 'MiB' ? 2 ** 20 : measure === 'GiB' ? 2 ** 30 : 1),
    );
    expect(stated).toEqual(
      expect.arrayContaining([textLimit, nameLimit, frontMatterLimit, yamlFileLimit, fileLimit, sourceLimit]),
    );
  });
});

/** The workspace, with a disk that fails in a way that nobody had thought of. */
const failing = (folder: Folder, within: string): Folder => ({
  ...folder,
  read(path, limit) {
    if (path.startsWith(within)) throw new RangeError('Maximum call stack size exceeded');
    return folder.read(path, limit);
  },
});
const ben = {
  'portfolios/ben/portfolio.yaml': yaml({ learner: { id: 'L-2' }, units: ['B9'] }),
  'portfolios/ben/evidence/E1.md': item('E1')[1],
};

describe('a fault of evid itself in one portfolio', () => {
  it('is one diagnostic, its units are unknown, and the others are judged as ever', async () => {
    const files = await workspaceFiles({ evidence: [item('E1', { criteria: ['B9/1.1'] })], files: ben });
    const whole = (await checkWorkspace({ folder: memoryFolder(files), today })).result;
    const faults: unknown[] = [];
    const { result } = await checkWorkspace({
      folder: failing(memoryFolder(files), 'portfolios/ben/evidence'),
      today,
      onFault: (error) => faults.push(error),
    });
    expect(faults).toEqual([expect.any(RangeError)]);
    expect(result.diagnostics.map(({ code, file, portfolio }) => [code, file, portfolio])).toEqual([
      ['internal-fault', 'portfolios/ben/portfolio.yaml', 'portfolios/ben'],
    ]);
    expect(result.portfolios[0]).toEqual(whole.portfolios[0]);
    expect(result.portfolios[1]).toMatchObject({
      path: 'portfolios/ben',
      learner: { id: 'L-2' },
      evidence: [],
      units: [{ unit: 'B9', title: 'Unit B9', status: 'unknown', criteria: [], gaps: [] }],
    });
  });

  it('leaves a row even where its portfolio.yaml is what evid trips over', async () => {
    const files = await workspaceFiles({ files: ben });
    const request = { folder: failing(memoryFolder(files), 'portfolios/ben'), today, onFault: () => {} };
    const { result } = await checkWorkspace(request);
    expect(result.portfolios[1]).toMatchObject({ path: 'portfolios/ben', learner: {}, units: [] });
    await expect(checkWorkspace({ ...request, onFault: undefined })).rejects.toThrow('call stack');
  });

  it('ends with exit status 3 once everything is said, and the lines to report', async () => {
    const root = await diskWorkspace({ files: ben });
    const real = Map.prototype.get;
    Map.prototype.get = function (this: Map<unknown, unknown>, key: unknown) {
      if (key === 'E1') throw new TypeError('of our own making');
      return real.call(this, key);
    };
    try {
      const { status, stdout, stderr } = await evid(['check', '--format', 'json'], { cwd: root });
      expect(status).toBe(3);
      expect(JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code)).toEqual(['internal-fault']);
      expect(stderr).toContain('this is a fault in evid itself');
      expect(stderr).toContain('of our own making');
    } finally {
      Map.prototype.get = real;
    }
  });
});

describe('a message', () => {
  it('can be read, however long the word that it names', async () => {
    const whole = await everyKind();
    const words = Object.entries(whole).flatMap(([path, text]) =>
      [...text.matchAll(/[A-Za-z0-9][\w./-]*/g)].map(({ 0: word, index }) => ({
        path,
        text,
        end: index + word.length,
      })),
    );
    const found = new Set<string>();
    const grow = async ({ path, text, end }: (typeof words)[number], by: string) => {
      const folder = memoryFolder({ ...whole, [path]: text.slice(0, end) + by + text.slice(end) });
      for (const { code, message, help = '' } of (await checkWorkspace({ folder, today })).result.diagnostics) {
        found.add(code);
        if (message.length > 300 || help.length > 1000) expect([path, code, message]).toEqual([path, code, 'shorter']);
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...words), fc.constantFrom(150, 5000), (word, length) =>
        grow(word, 'k'.repeat(length)),
      ),
      { numRuns: 60 },
    );
    expect(found.size).toBeGreaterThan(12);
  });

  it('cuts an unknown key, and puts words in quotes into one pair of them', async () => {
    const answer = await check({
      evidence: [item('E1', { ['k'.repeat(150)]: 1, criteria: ['B9/1.1 @ “No such words”'] })],
    });
    expect(answer.result.diagnostics.map(({ message }) => message)).toEqual([
      'the item has no place “No such words”',
      `unknown key ${'k'.repeat(59)}…`,
    ]);
    expect(quoted('“One” and “two”')).toBe('““One” and “two””');
  });
});
