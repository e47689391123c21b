import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { diskFolder, type Entry, type Folder } from '../src/load/folder.ts';
import { type Commit, gitFolder } from '../src/load/git-folder.ts';
import { copyExamples } from './support/examples.ts';
import { commitAll, folderWith, git, removeFolders, writeFiles } from './support/repository.ts';

afterAll(removeFolders);

function commitOf(root: string, revision = 'HEAD'): Commit {
  const found = gitFolder(root, revision);
  if ('problem' in found) throw new Error(found.problem);
  return found;
}
const checked = async (folder: Folder) =>
  JSON.parse(JSON.stringify(await checkWorkspace({ folder, today: '2026-11-22' })));
const limit = 1024 * 1024;
const textIn = (folder: Folder, path: string) => {
  const read = folder.read(path, limit);
  return 'bytes' in read ? Buffer.from(read.bytes).toString() : read;
};

describe('a workspace in a commit', () => {
  it('is checked to the same result as the files from which it was committed, whatever lies there now', async () => {
    const repository = folderWith({ 'README.md': 'The workspace is in a folder below.\n' });
    const root = copyExamples(join(repository, 'centre', 'evidence'));
    const before = await checked(diskFolder(root));
    commitAll(repository);
    rmSync(join(root, 'portfolios'), { recursive: true });
    writeFileSync(join(root, 'evid.yaml'), 'version: [');
    const status = git(repository, 'status', '--porcelain');
    expect(await checked(commitOf(root).folder)).toEqual(before);
    expect(git(repository, 'status', '--porcelain')).toBe(status);
  });

  it('is read at any revision that git knows: a branch, a tag, a commit, an ancestor', () => {
    const root = folderWith({ 'a.md': 'one\n' });
    commitAll(root);
    git(root, 'tag', '-a', 'first', '-m', 'First');
    git(root, 'branch', 'old');
    writeFiles(root, { 'a.md': 'two\n' });
    commitAll(root);
    const first = git(root, 'rev-parse', 'HEAD~1').trim();
    for (const revision of ['first', 'old', first, first.slice(0, 9), 'HEAD~1', 'HEAD^', 'refs/heads/old']) {
      const { folder, hash } = commitOf(root, revision);
      expect([revision, hash, textIn(folder, 'a.md')]).toEqual([revision, first, 'one\n']);
    }
    expect(textIn(commitOf(root).folder, 'a.md')).toBe('two\n');
  });

  it('lists and reads as the disk does: names of any kind, large files, links, what is not there', () => {
    const root = folderWith({
      'a/ö “q”\t.md': 'odd\n',
      'a/B.md': '',
      'a/b.bin': new Uint8Array([0, 10, 255]),
      'a/c/d.md': 'deep\n',
      'z.bin': 'x'.repeat(3 * limit),
      'twin.bin': 'x'.repeat(3 * limit),
    });
    chmodSync(join(root, 'a/B.md'), 0o755);
    const links = {
      'to-file': 'a/B.md',
      'to-folder': 'a/c',
      'a/up': '../a/c/d.md',
      through: 'to-folder/d.md',
      nowhere: 'a/none',
      round: 'round',
      'round-a': 'round-b',
      'round-b': 'round-a/x',
      out: '../../etc/hostname',
      absolute: '/etc/hostname',
    };
    for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path));
    commitAll(root);
    const disk = diskFolder(root);
    const { folder } = commitOf(root);
    const withoutGit = (entries: Entry[] | undefined) => entries?.filter(({ name }) => name !== '.git');
    for (const path of ['', '.', './', 'a', 'a/', 'a/c', 'a/c/..', 'to-folder', 'none', 'a/B.md', 'round']) {
      expect([path, folder.list(path)]).toEqual([path, withoutGit(disk.list(path))]);
      expect([path, folder.refusal(path)]).toEqual([path, disk.refusal(path)]);
    }
    const inside = ['a/ö “q”\t.md', 'a/B.md', 'a/b.bin', 'a/c/d.md', 'to-file', 'to-folder/d.md', 'a/up', 'through'];
    const others = ['none', 'a/none', 'a/B.md/x', 'nowhere', 'a', 'z.bin', 'twin.bin'];
    for (const path of [...inside, ...others, 'round', 'round-a']) {
      expect([path, textIn(folder, path)]).toEqual([path, textIn(disk, path)]);
      for (const container of ['a', 'a/c', '.', 'to-folder', 'none']) {
        const ask = (where: Folder) => [path, container, where.isInside(path, container)];
        expect(ask(folder)).toEqual(ask(disk));
      }
    }
    const large = folder.read('z.bin', 4 * limit);
    expect('bytes' in large && large.bytes.length).toBe(3 * limit);
    for (const path of ['out', 'absolute']) {
      expect(textIn(folder, path)).toEqual({
        problem: 'refused',
        detail: 'it is a link that leads out of the workspace',
      });
      expect(folder.isInside(path, 'a')).toBe(false);
    }
  });

  it('says that a submodule is not in it', () => {
    const other = folderWith({ 'evidence/E1.md': 'text\n' });
    commitAll(other);
    const root = folderWith({ 'a.md': 'text\n' });
    commitAll(root);
    git(root, 'submodule', 'add', '--quiet', other, 'portfolios/amira');
    commitAll(root);
    const { folder } = commitOf(root);
    expect(folder.list('portfolios')).toEqual([{ name: 'amira', kind: 'folder' }]);
    expect(folder.list('portfolios/amira')).toBeUndefined();
    expect(folder.refusal('portfolios/amira')).toBe('it is a submodule, and what it holds is in another repository');
  });

  it('refuses what the clone does not have, and never takes it for empty', () => {
    const root = folderWith({ 'a.md': 'text\n' });
    commitAll(root);
    const blob = git(root, 'rev-parse', 'HEAD:a.md').trim();
    rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    expect(textIn(commitOf(root).folder, 'a.md')).toEqual({
      problem: 'refused',
      detail: 'this clone does not have its content',
    });
  });
});

