import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyExamples } from './support/examples.ts';

/**
 * Documentation that runs. In each page, a fence with a path after its language is a file, and each line of a `console`
 * fence that begins with `$ ` is a command whose output follows. The pages are rebuilt with the real output and compared;
 * `npx vitest run test/docs.test.ts -u` writes them anew.
 */
const pages = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const scratch = mkdtempSync(join(tmpdir(), 'evid-docs-'));
const bin = join(scratch, 'bin');
mkdirSync(bin);
writeFileSync(join(bin, 'evid'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/evid.js')}" "$@"\n`);
chmodSync(join(bin, 'evid'), 0o755);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function workspaceFor(page: string): string {
  const folder = join(scratch, page.replaceAll('/', '-'));
  return copyExamples(folder);
}

function run(command: string, cwd: string): string {
  const env = { PATH: `${bin}:${process.env.PATH}`, HOME: scratch, NO_COLOR: '1' };
  const { stdout, stderr, error } = spawnSync('bash', ['-c', command], { cwd, env, encoding: 'utf8' });
  if (error) throw error;
  return (stdout + stderr)
    .replaceAll('\u{feff}', '')
    .replaceAll('\r\n', '\n')
    .replace(/ in \d+\.\d s$/gm, ' in 0.2 s')
    .replace(/[ \t]+$/gm, '');
}

/** The page with what its commands really print. */
function rebuild(page: string): string {
  const cwd = workspaceFor(page);
  return readFileSync(page, 'utf8').replace(
    /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm,
    (fence, language: string, path: string, content: string) => {
      const file = path.trim();
      if (file.includes('/') || file.endsWith('.yaml')) {
        mkdirSync(dirname(join(cwd, file)), { recursive: true });
        writeFileSync(join(cwd, file), content);
      }
      if (language !== 'console') return fence;
      const commands = content.split('\n').filter((line) => line.startsWith('$ '));
      const shown = commands.map((command) => `${command}\n${run(command.slice(2), cwd)}`.replace(/\n*$/, '\n'));
      return `\`\`\`console\n${shown.join('')}\`\`\``;
    },
  );
}

describe('documentation', () => {
  it.each(pages)('%s shows what its commands print', async (page) => {
    await expect(rebuild(page)).toMatchFileSnapshot(`../${page}`);
  });

  it('names no command that evid does not have', () => {
    const help = run('evid --help', scratch);
    const known = new Set([...help.matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1]));
    for (const page of pages) {
      const used = [...readFileSync(page, 'utf8').matchAll(/`(?:npx )?evid ([a-z]+)/g)].map((match) => match[1]!);
      expect({ page, unknown: used.filter((command) => !known.has(command)) }).toEqual({ page, unknown: [] });
    }
  });

  it('leads to files that exist', () => {
    for (const page of pages) {
      const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]!);
      const missing = links.filter((link) => {
        const target = join(dirname(page), link);
        try {
          readFileSync(target);
          return false;
        } catch (error) {
          return (error as NodeJS.ErrnoException).code !== 'EISDIR';
        }
      });
      expect({ page, missing }).toEqual({ page, missing: [] });
    }
  });
});
