import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFile, replaceFile, sweep } from '../src/write/files.ts';

/** What the disk answers to these calls instead of doing as it is asked. */
const refused = vi.hoisted(() => ({ link: '', rename: '', mode: '' }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const unless =
    <Call extends (...given: never[]) => unknown>(name: keyof typeof refused, call: Call) =>
    (...given: Parameters<Call>) => {
      if (refused[name] !== '') throw Object.assign(new Error(refused[name]), { code: refused[name] });
      return call(...given);
    };
  return {
    ...real,
    linkSync: unless('link', real.linkSync),
    renameSync: unless('rename', real.renameSync),
    fchmodSync: unless('mode', real.fchmodSync),
  };
});
afterEach(() => Object.assign(refused, { link: '', rename: '', mode: '' }));

const root = mkdtempSync(join(tmpdir(), 'evid-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'w-'));
});
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('a new file', () => {
  it('is written with the folders above it, and leaves nothing else', () => {
    expect(createFile(join(folder, 'a/b/E1.md'), 'é')).toBe(true);
    expect(read('a/b/E1.md')).toBe('é');
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['E1.md']);
  });

  it('never takes the place of an old one, on a disk without links neither', () => {
    for (const link of ['', 'EPERM']) {
      refused.link = link;
      expect(createFile(join(folder, `E${link}.md`), 'first')).toBe(true);
      expect(createFile(join(folder, `E${link}.md`), 'second')).toBe(false);
      expect(read(`E${link}.md`)).toBe('first');
    }
    expect(readdirSync(folder).sort()).toEqual(['E.md', 'EEPERM.md']);
  });

  it('is not there, nor anything of it, where the disk refuses', () => {
    refused.link = 'EIO';
    expect(() => createFile(join(folder, 'E1.md'), 'x')).toThrow('EIO');
    Object.assign(refused, { link: 'ENOTSUP', rename: 'EIO' });
    expect(() => createFile(join(folder, 'E2.md'), 'x')).toThrow('EIO');
    writeFileSync(join(folder, 'file'), '');
    expect(() => createFile(join(folder, 'file/E3.md'), 'x')).toThrow(/ENOTDIR|EEXIST/);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('a file that is replaced', () => {
  it('keeps who may read it, where the disk knows such a thing', () => {
    const path = join(folder, 'E1.md');
    replaceFile(path, 'one');
    chmodSync(path, 0o640);
    replaceFile(path, 'two');
    expect([read('E1.md'), statSync(path).mode & 0o777]).toEqual(['two', 0o640]);
    refused.mode = 'ENOSYS';
    replaceFile(path, 'three');
    expect(read('E1.md')).toBe('three');
  });

  it('is written through a link', () => {
    writeFileSync(join(folder, 'real.md'), 'one');
    symlinkSync(join(folder, 'real.md'), join(folder, 'link.md'));
    replaceFile(join(folder, 'link.md'), 'two');
    expect(read('real.md')).toBe('two');
    expect(readdirSync(folder).sort()).toEqual(['link.md', 'real.md']);
  });

  it('is as it was where a text that follows another cannot be made', () => {
    writeFileSync(join(folder, 'E1.md'), 'one');
    function* texts() {
      yield 'two';
      throw new Error('no more');
    }
    expect(() => replaceFile(join(folder, 'E1.md'), texts())).toThrow('no more');
    expect(read('E1.md')).toBe('one');
    expect(readdirSync(folder)).toEqual(['E1.md']);
    replaceFile(join(folder, 'E1.md'), ['two', ' and three']);
    expect(read('E1.md')).toBe('two and three');
  });

  it('is as it was where the disk refuses', () => {
    writeFileSync(join(folder, 'E1.md'), 'one');
    refused.rename = 'EIO';
    expect(() => replaceFile(join(folder, 'E1.md'), 'two')).toThrow('EIO');
    expect(read('E1.md')).toBe('one');
    expect(readdirSync(folder)).toEqual(['E1.md']);
  });
});

describe('what a stopped process left', () => {
  const put = (name: string, hours: number, text = '') => {
    const path = join(folder, name);
    if (name.endsWith('/')) mkdirSync(path);
    else writeFileSync(path, text);
    const then = Date.now() / 1000 - hours * 3600;
    utimesSync(path, then, then);
  };

  it('is swept away once it is a day old, and nothing that is not its own', () => {
    put('.E1.md.0123456789ab.tmp', 25);
    put('.E2.md.0123456789ab.tmp', 23);
    put('.A1.reserved', 25);
    put('.A2.reserved', 23);
    put('.A3.reserved', 25, 'somebody wrote this');
    put('E3.md.0123456789ab.tmp', 25);
    put('.E4.md.tmp', 25);
    put('.new.0123456789ab.tmp/', 25);
    put('.other.0123456789ab.tmp/', 25);
    sweep(folder, 'new');
    expect(readdirSync(folder).sort()).toEqual(
      [
        '.A2.reserved',
        '.A3.reserved',
        '.E2.md.0123456789ab.tmp',
        '.E4.md.tmp',
        '.other.0123456789ab.tmp',
        'E3.md.0123456789ab.tmp',
      ].sort(),
    );
    sweep(folder);
    expect(existsSync(join(folder, '.other.0123456789ab.tmp'))).toBe(true);
    expect(() => sweep(join(folder, 'none'))).not.toThrow();
  });
});