describe('a revision that cannot be had', () => {
  const problemOf = (root: string, revision: string): string[] => {
    const found = gitFolder(root, revision);
    return 'problem' in found ? [found.problem, found.help] : [found.hash];
  };

  it('is said with what to do', () => {
    const root = folderWith({ 'a.md': 'one\n' });
    expect(problemOf(root, 'main')).toEqual([
      'the workspace lies in no git repository, so it has no revision main',
      'name a workspace in a git repository',
    ]);
    commitAll(root);
    expect(problemOf(root, 'mian')).toEqual(['there is no revision mian', 'did you mean main?']);
    expect(problemOf(root, 'HEAD:a.md')[0]).toBe('there is no revision HEAD:a.md');
    expect(problemOf(join(root, '.git'), 'main')[0]).toContain('lies in no git repository');
  });

  it('is looked for among the branches of the remote, which is where CI has it', () => {
    const root = folderWith({ 'a.md': 'one\n' });
    commitAll(root);
    git(root, 'update-ref', 'refs/remotes/origin/release', 'HEAD');
    expect(problemOf(root, 'release')[1]).toBe('did you mean origin/release?');
  });

  it('is never taken for an option', () => {
    const root = folderWith({ 'a.md': 'one\n' });
    commitAll(root);
    for (const revision of ['-h', '--help', '--show-toplevel', '--all', '-']) {
      expect(problemOf(root, revision)[0]).toBe(`there is no revision ${revision}`);
    }
  });

  it('is expected in a shallow clone, and the help says how to get it', () => {
    const root = folderWith({ 'a.md': 'one\n' });
    commitAll(root);
    commitAll(root);
    const clone = folderWith({});
    git(clone, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'shallow');
    expect(problemOf(join(clone, 'shallow'), 'HEAD~1')).toEqual([
      'this shallow clone has no revision HEAD~1',
      'fetch the whole history: fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, or git fetch --unshallow',
    ]);
  });

  it('needs git', () => {
    const root = folderWith({ 'a.md': 'one\n' });
    commitAll(root);
    const path = process.env.PATH;
    mkdirSync(join(root, 'empty'));
    try {
      process.env.PATH = join(root, 'empty');
      expect(problemOf(root, 'main')).toEqual(['git is needed to read main, and there is none', 'install git']);
    } finally {
      process.env.PATH = path;
    }
  });

  it('is found from within a hook, whose variables speak of another folder', () => {
    const repository = folderWith({ 'centre/a.md': 'one\n' });
    commitAll(repository);
    process.env.GIT_DIR = '.git';
    try {
      expect(textIn(commitOf(join(repository, 'centre')).folder, 'a.md')).toBe('one\n');
    } finally {
      delete process.env.GIT_DIR;
    }
  });
});
