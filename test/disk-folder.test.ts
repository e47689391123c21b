import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskFolder } from '../src/load/folder.ts';

const root = mkdtempSync(join(tmpdir(), 'evid-disk-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = diskFolder(root);
const mebibyte = 1024 * 1024;

const contentOf = (path: string, limit = 4 * mebibyte, from = folder) => {
  const outcome = from.read(path, limit);
  return 'bytes' in outcome ? outcome.bytes : outcome;
};

describe('a file is read whole', () => {
  const step = 64 * 1024;
  const sizes = [0, 1, 100, step - 1, step, step + 1, 2 * step, mebibyte, mebibyte + 1, 3 * mebibyte];
  it.each(sizes)('of %i bytes', (size) => {
    const bytes = Buffer.alloc(size, 'evid, ');
    writeFileSync(join(root, 'file'), bytes);
    expect(bytes.equals(contentOf('file') as Uint8Array)).toBe(true);
    expect(contentOf('file', size)).toHaveLength(size);
    if (size > 0)
      for (const limit of [0, size - 1])
        expect(contentOf('file', limit)).toEqual({ problem: 'too-large', detail: `it has ${size} bytes` });
  });

  it('and what is read after it changes nothing of it', () => {
    writeFileSync(join(root, 'one'), 'one');
    writeFileSync(join(root, 'other'), 'two');
    const one = contentOf('one');
    contentOf('other');
    expect(String(one)).toBe('one');
  });
});

describe('what is no file is not read', () => {
  const notAFile = { problem: 'not-a-file', detail: 'it is not a regular file' };

  it('a folder', () => {
    mkdirSync(join(root, 'folder'));
    expect(contentOf('folder')).toMatchObject({ problem: 'not-a-file' });
  });

  it.skipIf(process.platform === 'win32')('a pipe, whether something stands in it or not', () => {
    const pipe = join(root, 'pipe');
    spawnSync('mkfifo', [pipe]);
    expect(contentOf('pipe')).toEqual(notAFile);
    const writer = openSync(pipe, constants.O_RDWR);
    expect(contentOf('pipe')).toEqual(notAFile);
    writeSync(writer, 'id: E01\n');
    expect(contentOf('pipe')).toEqual(notAFile);
    closeSync(writer);
  });

  it.skipIf(process.platform !== 'linux')('a device, with and without an end', () => {
    const devices = diskFolder('/dev');
    for (const name of ['zero', 'null', 'urandom', 'tty', 'ptmx'])
      expect(devices.read(name, mebibyte), name).not.toHaveProperty('bytes');
    for (const name of ['zero', 'null', 'urandom']) expect(devices.read(name, mebibyte)).toEqual(notAFile);
  });

  it.skipIf(process.platform !== 'linux')('but a file that says it is empty is, as those of /proc', () => {
    expect(String(contentOf('version', mebibyte, diskFolder('/proc')))).toMatch(/^Linux /);
  });

  it('a link that leads out of the folder', () => {
    symlinkSync(tmpdir(), join(root, 'out'));
    writeFileSync(join(root, 'real'), 'x');
    symlinkSync('real', join(root, 'in'));
    expect(String(contentOf('in'))).toBe('x');
    symlinkSync(process.execPath, join(root, 'link'));
    expect(contentOf('link')).toEqual({ problem: 'refused', detail: 'it is a link that leads out of the workspace' });
  });
});
