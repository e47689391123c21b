import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { type Folder, memoryFolder } from '../src/load/folder.ts';
import { leadsOutside } from '../src/load/outside.ts';
import { json } from '../src/report/json.ts';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid } from './support/terminal.ts';
import { check, decided, home, item, today, workspaceFiles } from './support/workspace.ts';

afterAll(removeFolders);

const text = (id: string) => String(item(id, { criteria: ['B9/1.1'] })[1]);

describe('names of files', () => {
  it('may hold spaces, accents and line ends, which break no report', async () => {
    const names = ['two words.md', 'é.md', 'one\nline.md', '-rf.md', '$(touch x).md'];
    const cwd = folderWith({});
    const files = await workspaceFiles({
      files: Object.fromEntries(names.map((name, index) => [`${home}/evidence/${name}`, text(`E${index}`)])),
    });
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(cwd, path, '..'), { recursive: true });
      writeFileSync(join(cwd, path), content);
    }
    const { status, stdout } = await evid(['check', '--today', today, '--format', 'json'], { cwd });
    expect([status, JSON.parse(stdout).summary.evidence]).toEqual([0, names.length]);
    for (const format of ['pretty', 'concise', 'github', 'junit', 'markdown'])
      expect((await evid(['check', '--today', today, '--format', format], { cwd })).status).toBe(0);
  });

  it('that are no UTF-8 are said, with what to do', async () => {
    const cwd = folderWith({});
    for (const [path, content] of Object.entries(await workspaceFiles({ evidence: [item('E1')] }))) {
      mkdirSync(join(cwd, path, '..'), { recursive: true });
      writeFileSync(join(cwd, path), content);
    }
    const folder = join(cwd, home, 'evidence');
    const odd = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x62, 0xff]), Buffer.from('.md')]);
    try {
      renameSync(join(folder, 'E1.md'), odd);
    } catch {
      // A disk that takes no such name has nothing to be tried.
      expect(readdirSync(folder)).toEqual(['E1.md']);
      return;
    }
    const { status, stdout } = await evid(['check', '--today', today, '--format', 'json'], { cwd });
    const [fault] = JSON.parse(stdout).diagnostics;
    expect([status, fault.message, fault.help]).toEqual([
      1,
      'this file cannot be read: its name is not UTF-8',
      'rename the file',
    ]);
  });

  it('that many systems cannot tell apart are warned of: by case, and by how an accent is written', async () => {
    const { result } = await check({
      files: {
        [`${home}/evidence/E03.md`]: text('E1'),
        [`${home}/evidence/e03.md`]: text('E2'),
        [`${home}/evidence/caf\u00e9.md`]: text('E3'),
        [`${home}/evidence/cafe\u0301.md`]: text('E4'),
        [`${home}/evidence/more/E03.md`]: text('E5'),
      },
    });
    expect(result.diagnostics.map(({ code, severity, file }) => [code, severity, file])).toEqual([
      ['names-alike', 'warning', `${home}/evidence/café.md`],
      ['names-alike', 'warning', `${home}/evidence/e03.md`],
    ]);
  });

  it('of Windows lead nowhere that files: may not lead', async () => {
    const files = ['C:\\secret.txt', '..\\..\\secret.txt', '\\\\host\\share\\x', 'attachments\\..\\..\\..\\x', 'D:x'];
    const { result } = await check({ evidence: [item('E1', { files })] });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(files.map(() => 'file-outside-portfolio'));
    // Whatever Windows itself would resolve to a place outside is taken for one.
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', 'a', 'C:', '\\', '/', 'NUL', ' ')), (parts) => {
        const path = parts.join('');
        const root = 'C:\\work\\portfolio';
        const inner = win32.relative(root, win32.resolve(root, path));
        const isOutside = inner === '..' || inner.startsWith('..\\') || win32.isAbsolute(inner);
        if (isOutside) expect([path, leadsOutside(path)]).toEqual([path, true]);
      }),
    );
  });
});

describe('files that vanish, grow or are replaced while evid reads', () => {
  it('never make it fail, nor a portfolio look better than it is at any moment', async () => {
    const files = await workspaceFiles({
      evidence: [item('E1', { criteria: ['B9/1.1'] }), item('E2', { criteria: ['B9/1.2 @ What happened'] })],
      records: [decided('A1', '2026-05-01', 'E1', 'B9/1.1', 'met')],
    });
    const still = memoryFolder(files);
    const others = ['', '---\n', '\0', text('E9'), `${text('E1')}${'More. '.repeat(5000)}`, '\u00ff'];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9), { minLength: 5, maxLength: 40 }), async (fates) => {
        let asked = 0;
        const fate = () => fates[asked++ % fates.length]!;
        const moving: Folder = {
          ...still,
          read(path, limit) {
            const now = fate();
            if (now === 0) return { problem: 'missing', detail: 'there is no such file' };
            const other = others[now - 1];
            return other === undefined ? still.read(path, limit) : { bytes: new TextEncoder().encode(other) };
          },
          list: (path) => (fate() === 0 ? undefined : still.list(path)),
        };
        const { result } = await checkWorkspace({ folder: moving, today });
        expect(JSON.parse(json(result)).version).toBe(1);
      }),
      { numRuns: 150 },
    );
  });
});
