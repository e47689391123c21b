import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyExamples } from './support/examples.ts';
import { evid, wordsOf } from './support/terminal.ts';

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

/** What a command prints. One of evid runs in this process, and a shell has only what follows it; anything else is the shell's. */
async function run(command: string, cwd: string): Promise<string> {
  const { folder = '.', line, isQuiet, more = '' } = evidLine(command) ?? {};
  const said =
    line === undefined ? shell(command, cwd) : await evid(wordsOf(line).slice(1), { cwd: join(cwd, folder) });
  const stderr = isQuiet ? '' : said.stderr;
  const stdout = more === '' ? said.stdout : shell(`(cat; exit ${said.status})${more}`, cwd, said.stdout).stdout;
  return (stdout + stderr)
    .replaceAll('\u{feff}', '')
    .replaceAll('\r\n', '\n')
    .replace(/ in \d+\.\d s$/gm, ' in 0.2 s')
    .replace(/[ \t]+$/gm, '');
}

/** `cd folder && evid check … 2>/dev/null | head`: the folder, what evid is asked, and what a shell does with the answer. */
function evidLine(command: string) {
  const [, folder, line, quiet, more] =
    /^(?:cd ([\w-]+) && )?(evid(?: "[^"$`\\]*"| [^\s"'|&;<>$`\\]+)*)( 2>\/dev\/null)?( \| .*|; echo "exit status \$\?")?$/.exec(
      command,
    ) ?? [];
  if (line === undefined) return undefined;
  return { folder, line, isQuiet: quiet !== undefined, more };
}

function shell(command: string, cwd: string, input = '') {
  const env = { PATH: `${bin}:${process.env.PATH}`, HOME: scratch, NO_COLOR: '1' };
  const { stdout, stderr, error, status } = spawnSync('bash', ['-c', command], { cwd, env, encoding: 'utf8', input });
  if (error) throw error;
  return { stdout, stderr, status: status ?? 0 };
}

/** The page with what its commands really print. */
async function rebuild(page: string): Promise<string> {
  const cwd = workspaceFor(page);
  const text = readFileSync(page, 'utf8');
  let rebuilt = '';
  let at = 0;
  for (const { 0: fence, 1: language, 2: path = '', 3: content = '', index } of text.matchAll(
    /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm,
  )) {
    rebuilt += text.slice(at, index);
    at = index + fence.length;
    const file = path.trim();
    if (file.includes('/') || file.endsWith('.yaml')) {
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFileSync(join(cwd, file), content);
    }
    if (language !== 'console') rebuilt += fence;
    else {
      rebuilt += '```console\n';
      for (const command of content.split('\n').filter((line) => line.startsWith('$ ')))
        rebuilt += `${command}\n${await run(command.slice(2), cwd)}`.replace(/\n*$/, '\n');
      rebuilt += '```';
    }
  }
  return rebuilt + text.slice(at);
}

describe('documentation', () => {
  it.each(pages)('%s shows what its commands print', async (page) => {
    await expect(await rebuild(page)).toMatchFileSnapshot(`../${page}`);
  });

  it('names no command that evid does not have', async () => {
    const help = await run('evid --help', scratch);
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
