import { appendFileSync, cpSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHistory } from '../src/parse/history.ts';
import { copyExamples } from './support/examples.ts';
import { once } from './support/once.ts';
import { commit as commitWork, git } from './support/repository.ts';
import { evid } from './support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'evid-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const learner = 'tomasz@learner.example';
const assessor = 'r.lindqvist@harbour-skills.example';
const verifier = 'm.grant@harbour-skills.example';

const commit = (cwd: string, email: string, day: string, ...paths: string[]) =>
  commitWork(cwd, { email, on: `${day}T12:00:00Z`, paths });
const home = 'portfolios/tomasz-wrobel';
const record = `${home}/assessments/A01.md`;

/** The examples in a repository, in which everybody committed what they wrote; a copy of one. */
function repository(name: string): string {
  const cwd = join(folder, name);
  cpSync(committed(), cwd, { recursive: true });
  return cwd;
}
const committed = once(() => {
  const cwd = copyExamples(join(folder, 'committed'));
  for (const other of ['amira-khan', 'grace-oyelaran']) rmSync(join(cwd, 'portfolios', other), { recursive: true });
  commit(cwd, 'lead@harbour-skills.example', '2026-01-01', 'evid.yaml', 'people.yaml', 'specs');
  commit(cwd, assessor, '2026-02-01', `${home}/evidence/assessor`);
  commit(cwd, learner, '2026-02-02', `${home}/evidence`, `${home}/attachments`, `${home}/portfolio.yaml`);
  commit(cwd, assessor, '2026-06-01', `${home}/assessments`);
  commit(cwd, verifier, '2026-07-01', `${home}/verification`);
  commit(cwd, 'lead@harbour-skills.example', '2026-07-02', '.');
  return cwd;
});
const codesOf = async (cwd: string, ...args: string[]) => {
  const { status, stdout } = await evid(['audit', '--format', 'json', ...args], { cwd });
  const { diagnostics, records, shallow } = JSON.parse(stdout);
  return {
    status,
    shallow,
    records,
    found: diagnostics.map(({ code, message }: { code: string; message: string }) => `${code}: ${message}`),
  };
};
const withoutIds = (text: string) => text.replace(/\b[0-9a-f]{8}\b/g, 'c0ffee00');

