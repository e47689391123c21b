import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { leadsOutside } from '../src/load/outside.ts';
import { copyExamples } from './support/examples.ts';
import { commitAll, folderWith, removeFolders } from './support/repository.ts';
import { evid } from './support/terminal.ts';

afterAll(removeFolders);

let around: string;
let cwd: string;
const secret = 'root:x:0:0 a secret of another';
beforeEach(() => {
  around = folderWith({
    'secret.yaml': `${secret}\n`,
    'other/x.unit.yaml': `${secret}\n`,
    'other/ben/portfolio.yaml': 'learner: { id: L-9, name: Secret Ben }\nunits: [B9]\n',
    'secret.json': `{ "properties": { "${secret}": {} } `,
  });
  cwd = copyExamples(join(around, 'centre'));
});
const configured = (text: string) => writeFileSync(join(cwd, 'evid.yaml'), `version: 1\n${text}\n`);

describe('an argument that is no portfolio of this workspace', () => {
  it.each([
    [
      '.',
      '. is the workspace, not a portfolio',
      /^portfolios here: portfolios\/amira-khan, .*; leave it out to mean all$/,
    ],
    ['../branch', '../branch is another workspace', /^run evid there, or name it: --root \.\.\/branch$/],
    [
      '../branch/portfolios/ben',
      '../branch/portfolios/ben lies in another workspace',
      /^run evid there, or name both: --root \.\.\/branch portfolios\/ben$/,
    ],
    ['../branch/portfolios', '../branch/portfolios lies in another workspace', /--root \.\.\/branch portfolios$/],
    [
      '../other/ben',
      '../other/ben lies outside the workspace',
      /^portfolios here: .*; name its workspace with --root$/,
    ],
    ['portfolios/deeper', 'portfolios/deeper is another workspace', /--root portfolios\/deeper$/],
  ])('is told what it is, and what to run: %s', async (written, message, help) => {
    for (const [name, text] of [
      ['branch/evid.yaml', 'version: 1\n'],
      ['branch/portfolios/ben/portfolio.yaml', 'learner: { id: L-9 }\nunits: [B9]\n'],
      ['centre/portfolios/deeper/evid.yaml', 'version: 1\n'],
    ] as const) {
      mkdirSync(join(around, name, '..'), { recursive: true });
      writeFileSync(join(around, name), text);
    }
    for (const command of ['check', 'gaps', 'plan', 'assess']) {
      const { status, stdout, stderr } = await evid([command, written], { cwd });
      const [said = '', advised = ''] = stderr.trim().split('\n  help: ');
      expect([status, stdout, said]).toEqual([2, '', `evid: ${message}`]);
      expect(advised).toMatch(help);
    }
  });

  it('may be a file of another workspace', async () => {
    const { status, stderr } = await evid(['check', '../other/ben/portfolio.yaml'], { cwd });
    expect([status, stderr]).toEqual([2, expect.stringContaining('lies outside the workspace')]);
  });
});

describe('what the configuration names outside the workspace', () => {
  it.each([
    ['people: ../secret.yaml', 'people: ../secret.yaml', 2],
    ['people: /etc/passwd', 'people: /etc/passwd', 2],
    ['specs: [specs, ../other]', 'specs: ../other', 2],
    ['specs: [/etc]', 'specs: /etc', 2],
    ['specs: [a/../../other]', 'specs: a/../../other', 2],
    ['portfolios: ["portfolios/*", "../other/*"]', 'portfolios: ../other/*', 2],
    ['portfolios: ["/**"]', 'portfolios: /**', 2],
    ['portfolios: ["C:\\\\Users\\\\*"]', 'portfolios: C:\\Users\\*', 2],
    ['policy: { evidence-schema: ../secret.json }', 'evidence-schema: ../secret.json', 2],
  ])('is a fault at its place, and nothing of it is read: %s', async (text, said, line) => {
    configured(text);
    for (const format of ['json', 'pretty']) {
      const { status, stdout, stderr } = await evid(['check', '--format', format], { cwd });
      expect(status).toBe(2);
      expect(`${stdout}${stderr}`).not.toMatch(/secret of another|Secret Ben|root:x/);
      if (format !== 'json') continue;
      const found = JSON.parse(stdout).diagnostics.filter(({ code }: { code: string }) => code === 'outside-workspace');
      expect(found).toEqual([
        expect.objectContaining({ message: `${said} lies outside the workspace`, line, file: 'evid.yaml' }),
      ]);
    }
  });

  it('is reached through no link either, whoever names it', async () => {
    const links: [string, string][] = [
      ['specs/x.unit.yaml', '../../other/x.unit.yaml'],
      ['portfolios/amira-khan/evidence/E99.md', '../../../../secret.yaml'],
      ['linked', '../other'],
    ];
    configured('people: link.yaml\npolicy: { evidence-schema: linked/x.unit.yaml }');
    symlinkSync('../secret.yaml', join(cwd, 'link.yaml'));
    for (const [name, target] of links) symlinkSync(target, join(cwd, name));
    const { status, stdout } = await evid(['check', '--format', 'json'], { cwd });
    expect([status, stdout.includes(secret)]).toEqual([2, false]);
    const found = JSON.parse(stdout).diagnostics.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(found.map(({ code, message }: { code: string; message: string }) => [code, message])).toEqual([
      ['outside-workspace', 'people: link.yaml lies outside the workspace'],
      ['outside-workspace', 'evidence-schema: linked/x.unit.yaml lies outside the workspace'],
      ['file-outside-portfolio', 'E99.md is a link that leads out of the portfolio'],
      ['unreadable-file', 'this file cannot be read: it is a link that leads out of the workspace'],
    ]);
    // The same in a commit.
    commitAll(around);
    expect((await evid(['diff', 'HEAD'], { cwd })).stdout).not.toContain(secret);
  });

  it('is not written to', async () => {
    configured('portfolios: ["../other/*"]');
    const flags = ['--learner', 'L-7', '--unit', 'B9', '--assessor', 'j-okafor'];
    const { status } = await evid(['new', 'portfolio', 'cara', ...flags], { cwd });
    expect([status, existsSync(join(around, 'other/cara'))]).toEqual([2, false]);
  });

  it('is known by its form on every system', () => {
    const outside = ['/x', '\\x', 'C:x', 'c:\\x', '..', '../x', 'a/../..', '..\\x', 'a\\..\\..\\x', '\\\\host\\x'];
    expect(outside.filter((path) => !leadsOutside(path))).toEqual([]);
    expect(['x', '~/x', './x', 'a/../b', '.', 'a..b', '...', 'a/..'].filter(leadsOutside)).toEqual([]);
  });
});
