import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskWorkspace } from './support/disk-workspace.ts';
import { evid } from './support/terminal.ts';
import { assessment, type Given, home, item } from './support/workspace.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const all = ['B9/1.1', 'B9/1.2', 'B9/2.1'];
async function desk(declared: boolean, decided: readonly string[], keys: Partial<Given> = {}) {
  const cwd = await diskWorkspace({
    portfolio: { units: [{ unit: 'B9', ...(declared ? { declared: '2026-11-01' } : {}) }], assessor: 'j-okafor' },
    evidence: [item('E01', { criteria: all })],
    records: [
      assessment('A01', '2026-05-02', {
        decisions: [{ evidence: 'E01', criteria: decided, outcome: 'met' }],
        actions: [{ id: '1', text: 'Ring' }],
      }),
    ],
    ...keys,
  });
  folders.push(cwd);
  const run = (...args: string[]) => evid(args, { cwd, columns: 80 });
  const assess = (...args: string[]) => run('assess', home, '--by', 'j-okafor', ...args);
  /** Whose move it is: as evid status, evid plan and evid gaps say. */
  const next = async () => {
    const [status] = JSON.parse((await run('status', home, '--format', 'json')).stdout);
    const { actions } = JSON.parse((await run('plan', home, '--format', 'json')).stdout);
    const gaps = (await run('gaps', home)).stdout;
    const said = gaps.includes('Next, the learner: declare it')
      ? 'learner'
      : gaps.includes('nothing is lacking but the assessor’s sign-off')
        ? 'assessor'
        : undefined;
    return [status.owner, actions[0]?.owner, said];
  };
  return { cwd, assess, next };
}

describe('a sign-off', () => {
  it('of a unit that the learner has not declared says so before it writes; then status, plan and gaps wait for the learner', async () => {
    const { assess, next } = await desk(false, all);
    expect(await next()).toEqual(['learner', 'learner', 'learner']);
    const { status, stdout, stderr } = await assess('--achieved', 'B9');
    expect([status, stderr]).toEqual([
      0,
      'B9 lacks the learner’s declaration (declared: in portfolio.yaml): it is signed off now, and complete once the learner has declared\n',
    ]);
    expect(stdout).not.toContain('What changed\n  nothing\n');
    expect(stdout).toContain('sign-off of B9  none → A02 of 2026-11-22');
    expect(await next()).toEqual(['learner', 'learner', 'learner']);
  });

  it('is what status, plan and gaps wait for once the learner has declared, and says nothing else', async () => {
    const { assess, next } = await desk(true, all);
    expect(await next()).toEqual(['assessor', 'assessor', 'assessor']);
    expect(await assess('--achieved', 'B9')).toMatchObject({ status: 0, stderr: '' });
    expect(await next()).toEqual([undefined, undefined, undefined]);
  });

  it('of a unit that is not ready is not written, and what is lacking is said', async () => {
    const { assess } = await desk(false, all.slice(1));
    expect(await assess('--achieved', 'B9')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining(
        'B9 cannot be signed off: open are B9/1.1; the learner has not declared the evidence their own either',
      ),
    });
  });
});

describe('a record', () => {
  it('that closes an action changes something', async () => {
    const { assess } = await desk(true, all.slice(1));
    const { stdout } = await assess('--close', 'A01/1');
    expect(stdout).toContain('What changed\n  action A01/1  open → done\n');
    expect(stdout).not.toContain('What changed\n  nothing\n');
  });

  it('is written whatever evid.yaml calls its checks', async () => {
    const { cwd, assess } = await desk(true, all.slice(1));
    appendFileSync(
      join(cwd, 'evid.yaml'),
      'policy:\n  severity: { unlocated-claims: error, inadmissible-evidence: off }\n',
    );
    expect(await assess('--evidence', 'E01', '--met', 'B9/1.1')).toMatchObject({ status: 0 });
    const verify = ['verify', home, '--by', 'm-grant', '--stage', 'interim', '--assessment', 'A01', '--agreed'];
    expect(await evid(verify, { cwd })).toMatchObject({ status: 0 });
  });
});
