import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { once } from './support/once.ts';
import { commit, emptyRepository, git } from './support/repository.ts';
import { evid } from './support/terminal.ts';
import { assessment, home, item, people, verification, workspaceFiles } from './support/workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'evid-audit-history-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const learner = 'amira@learner.example';
const okafor = 'okafor@centre.example';
const grant = 'grant@centre.example';
const office = 'office@centre.example';
const register = {
  'j-okafor': { ...people['j-okafor'], email: okafor },
  'm-grant': { ...people['m-grant'], email: grant },
};

class Repository {
  readonly root: string;
  constructor(name: string) {
    this.root = join(folder, name);
    emptyRepository(this.root);
  }
  git(...args: string[]): string {
    return git(this.root, '-c', `user.email=${office}`, ...args);
  }
  commit(email: string, ...paths: string[]): this {
    commit(this.root, { email, name: 'x', paths: paths.length === 0 ? ['.'] : paths });
    return this;
  }
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }
  async audit(root = this.root) {
    const { status, stdout } = await evid(['audit', '--format', 'json'], { cwd: root });
    const { diagnostics, records } = JSON.parse(stdout);
    return {
      status,
      records: records.map(({ id, attribution }: { id: string; attribution: string }) => `${id} ${attribution}`),
      found: diagnostics.map(({ code, message }: { code: string; message: string }) =>
        `${code}: ${message}`.replace(/\([0-9a-f]{8}\)/g, '(…)').replaceAll(/on \d{4}-\d{2}-\d{2}/g, 'on (day)'),
      ),
    };
  }
}

const given = {
  people: register,
  evidence: ['E1', 'E2', 'E3'].map((id) => item(id, { criteria: ['B9/1.1'] })),
  records: [
    assessment('A1', '2026-05-02', { decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }] }),
    assessment('A2', '2026-05-03', { decisions: [{ evidence: 'E2', criteria: ['B9/1.1'], outcome: 'met' }] }),
    verification('V1', '2026-05-09', [{ assessment: 'A1', outcome: 'agreed' }]),
  ],
};
async function written(name: string, more: Parameters<typeof workspaceFiles>[0] = {}): Promise<Repository> {
  const repository = new Repository(name);
  for (const [path, text] of Object.entries(await workspaceFiles({ ...given, ...more })))
    repository.write(path, String(text));
  return repository;
}
/** Everybody has committed what they wrote. */
async function proper(name: string, more?: Parameters<typeof workspaceFiles>[0]): Promise<Repository> {
  if (more !== undefined) return committed(await written(name, more));
  const repository = new Repository(name);
  cpSync((await usual()).root, repository.root, { recursive: true });
  return repository;
}
const usual = once(async () => committed(await written('usual')));
const committed = (repository: Repository) =>
  repository
    .commit(office, 'evid.yaml', 'people.yaml', 'specs')
    .commit(learner, `${home}/portfolio.yaml`, `${home}/evidence`)
    .commit(okafor, `${home}/assessments`)
    .commit(grant, `${home}/verification`);
const nothing = { status: 0, found: [], records: ['A1 same', 'A2 same', 'V1 same'] };
const record = `${home}/assessments/A1.md`;
const forged = (repository: Repository) =>
  repository.write(`${home}/assessments/A9.md`, '---\nid: A9\nassessor: j-okafor\ndate: 2026-06-01\n---\n');

