import { describe, expect, it } from 'vitest';
import { checkSpecifications, checkWorkspace } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import type { Diagnostic } from '../src/model/result.ts';
import { type Files, type Passage, richDay, richWorkspace, withOther } from './support/rich-workspace.ts';

const { files, names } = await richWorkspace();
const paths = Object.keys(files).filter((path) => !path.includes('/attachments/'));
const found = async (changed: Files): Promise<Diagnostic[]> => {
  const { result } = await checkWorkspace({ folder: memoryFolder(changed), today: richDay });
  return result.diagnostics.filter(({ waived }) => waived === undefined);
};

/** A name of the same form that nothing has: of a reference its unit and its own id, each by itself. */
const otherNames = (name: string): string[] => {
  const at = name.lastIndexOf('/');
  return at < 0 ? ['zz9'] : [`${name.slice(0, at)}/zz9`, `zz9/${name.slice(at + 1)}`];
};
const told = ({ file, line, column, endColumn, severity, code, message, help }: Diagnostic) =>
  `  ${file}:${line}:${column}-${endColumn} ${severity}[${code}] ${message}; ${help}\n`;

/** What evid finds once something else stands in a passage, for one passage after the other; nobody is told anything twice. */
async function oneByOne(passages: readonly Passage[], others: (text: string) => string[]) {
  const all: { passage: Passage; other: string; diagnostics: Diagnostic[] }[] = [];
  for (const passage of passages)
    for (const other of others(passage.text)) {
      const diagnostics = await found(withOther(files, passage, other));
      expect([...new Set(diagnostics.map(told))]).toHaveLength(diagnostics.length);
      all.push({ passage, other, diagnostics });
    }
  return all;
}
const inLines = (all: Awaited<ReturnType<typeof oneByOne>>): string =>
  all
    .flatMap(({ passage: { path, start, text }, other, diagnostics }) => {
      const lines = files[path]!.slice(0, start).split('\n');
      return [`${lines.length}:${lines.at(-1)!.length + 1} ${text} as ${other}\n`, ...diagnostics.map(told)];
    })
    .join('');
const snapshot = (kind: string, path: string) => `snapshots/every-place/${path.replaceAll('/', '-')}.${kind}.txt`;

describe('a workspace that says nearly everything that a file can say', () => {
  it('is without a fault, and its specifications without advice', async () => {
    expect(await found(files)).toEqual([]);
    const { result } = checkSpecifications({ folder: memoryFolder(files), today: richDay });
    expect(result.diagnostics).toEqual([]);
  });

  it.each(paths.filter((path) => names.some((name) => name.path === path)))(
    'names nothing that is not there without a fault that says so, in %s',
    async (path) => {
      const all = await oneByOne(
        names.filter((name) => name.path === path),
        otherNames,
      );
      const silent = all.filter(
        ({ diagnostics }) => !diagnostics.some(({ file, message }) => file === path && message.includes('zz9')),
      );
      expect(inLines(silent)).toBe('');
      await expect(inLines(all)).toMatchFileSnapshot(snapshot('names', path));
    },
  );

  it.each(paths.filter((path) => /\d{4}-\d\d-\d\d/.test(files[path]!)))(
    'says what is wrong with a date that is too early or too late, in %s',
    async (path) => {
      const dates = [...files[path]!.matchAll(/\b\d{4}-\d\d-\d\d\b/g)].map(
        ({ 0: text, index }): Passage => ({ path, start: index, text }),
      );
      await expect(inLines(await oneByOne(dates, () => ['2019-01-01', '2062-01-01']))).toMatchFileSnapshot(
        snapshot('dates', path),
      );
    },
  );
});
