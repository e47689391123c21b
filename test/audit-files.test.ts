import { execFileSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commitAll, emptyRepository, folderWith, git, removeFolders, writeFiles } from './support/repository.ts';
import { evid } from './support/terminal.ts';
import { decided, home, item, workspaceFiles } from './support/workspace.ts';

afterAll(removeFolders);

const given = {
  evidence: [
    item('E01', { criteria: ['B9/1.1'], files: ['attachments/order.pdf', './evidence/../attachments/reply.pdf'] }),
  ],
  records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')],
  files: { [`${home}/attachments/order.pdf`]: 'Order', [`${home}/attachments/reply.pdf`]: 'Reply' },
};
const workspace = async () => folderWith((await workspaceFiles(given)) as Record<string, string>);
const found = async (cwd: string, command = ['check', '--audit']) => {
  const { status, stdout } = await evid([...command, '--format', 'json', '--today', '2026-06-30'], { cwd });
  const about = JSON.parse(stdout).diagnostics as Record<string, string | number>[];
  return {
    status,
    said: about
      .filter(({ code }) => code === 'not-committed' || code === 'ignored-by-git')
      .map(({ code, severity, file, line, column, message }) => [
        `${code} ${severity} ${String(file).replace(`${home}/`, '')}:${line}:${column}`,
        String(message).split(' ')[0],
      ]),
  };
};

describe('an audit sees what is here and nowhere else', () => {
  it('evidence and attachments that are not committed, where they are named', async () => {
    const cwd = await workspace();
    commitAll(cwd);
    expect((await found(cwd)).said).toEqual([]);
    writeFiles(cwd, {
      [`${home}/evidence/E02.md`]: String(item('E02', { criteria: ['B9/1.2'], files: ['attachments/new.pdf'] })[1]),
      [`${home}/attachments/new.pdf`]: 'New',
    });
    for (const command of [['check', '--audit'], ['audit']])
      expect((await found(cwd, command)).said).toEqual([
        ['not-committed info evidence/E02.md:2:5', 'E02'],
        ['not-committed info evidence/E02.md:9:9', 'attachments/new.pdf'],
      ]);
    // Nobody is told of it who does not ask.
    expect((await found(cwd, ['check'])).said).toEqual([]);
  });

  it('evidence, records and attachments that git is told to leave out, from a workspace within the repository too', async () => {
    for (const below of ['', 'centre/']) {
      const files = (await workspaceFiles(given)) as Record<string, string>;
      const top = folderWith({ 'README.md': 'Ours.\n' });
      writeFiles(join(top, below), files);
      writeFileSync(join(top, '.gitignore'), '*.pdf\nassessments/\n');
      emptyRepository(top);
      git(top, 'add', '--all');
      git(top, 'commit', '--quiet', '-m', 'Work');
      expect((await found(join(top, below))).said).toEqual([
        ['ignored-by-git warning assessments/A01.md:3:11', 'A01'],
        ['ignored-by-git warning evidence/E01.md:9:9', 'attachments/order.pdf'],
        ['ignored-by-git warning evidence/E01.md:9:33', './evidence/../attachments/reply.pdf'],
      ]);
      git(top, 'add', '--all', '--force');
      git(top, 'commit', '--quiet', '-m', 'All of it');
      expect((await found(join(top, below))).said).toEqual([]);
    }
  });

  it('and says what git wants where it refuses to read the repository, as a comparison does', async () => {
    const cwd = await workspace();
    commitAll(cwd);
    appendFileSync(join(cwd, '.git/config'), '[core]\n\trepositoryformatversion = 99\n');
    for (const command of [['audit'], ['check', '--audit'], ['diff', 'HEAD']]) {
      const { status, stderr } = await evid(command, { cwd });
      expect(status).toBe(2);
      expect(stderr).toContain('git refuses to read');
      expect(stderr).toContain('git status, run in the workspace, says what to do');
    }
  });
});

describe('beside the author, whom anybody may name, an audit shows', () => {
  it('who made the commit, and whether it is signed', async () => {
    const cwd = await workspace();
    commitAll(cwd);
    const first = async () => {
      const { stdout } = await evid(['audit', '--format', 'json'], { cwd });
      return JSON.parse(stdout).records[0].first;
    };
    const plain = await evid(['audit'], { cwd, columns: 200 });
    expect(await first()).toMatchObject({ email: 't@ester.example', signed: false });
    expect(plain.stdout).toContain('none in signed commits');
    git(cwd, 'commit', '--quiet', '--amend', '--author', 'J. Okafor <j@centre.example>', '-m', 'Work');
    const commit = git(cwd, 'cat-file', 'commit', 'HEAD');
    const signed = commit.replace(
      '\n\n',
      '\ngpgsig -----BEGIN SSH SIGNATURE-----\n none\n -----END SSH SIGNATURE-----\n\n',
    );
    const id = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      cwd,
      input: signed,
      encoding: 'utf8',
    });
    git(cwd, 'reset', '--quiet', '--soft', id.trim());
    expect(await first()).toMatchObject({ email: 'j@centre.example', committer: 't@ester.example', signed: true });
    const { stdout } = await evid(['audit'], { cwd, columns: 200 });
    expect(stdout).toContain(', entered by t@ester.example, signed');
    expect(stdout).toContain('1 in signed commits');
  });
});
