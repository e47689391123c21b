import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { batchOf, fewest, pristineReports, tryBatch, workspacesToChange } from './support/batch.ts';
import { everyKind, everyReport } from './support/every-report.ts';
import { faultOf } from './support/well-formed.ts';

/** As many inputs as `npm test` tries; `npm run soak -- mutated` tries a hundred thousand. */
const inputs = 500;

describe('whatever happens to a file', () => {
  it('evid checks it and makes every report of it', { timeout: 600_000 }, async () => {
    const workspaces = await workspacesToChange();
    const pristine = await pristineReports(workspaces);
    const found: string[] = [];
    for (let had = 0, seed = 1; had < inputs; seed++) {
      const tried = await tryBatch(batchOf(workspaces, seed), pristine);
      had += tried.inputs;
      found.push(...tried.found.map((each) => `seed ${seed}: ${each}`));
    }
    expect(found).toEqual([]);
  });

  it('is looked for in workspaces without a fault, through more than twenty reports', async () => {
    for (const whole of await workspacesToChange()) {
      const { result } = await checkWorkspace({ folder: memoryFolder(whole), today: '2026-11-22' });
      expect(result.summary.errors).toBe(0);
      expect(result.summary.portfolios).toBeGreaterThan(2);
      expect(await everyReport(whole)).toBeGreaterThan(20);
    }
  });

  // Found by the soak: what a record is told by was looked up among names that every object has.
  it.each(['__proto__', 'constructor', 'toString'])('a person called %s is a name like any other', async (name) => {
    const whole = await everyKind();
    const called = (text: string) => text.replaceAll('m-grant', name).replaceAll('j-okafor', name);
    const files = Object.fromEntries(
      Object.entries(whole).map(([path, text]) => [path, path === 'people.yaml' ? text : called(text)]),
    );
    await everyReport(files, (report, text) =>
      expect([report, text.match(/\[object|native code/)]).toEqual([report, null]),
    );
  });

  // Found by the soak on pages of several learners.
  it('a character that turns the reading direction reaches no report, whatever words it stands in', async () => {
    const turned = 'A\u202eB';
    const [, several] = await workspacesToChange();
    const files = Object.fromEntries(
      Object.entries(several!).map(([path, text]) => [
        path,
        text.replace(/\b(title|text|name|reason): "/g, `$1: "${turned} `),
      ]),
    );
    const { result } = await checkWorkspace({ folder: memoryFolder(files), today: '2026-11-22' });
    const [one, two] = result.portfolios;
    expect([one, two].map((each) => each?.learner.name)).toEqual([`${turned} Amira Khan`, `${turned} Amira Khan`]);
    expect(one?.units[0]?.criteria[0]?.text).toContain(turned);
    await everyReport(files, (report, text) =>
      expect([report, faultOf(report, text, text)]).toEqual([report, undefined]),
    );
  });

  it('the same seed makes the same of it', async () => {
    const workspaces = await workspacesToChange();
    expect(batchOf(workspaces, 77)).toEqual(batchOf(workspaces, 77));
    expect(batchOf(workspaces, 79)).not.toEqual(batchOf(workspaces, 77));
  });
});

describe('the search for what is at fault', () => {
  it('ends with the one input, or the few together, that it takes', async () => {
    const all = Array.from({ length: 61 }, (_, at) => String(at));
    const asFound = (needed: readonly string[]) =>
      fewest(all, async (some) => needed.every((each) => some.includes(each)));
    expect(await asFound(['17'])).toEqual(['17']);
    expect(await asFound(['3', '58'])).toEqual(['3', '58']);
  });

  it('sees what a reader would stumble over', () => {
    expect(faultOf('json', '{')).toBeDefined();
    expect(faultOf('junit', '<a>')).toBe('no declaration');
    expect(faultOf('pretty', 'a\u001b[31m')).toBe('it holds U+001b');
    expect(faultOf('status', '\ud800')).toBe('it holds half a character');
    expect(faultOf('page', '<script></script><script>', '<script></script>')).toBe(
      'it has other scripts than it should',
    );
    expect(faultOf('matrix csv', 'a,"b\r\n')).toBe('it is no table of values');
    expect(faultOf('matrix csv', 'a,"b,"\r\n')).toBeUndefined();
  });
});