describe('evid audit', () => {
  let clean: string;
  beforeAll(() => {
    clean = repository('clean');
  });

  it('finds nothing where everybody committed what they wrote', async () => {
    const { status, stdout, stderr } = await evid(['audit'], { cwd: clean, columns: 100 });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    await expect(withoutIds(stdout)).toMatchFileSnapshot('snapshots/audit-clean.txt');
  });

  it('sees a record that was changed after it was first committed, committed or not', async () => {
    const cwd = repository('changed');
    appendFileSync(join(cwd, record), 'One more word.\n');
    const { status, found } = await codesOf(cwd);
    expect(status).toBe(1);
    expect(found.map(withoutIds)).toEqual([
      'record-changed: A01 was changed and that is not committed, after it was first committed on 2026-06-01 (c0ffee00)',
    ]);
    commit(cwd, learner, '2026-08-01', '.');
    expect((await codesOf(cwd)).found.map(withoutIds)).toEqual([
      `record-changed: A01 was changed by ${learner} on 2026-08-01 (c0ffee00), after it was first committed on 2026-06-01 (c0ffee00)`,
    ]);
  });

  it('says which commit changed half of the records or more at once, for that is one cause', async () => {
    const cwd = repository('changed-at-once');
    for (const id of ['A01', 'A02', 'A03', 'A04']) appendFileSync(join(cwd, `${home}/assessments/${id}.md`), 'More.\n');
    commit(cwd, 'lead@harbour-skills.example', '2026-08-01', '.');
    const { stdout } = await evid(['audit'], { cwd, columns: 200 });
    expect(withoutIds(stdout)).toContain(
      '\n\ncommit c0ffee00 by lead@harbour-skills.example on 2026-08-01 changed 4 of them at once: their findings have that one cause\n\n',
    );
    expect((await evid(['audit'], { cwd: clean })).stdout).not.toContain('at once');
  });

  it('sees a record that is gone', async () => {
    const cwd = repository('gone');
    unlinkSync(join(cwd, `${home}/verification/V01.md`));
    commit(cwd, assessor, '2026-08-02', '.');
    expect((await codesOf(cwd)).found.map(withoutIds)).toEqual([
      `record-deleted: the record verification/V01.md was deleted by ${assessor} on 2026-08-02 (c0ffee00)`,
    ]);
  });

  it('does not take a renamed portfolio for lost or changed records', async () => {
    const cwd = repository('renamed');
    git(cwd, 'mv', home, 'portfolios/t-wrobel');
    commit(cwd, 'lead@harbour-skills.example', '2026-08-03', '.');
    expect(await codesOf(cwd)).toMatchObject({ status: 0, found: [] });
  });

  it('sees who decided in another’s name: the learner, or somebody else', async () => {
    const cwd = repository('forged');
    const text = (id: string) => `---\nid: ${id}\nassessor: r-lindqvist\ndate: 2026-08-04\n---\nWell done.\n`;
    writeFileSync(join(cwd, `${home}/assessments/A08.md`), text('A08'));
    commit(cwd, learner, '2026-08-04', '.');
    writeFileSync(join(cwd, `${home}/assessments/A09.md`), text('A09'));
    commit(cwd, verifier, '2026-08-05', '.');
    writeFileSync(join(cwd, `${home}/assessments/A10.md`), text('A10'));
    const { status, found } = await codesOf(cwd);
    expect(status).toBe(1);
    expect(found.map(withoutIds)).toEqual([
      `committed-by-learner: A08 by r-lindqvist was committed by ${learner}, who commits the learner’s evidence, on 2026-08-04 (c0ffee00)`,
      `committed-by-another: A09 by r-lindqvist was committed by ${verifier} (m-grant) on 2026-08-05 (c0ffee00)`,
      'not-committed: A10 by r-lindqvist is not committed yet',
    ]);
  });

  it('says who touched evidence after its decision', async () => {
    const cwd = repository('grown');
    appendFileSync(join(cwd, `${home}/evidence/E03-shift-handover-log.md`), 'And more.\n');
    commit(cwd, learner, '2026-08-06', '.');
    const { stdout } = await evid(['audit', '--format', 'json'], { cwd });
    const stale = JSON.parse(stdout).diagnostics.filter(({ code }: { code: string }) => code === 'stale-decision');
    expect(stale.length).toBeGreaterThan(0);
    for (const { related } of stale)
      expect(related.map(({ message }: { message: string }) => withoutIds(message))).toEqual([
        `touched by ${learner} on 2026-08-06 (c0ffee00)`,
      ]);
  });

  it('says what a shallow clone cannot tell, and accuses nobody', async () => {
    const cwd = join(folder, 'shallow');
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${clean}`, 'shallow');
    const { status, shallow, records, found } = await codesOf(cwd);
    expect({ status, shallow, found }).toEqual({
      status: 0,
      shallow: true,
      found: [
        'shallow-history: this clone does not reach back to the beginning: of what is older than it, nothing can be said',
      ],
    });
    expect(new Set(records.map(({ attribution }: { attribution: string }) => attribution))).toEqual(
      new Set(['before-this-clone']),
    );
    expect((await evid(['audit'], { cwd, columns: 80 })).stdout).toContain('git fetch --unshallow');
  });

  it('reports the same as diagnostics of check --audit, and check alone does not ask git', async () => {
    const cwd = repository('both');
    appendFileSync(join(cwd, record), 'One more word.\n');
    const { found } = await codesOf(cwd);
    const { status, stdout } = await evid(['check', '--audit', '--format', 'json'], { cwd });
    const diagnostics: { code: string; message: string }[] = JSON.parse(stdout).diagnostics;
    expect(status).toBe(1);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual(expect.arrayContaining(found));
    expect(await evid(['check', '--format', 'json'], { cwd })).toMatchObject({ status: 0 });
  });

  it('keeps the learner’s address to itself with --anonymise', async () => {
    const cwd = repository('quiet');
    writeFileSync(
      join(cwd, `${home}/assessments/A08.md`),
      '---\nid: A08\nassessor: r-lindqvist\ndate: 2026-08-04\n---\n',
    );
    commit(cwd, learner, '2026-08-04', '.');
    const { stdout } = await evid(['audit', '--anonymise'], { cwd });
    expect(stdout).not.toContain(learner);
    expect(stdout).toContain('(address withheld)');
    expect(stdout).not.toContain(assessor);
    expect(stdout).toMatch(/assessment by assessor 2\n *2026-06-01, assessor 2: /);
  });

  it('says that there is no history where there is no repository', async () => {
    const cwd = copyExamples(join(folder, 'bare'));
    const { status, stderr } = await evid(['audit'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^evid: the history of this workspace cannot be read: not a git repository/);
  });
});

describe('the history of git', () => {
  it('is read whatever the names of files hold, and follows a file to its new name', () => {
    const log = [
      'commit abcdef0123 2026-01-02 a@b.example',
      '',
      'A\t"por\\tt\\"1.md"',
      'A\told name.md',
      'commit bbcdef0123 2026-01-03 c@d.example',
      '',
      'R100\told name.md\tnew name.md',
      'MM\tmerged.md',
    ].join('\n');
    const kinds = [...parseHistory(log).changes].map(([path, changes]) => [path, ...changes.map(({ kind }) => kind)]);
    expect(kinds).toEqual([
      ['por\tt"1.md', 'added'],
      ['new name.md', 'added'],
      ['merged.md', 'changed'],
    ]);
  });
});