describe('who is the learner', () => {
  it('is whoever added most of the learner’s own evidence', async () => {
    const repository = await proper('learner');
    forged(repository);
    expect((await repository.commit(learner).audit()).found).toEqual([
      `committed-by-learner: A9 by j-okafor was committed by ${learner}, who commits the learner’s evidence, on (day) (…)`,
    ]);
  });

  it('is not whoever only touched the evidence, nor whoever only moved it', async () => {
    const repository = await proper('office');
    appendFileSync(join(repository.root, `${home}/evidence/E3.md`), 'A word more.\n');
    repository.commit(office);
    for (const id of ['E1', 'E2', 'E3'])
      repository.git('mv', `${home}/evidence/${id}.md`, `${home}/evidence/${id}-it.md`);
    repository.commit(office);
    forged(repository);
    const { status, found } = await repository.commit(office).audit();
    expect(status).toBe(0);
    expect(found).toEqual([
      `committed-by-another: A9 by j-okafor was committed by ${office} (nobody in the register) on (day) (…)`,
    ]);
  });

  it('is not one who also commits another learner’s evidence, or what all portfolios share', async () => {
    const files = { 'portfolios/ben/portfolio.yaml': 'learner: { id: L-2 }\nunits: [B9]\n' };
    const repository = await written('several', { files });
    const [, text] = item('E1');
    repository.write('portfolios/ben/evidence/E1.md', String(text));
    repository.commit(office, 'evid.yaml', 'people.yaml', 'specs').commit('clerk@centre.example', 'portfolios/ben');
    repository.commit('clerk@centre.example', `${home}/portfolio.yaml`, `${home}/evidence`);
    repository.commit(okafor, `${home}/assessments`).commit(grant);
    forged(repository);
    expect((await repository.commit('clerk@centre.example').audit()).found).toEqual([
      'committed-by-another: A9 by j-okafor was committed by clerk@centre.example (nobody in the register) on (day) (…)',
    ]);
  });

  it('is not known while somebody who signed has no address in the register', async () => {
    const repository = await proper('addressless', { people: { ...register, 'm-grant': people['m-grant']! } });
    forged(repository);
    expect((await repository.commit(learner).audit()).found.join()).not.toContain('committed-by-learner');
  });

  it('is not said of whoever committed everything: that is one finding, and no error', async () => {
    const { status, found } = await (await written('import')).commit(office).audit();
    expect({ status, found }).toEqual({
      status: 0,
      found: [
        `committed-for-others: ${office} (nobody in the register) committed 3 of the 3 records and observations here for others: the history cannot tell who wrote what`,
      ],
    });
  });

  it('may be a co-author, and so may the person named', async () => {
    const repository = await proper('together');
    forged(repository);
    repository.git('add', '.');
    repository.git('commit', '--quiet', '-m', `Squashed\n\nCo-authored-by: J. Okafor <${okafor}>`);
    expect(await repository.audit()).toMatchObject({
      found: [],
      records: ['A1 same', 'A2 same', 'A9 together', 'V1 same'],
    });
  });
});

describe('what is no change of a record', () => {
  it.each([
    ['another mode', (path: string) => chmodSync(path, 0o755)],
    ['other line ends', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))],
  ])('%s', async (name, change) => {
    const repository = await proper(name.replaceAll(' ', '-'));
    change(join(repository.root, record));
    expect(await repository.audit()).toEqual(nothing);
    expect(await repository.commit(office).audit()).toEqual(nothing);
  });

  it('a portfolio under another name, committed, moved with git, or merely moved', async () => {
    const repository = await proper('moved');
    renameSync(join(repository.root, home), join(repository.root, 'portfolios/ben'));
    expect(await repository.audit()).toEqual(nothing);
    repository.git('add', '--all');
    expect(await repository.audit()).toEqual(nothing);
    expect(await repository.commit(office).audit()).toEqual(nothing);
  });

  it('a workspace that was moved to a folder of the repository', async () => {
    const repository = await proper('sunk');
    mkdirSync(join(repository.root, 'centre'));
    for (const name of ['evid.yaml', 'people.yaml', 'specs', 'portfolios'])
      repository.git('mv', name, `centre/${name}`);
    repository.commit(office);
    expect(await repository.audit(join(repository.root, 'centre'))).toEqual(nothing);
  });

  it('a portfolio that one branch moved while another added a record', async () => {
    const repository = await proper('branches');
    repository.git('checkout', '--quiet', '-b', 'decisions');
    forged(repository);
    repository.commit(okafor);
    repository.git('checkout', '--quiet', 'main');
    repository.git('mv', home, 'portfolios/ben');
    repository.commit(office);
    repository.git('-c', 'merge.directoryRenames=true', 'merge', '--quiet', 'decisions', '-m', 'Merge');
    expect(await repository.audit()).toMatchObject({ found: [], records: expect.arrayContaining(['A9 same']) });
  });

  it('a record that takes another name, also with other line ends on the way', async () => {
    const repository = await proper('renamed');
    const path = join(repository.root, record);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    renameSync(path, join(repository.root, `${home}/assessments/A1-first.md`));
    expect(await repository.commit(office).audit()).toEqual(nothing);
  });
});

