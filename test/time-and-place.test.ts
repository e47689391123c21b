import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { localDate } from '../src/commands/terminal.ts';
import { diskFolder, memoryFolder } from '../src/load/folder.ts';
import { copyExamples } from './support/examples.ts';
import { item, workspaceFiles } from './support/workspace.ts';

const { TZ: usual } = process.env;
const inZone = (zone: string) => {
  process.env.TZ = zone;
};
afterEach(() => {
  if (usual === undefined) delete process.env.TZ;
  else process.env.TZ = usual;
});
const cwd = copyExamples();
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** The earliest and the latest day on earth, one with half an hour, and one whose clocks change at midnight. */
const zones = ['Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kolkata', 'America/Santiago', 'UTC'];

describe('at both ends of the day', () => {
  it('the day of the run is that of the calendar on the wall', () => {
    const noon = new Date('2026-03-04T11:30:00Z');
    const days = zones.map((zone) => {
      inZone(zone);
      return localDate(noon);
    });
    expect(days).toEqual(['2026-03-05', '2026-03-03', '2026-03-04', '2026-03-04', '2026-03-04']);
    inZone('Pacific/Kiritimati');
    expect(localDate(new Date('2026-12-31T10:00:00Z'))).toBe('2027-01-01');
  });

  it('what is said on a day is the same in every zone', async () => {
    const answers = [];
    for (const zone of zones) {
      inZone(zone);
      answers.push(JSON.stringify((await checkWorkspace({ folder: diskFolder(cwd), today: '2026-11-22' })).result));
    }
    expect(new Set(answers).size).toBe(1);
  });

  it('evidence of today is no future, evidence of tomorrow is', async () => {
    const files = await workspaceFiles({
      evidence: [
        item('E1', { date: '2026-03-29', signed: undefined, criteria: ['B9/1.1'] }),
        item('E2', { date: '2026-03-30', signed: undefined, criteria: ['B9/1.1'] }),
      ],
    });
    for (const zone of [...zones, 'Europe/London']) {
      inZone(zone);
      // The night in which British clocks go forward.
      const { result } = await checkWorkspace({ folder: memoryFolder(files), today: '2026-03-29' });
      const found = result.diagnostics.filter(({ code }) => code === 'future-date');
      expect(found.map(({ evidence }) => evidence)).toEqual(['E2']);
    }
  });
});

it('in the C locale evid says letter for letter what it says elsewhere', () => {
  const said = (env: Record<string, string>) => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['dist/evid.js', 'status', '--root', cwd, '--today', '2026-11-22'],
      { env: { PATH: process.env.PATH ?? '', ...env } },
    );
    return { status, stdout: stdout.toString('latin1'), stderr: stderr.toString('latin1') };
  };
  const usually = said({ LC_ALL: 'en_GB.UTF-8' });
  expect(Buffer.from(usually.stdout, 'latin1').toString('utf8')).toContain('Tomasz Wróbel');
  expect(usually.status).toBe(0);
  expect(said({ LC_ALL: 'C', LANG: 'C', LANGUAGE: 'C' })).toEqual(usually);
  expect(said({ LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' })).toEqual(usually);
});
