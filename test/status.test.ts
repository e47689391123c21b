import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, it } from 'vitest';
import { copyExamples } from './support/examples.ts';
import { evid as run } from './support/terminal.ts';

const examples = copyExamples();
afterAll(() => rmSync(examples, { recursive: true, force: true }));
const evid: typeof run = (args, { cwd = examples, ...more } = {}) => run(args, { cwd, ...more });

describe('evid status', () => {
  it('says on one line a unit how things stand, whose move it is and how long evidence has waited', async () => {
    const { status, stdout, stderr } = await evid(['status']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`learner         unit     status       met    claimed  ERs  gaps  next     waits
Amira Khan      B9       in progress  13/18  2        5/6  7     learner  194 d
Amira Khan      58A      in progress  18/23  3        3/5  8     learner  41 d
Grace Oyelaran  329      in progress  4/27   12       0/1  26    learner  67 d
Grace Oyelaran  CFACSB9  in progress  1/26   9        0/1  26    learner  67 d
Tomasz Wróbel   B8       complete     16/16  0        4/4  0
`);
  });

  it('is what bare evid says in a workspace; elsewhere it says what it can do', async () => {
    expect((await evid([])).stdout).toBe((await evid(['status'])).stdout);
    const elsewhere = await evid([], { cwd: tmpdir() });
    expect([elsewhere.status, elsewhere.stdout.split('\n')[0]]).toEqual([0, 'Usage: evid [options] [command]']);
  });

  it('sorts by what it is asked to, and knows JSON and CSV', async () => {
    const { stdout } = await evid(['status', '--sort', 'gaps', '--format', 'json']);
    const rows = JSON.parse(stdout) as { gaps: number }[];
    expect(rows.map(({ gaps }) => gaps)).toEqual([26, 26, 8, 7, 0]);
    const csv = (await evid(['status', 'tomasz-wrobel', '--format', 'csv'])).stdout.split('\r\n');
    expect(csv.slice(1)).toEqual(['portfolios/tomasz-wrobel,Tomasz Wróbel,B8,complete,16,0,16,4,4,0,,,', '']);
    expect((await evid(['status', '--sort', 'age'])).status).toBe(2);
  });

  it('becomes sentences where the terminal is narrow, and for a screen reader', async () => {
    const narrow = await evid(['status', 'tomasz-wrobel'], { columns: 60 });
    expect(narrow.stdout).toBe('Tomasz Wróbel, B8: complete, 16/16 criteria met, 4/4\n  requirements, 0 gaps\n');
    const plain = await evid(['status', 'tomasz-wrobel', '--plain']);
    expect(plain.stdout).toBe('Tomasz Wróbel, B8: complete, 16/16 criteria met, 4/4 requirements, 0 gaps\n');
  });

  it('does not look green in a workspace that cannot be used', async () => {
    expect((await evid(['status'], { cwd: tmpdir() })).status).toBe(2);
  });
});
