import { afterAll, expect, it } from 'vitest';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid } from './support/terminal.ts';
import { home, item, today, workspaceFiles } from './support/workspace.ts';

afterAll(removeFolders);

/** Everybody who reads a number or a next step is told that it is of the rest, and what comes before it. */
it('where an item cannot be read, numbers are said to be of the rest, and mending it comes before every next step', async () => {
  const files = await workspaceFiles({
    portfolio: { units: ['B9'] },
    evidence: [item('E01', { criteria: ['B9/1.1'] })],
  });
  const cwd = folderWith({ ...files, [`${home}/evidence/E02.md`]: '---\nid: E02\n' });
  const said = async (...args: string[]) => {
    const { stdout } = await evid([...args, '--today', today], { cwd });
    return stdout.replace(/\s+/g, ' ');
  };
  const first = 'First, what cannot be read is mended (evid check names it)';
  for (const args of [
    ['plan', 'amira'],
    ['gaps', 'amira', '--format', 'text'],
  ]) {
    const text = await said(...args);
    expect(text).toContain(first);
    expect(text.indexOf(first)).toBeLessThan(text.search(/decides? on E01/i));
  }
  expect(await said('check')).toMatch(/B9 unknown: something cannot be read · of the rest \d+\/\d+ criteria met/);
  expect(await said('status', '--plain')).toMatch(
    /unknown: something cannot be read, of the rest \d+\/\d+ criteria met/,
  );
  expect(await said('status')).toMatch(
    / B9 unknown \d+\/\d+ .*; unknown: something cannot be read, and the numbers are of the rest/,
  );
});

it('where all can be read, nothing of the sort is said', async () => {
  const files = await workspaceFiles({
    portfolio: { units: ['B9'] },
    evidence: [item('E01', { criteria: ['B9/1.1'] })],
  });
  const cwd = folderWith(files);
  for (const args of [['plan', 'amira'], ['gaps', 'amira'], ['check'], ['status']])
    expect((await evid([...args, '--today', today], { cwd })).stdout).not.toMatch(/of the rest|is mended/);
});
