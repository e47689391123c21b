import { expect, it } from 'vitest';
import { memoryFolder } from '../src/load/folder.ts';
import { readText } from '../src/load/read-text.ts';
import { rememberingFolder } from '../src/load/remembering-folder.ts';

it('reads a file once until it forgets, and tells of one that is not there each time', () => {
  const files = memoryFolder({ 'a.md': 'one', 'long.md': 'x'.repeat(300 * 1024) });
  const reads: string[] = [];
  const { folder, forget } = rememberingFolder({
    ...files,
    read(path, limit) {
      reads.push(path);
      return files.read(path, limit);
    },
  });
  for (const path of ['a.md', 'a.md', 'none.md', 'none.md', 'long.md', 'long.md']) readText(folder, path);
  expect(reads).toEqual(['a.md', 'none.md', 'none.md', 'long.md', 'long.md']);
  expect(folder.read('a.md', 2)).toMatchObject({ problem: 'too-large' });
  forget();
  readText(folder, 'a.md');
  expect(reads.slice(-2)).toEqual(['a.md', 'a.md']);
});
