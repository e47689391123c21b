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
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFile, replaceFile, sweep } from '../src/write/files.ts';
import { refuse, refuseNothing } from './support/refusing.ts';

afterEach(refuseNothing);

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
      if (link !== '') refuse({ linkSync: link });
      expect(createFile(join(folder, `E${link}.md`), 'first')).toBe(true);
      expect(createFile(join(folder, `E${link}.md`), 'second')).toBe(false);
      expect(read(`E${link}.md`)).toBe('first');
    }
    expect(readdirSync(folder).sort()).toEqual(['E.md', 'EEPERM.md']);
  });

  it('is not there, nor anything of it, where the disk refuses', () => {
    refuse({ linkSync: 'EIO' });
    expect(() => createFile(join(folder, 'E1.md'), 'x')).toThrow('EIO');
    refuse({ linkSync: 'ENOTSUP', renameSync: 'EIO' });
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
    refuse({ fchmodSync: 'ENOSYS' });
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
    refuse({ renameSync: 'EIO' });
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