describe('a record that left', () => {
  it.each([
    ['for the attachments', `${home}/attachments/A1.md`],
    ['for another portfolio', 'portfolios/ben/assessments/A1.md'],
    ['with its folder', `${home}/old/assessments/A1.md`],
  ])('%s is deleted', async (name, to) => {
    const files = { 'portfolios/ben/portfolio.yaml': 'learner: { id: L-2 }\nunits: [B9]\n' };
    const repository = await proper(name.replaceAll(' ', '-'), { files });
    repository.commit(office);
    mkdirSync(dirname(join(repository.root, to)), { recursive: true });
    repository.git('mv', record, to);
    expect((await repository.commit(office).audit()).found).toContain(
      `record-deleted: the record assessments/A1.md was deleted by ${office} on (day) (…)`,
    );
  });

  it('is not the one that is like it and came in its place', async () => {
    const repository = await proper('alike');
    const text = readFileSync(join(repository.root, record), 'utf8');
    rmSync(join(repository.root, record));
    repository.write(`${home}/assessments/A3.md`, text.replace('A1', 'A3'));
    const { found, records } = await repository.commit(okafor).audit();
    expect(found).toEqual([`record-deleted: the record assessments/A1.md was deleted by ${okafor} on (day) (…)`]);
    expect(records).toContain('A3 same');
  });

  it('before its portfolio moved, or with the move, is deleted all the same', async () => {
    const repository = await proper('moved-without');
    repository.git('rm', '--quiet', record);
    repository.git('mv', home, 'portfolios/ben');
    expect((await repository.commit(office).audit()).found).toEqual([
      `record-deleted: the record assessments/A1.md was deleted by ${office} on (day) (…)`,
    ]);
  });
});

describe('addresses', () => {
  it('are those of the commits, whatever a .mailmap makes of them', async () => {
    const repository = await proper('mailmap');
    forged(repository);
    repository.write('.mailmap', `J. Okafor <${okafor}> <${learner}>\n`);
    expect((await repository.commit(learner).audit()).found).toEqual([expect.stringContaining('committed-by-learner')]);
  });

  it('that two people share are said once, and accuse neither', async () => {
    const repository = await proper('shared', {
      people: { ...register, 'r-lind': { ...people['r-lind'], email: okafor } },
    });
    expect((await repository.audit()).found).toEqual([
      'shared-address: j-okafor and r-lind have one e-mail address: the history cannot tell them apart',
    ]);
  });
});

describe('a shallow clone', () => {
  it('is said to be one by check --audit too, and its first commit committed nothing first', async () => {
    const { root } = await proper('deep');
    const shallow = join(folder, 'shallow');
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${root}`, shallow);
    appendFileSync(join(shallow, record), 'More.\n');
    const { stdout } = await evid(['check', '--audit', '--format', 'concise'], { cwd: shallow });
    expect(stdout).toContain('info[shallow-history] this clone does not reach back to the beginning');
    expect(stdout).toMatch(/A1 was changed and that is not committed, after this clone begins on/);
  });
});

it('evid audit --unit looks at the portfolios that list the unit, at each as a whole', async () => {
  const { root } = await proper('unit');
  const whole = await evid(['audit', '--format', 'json'], { cwd: root });
  const listed = await evid(['audit', '--unit', 'B9', '--format', 'json'], { cwd: root });
  expect(listed.stdout).toBe(whole.stdout);
  mkdirSync(join(root, 'specs'), { recursive: true });
  const other = readFileSync(join(root, 'specs/B9.unit.yaml'), 'utf8').replaceAll('B9', 'B7');
  writeFileSync(join(root, 'specs/B7.unit.yaml'), other);
  const { status, stdout } = await evid(['audit', '--unit', 'B7', '--format', 'json'], { cwd: root });
  expect([status, JSON.parse(stdout).records]).toEqual([0, []]);
  expect(await evid(['audit', '--unit', 'B1'], { cwd: root })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('there is no unit B1'),
  });
});
