import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('the benchmark measures what it says, with few files, no network and no time that is asserted', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/run.mjs', 'smoke'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const row of [
    'node -e 0',
    'evid --version',
    'evid check, one portfolio of 10 items',
    '4 items, mixed: listing and reading',
    '4 items, mixed: evid check',
    'cohort: evid gaps',
    'cohort: evid status as a page',
  ])
    expect(stdout).toContain(row);
});
