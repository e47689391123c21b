import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { type Folder, memoryFolder } from '../src/load/folder.ts';
import { leadsOutside } from '../src/load/outside.ts';
import { unportable } from '../src/model/portable-name.ts';
import { formats, lookOf } from './formats/views.ts';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid } from './support/terminal.ts';
import { assessment, check, decided, home, item, today, unit, workspaceFiles } from './support/workspace.ts';

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

  it('and so are those of attachments and of portfolio folders', async () => {
    const { result } = await check({
      files: {
        [`${home}/attachments/Minutes.txt`]: 'a',
        [`${home}/attachments/minutes.TXT`]: 'b',
        [`${home}/attachments/more/minutes.txt`]: 'c',
        [`${home}/attachments/More/minutes.txt`]: 'd',
        'portfolios/Amira/portfolio.yaml': 'learner: { id: L-2 }\nunits: [B9]\n',
      },
    });
    expect(result.diagnostics.map(({ code, file, message }) => [code, file, message])).toEqual([
      [
        'names-alike',
        `${home}/attachments/minutes.TXT`,
        'minutes.TXT and Minutes.txt are one name on Windows and on most Macs',
      ],
      [
        'names-alike',
        `${home}/attachments/more/minutes.txt`,
        `${home}/attachments/more/minutes.txt and ${home}/attachments/More/minutes.txt are one name on Windows and on most Macs`,
      ],
      ['names-alike', `${home}/portfolio.yaml`, 'amira and Amira are one name on Windows and on most Macs'],
    ]);
  });

  it('that Windows does not know are warned of, wherever they lie, once each', async () => {
    const files = ['con.txt', 'attachments/aux.txt', 'attachments\\nul', 'attachments/fine.txt'];
    const { result } = await check({
      evidence: [item('E1', { criteria: ['B9/1.1'], files })],
      files: {
        [`${home}/con.txt`]: 'a',
        [`${home}/attachments/aux.txt`]: 'a',
        [`${home}/attachments/fine.txt`]: 'a',
        [`${home}/attachments/what?/one.txt`]: 'a',
        [`${home}/attachments/what?/two.txt`]: 'a',
        [`${home}/evidence/Com1.notes.md`]: text('E2'),
        'portfolios/ends./portfolio.yaml': 'learner: { id: L-2 }\nunits: [B9]\n',
      },
    });
    const found = result.diagnostics.filter(({ code }) => code === 'unportable-name');
    expect(found.map(({ severity, file, about, message }) => [severity, about ?? file, message])).toEqual([
      [
        'warning',
        `${home}/attachments/aux.txt`,
        'aux.txt is no name on Windows: Windows keeps aux for a device, whatever its ending',
      ],
      ['warning', `${home}/attachments/what?/one.txt`, 'what? is no name on Windows: Windows has no names with ?'],
      [
        'warning',
        `${home}/evidence/Com1.notes.md`,
        'Com1.notes.md is no name on Windows: Windows keeps Com1 for a device, whatever its ending',
      ],
      ['warning', 'con.txt', 'con.txt is no name on Windows: Windows keeps con for a device, whatever its ending'],
      [
        'warning',
        'attachments\\nul',
        'attachments\\nul is no name on Windows: Windows keeps nul for a device, whatever its ending',
      ],
      [
        'warning',
        'portfolios/ends./portfolio.yaml',
        'ends. is no name on Windows: Windows has no names that end with a full stop',
      ],
    ]);
  });

  it('that Windows does not know are just those', () => {
    const none = [
      'CON',
      'nul',
      'aux.md',
      'Aux .md',
      'com1.a.b',
      'LPT9',
      'com¹.txt',
      'conin$',
      'NUL:x',
      'a:b',
      'a?',
      'a.',
      'a ',
      'a\n',
      '\\',
    ];
    expect(none.filter((name) => unportable(name) === undefined)).toEqual([]);
    const all = [
      'console',
      'auxiliary.md',
      'nul-x.md',
      'com10',
      'com',
      'lpt',
      '.con',
      'a.con',
      'é.md',
      'two words.md',
      '-rf.md',
      '$(x).md',
    ];
    expect(all.filter((name) => unportable(name) !== undefined)).toEqual([]);
    // Whatever name Windows itself would take for several steps, or for a drive, is none.
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 6 }), (name) => {
        const isOneStep = win32.basename(win32.join('C:\\a', name)) === name && win32.parse(name).root === '';
        if (!isOneStep && !name.includes('/') && !/^\.+$/.test(name)) expect(unportable(name)).toBeDefined();
      }),
    );
  });

  it('that Windows does not know are made by no command', async () => {
    const cwd = folderWith({});
    for (const [path, content] of Object.entries(await workspaceFiles({}))) {
      mkdirSync(join(cwd, path, '..'), { recursive: true });
      writeFileSync(join(cwd, path), content);
    }
    const draft = ['new', 'evidence', 'amira', '--method', 'work-product', '--criteria', 'B9/1.1', '--title', 'Rota'];
    const learner = ['new', 'portfolio', '--units', 'B9', '--id'];
    const refused = [
      [...learner, 'L-7', '--folder', 'nul'],
      [...learner, 'L-7', '--folder', 'ends.'],
      [...learner, 'Aux', '--name', 'Con'],
      ['spec', 'new', '--id', 'COM1', '--title', 'A unit', '--outcome', '1 Do', '--criterion', '1.1 Do it'],
      ['init', 'prn', '--unit', 'B8', '--centre', 'Harbour'],
    ];
    const before = readdirSync(cwd, { recursive: true }).length;
    for (const args of refused) {
      const { status, stderr } = await evid(args, { cwd });
      expect({ args, status, stderr }).toEqual({
        args,
        status: 2,
        stderr: expect.stringMatching(/Windows (keeps|has no)/),
      });
    }
    expect(readdirSync(cwd, { recursive: true }).length).toBe(before);
    // An id is part of a name, which is fine with the words of the title behind it.
    expect((await evid([...draft, '--id', 'AUX', '--today', today], { cwd })).status).toBe(0);
    expect((await evid([...learner, 'L-7', '--name', 'Con', '--today', today], { cwd })).stdout).toBe(
      'wrote portfolios/l-7/portfolio.yaml\n',
    );
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
  const others = ['', '---\n', '\0', text('E9'), `${text('E1')}${'More. '.repeat(5000)}`, '\u00ff'];

  it('never make it fail, whatever each look at the disk finds', async () => {
    const still = memoryFolder(
      await workspaceFiles({
        evidence: [item('E1', { criteria: ['B9/1.1'] }), item('E2', { criteria: ['B9/1.2 @ What happened'] })],
        records: [decided('A1', '2026-05-01', 'E1', 'B9/1.1', 'met')],
      }),
    );
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
            return other === undefined ? still.read(path, limit) : { bytes: Buffer.from(other) };
          },
          list: (path) => (fate() === 0 ? undefined : still.list(path)),
        };
        const { result } = await checkWorkspace({ folder: moving, today });
        expect(JSON.parse(formats.json(result, lookOf())).version).toBe(1);
      }),
      { numRuns: 50 },
    );
  });

  it('make no unit look further than it is before or after, and what could not be read is an error at its place', async () => {
    const withdrawn = await workspaceFiles({
      specs: [unit('B9')],
      portfolio: { learner: { id: 'L-1' }, units: [{ unit: 'B9', declared: '2026-05-02' }] },
      evidence: [item('E1', { criteria: ['B9/1.1'], files: ['attachments/log.txt'] })],
      records: [
        decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met'),
        assessment('A2', '2026-05-03', { units: [{ unit: 'B9', outcome: 'achieved' }] }),
        assessment('A3', '2026-05-04', { units: [{ unit: 'B9', outcome: 'withdrawn', reason: 'An appeal.' }] }),
      ],
      files: { [`${home}/attachments/log.txt`]: 'I rang.\n' },
    });
    const appeal = `${home}/assessments/A3.md`;
    const { [appeal]: _, ...complete } = withdrawn;
    const standing = async (folder: Folder) => {
      const { result, unusable } = await checkWorkspace({ folder, today });
      const row = result.portfolios[0]?.units[0];
      const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
      return { status: row?.status, met: row?.criteriaMet ?? 0, errors, unusable };
    };
    const seen = new Set<unknown>();
    const paths = fc.constantFrom(...Object.keys(withdrawn));
    const bases = fc.constantFrom(withdrawn, complete);
    const fates = fc.constantFrom(undefined, ...others);
    await fc.assert(
      fc.asyncProperty(bases, paths, fates, fc.boolean(), fc.nat(45), async (before, path, other, isBack, moment) => {
        const { [path]: gone, ...rest } = before;
        const after: typeof before = other === undefined ? rest : { ...rest, [path]: other };
        // It may be the other way round as well: a file comes, or is mended.
        const [from, to] = (isBack ? [after, before] : [before, after]).map((files) => memoryFolder(files));
        let looks = 0;
        const now = () => (looks++ < moment ? from! : to!);
        const moving: Folder = {
          list: (at) => now().list(at),
          read: (at, limit) => now().read(at, limit),
          refusal: (at) => now().refusal(at),
          isInside: () => true,
        };
        const [torn, ...sides] = [await standing(moving), await standing(from!), await standing(to!)];
        seen.add(torn!.status);
        const isEither = sides.some(({ status, met }) => status === torn!.status && met === torn!.met);
        const isSaid = torn!.unusable || torn!.errors.some(({ file }) => file === path);
        expect({ path, other, moment, torn, is: isEither || isSaid }).toMatchObject({ is: true });
        if (torn!.status === 'complete') expect(sides.map(({ status }) => status)).toContain('complete');
        expect(torn!.met).toBeLessThanOrEqual(Math.max(...sides.map(({ met }) => met)));
      }),
      { numRuns: 80 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['complete', 'unknown']));
  });
});
