import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyExamples } from './support/examples.ts';
import { commitAll, git } from './support/repository.ts';
import { evid, wordsOf } from './support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'evid-help-'));
let cwd: string;
beforeAll(async () => {
  cwd = copyExamples(join(folder, 'examples'));
  // The document that the examples of spec import read.
  cpSync('docs/rental-bicycles.txt', join(cwd, 'docs/rental-bicycles.txt'));
  commitAll(cwd);
  git(cwd, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  writeFileSync(join(cwd, 'earlier.json'), (await evid(['check', '--format', 'json'], { cwd })).stdout);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const helpOf = async (...command: string[]) => (await evid([...command, '--help'], { columns: 80 })).stdout;
const subcommands = (help: string) =>
  help.includes('[command]')
    ? [...help.matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1]!).filter((name) => name !== 'help')
    : [];

/** Every command with arguments of its own, by the words that call it. */
async function commands(path: string[] = []): Promise<string[][]> {
  const below = subcommands(await helpOf(...path));
  if (below.length === 0) return [path];
  return (await Promise.all(below.map((name) => commands([...path, name])))).flat();
}

describe('the help of every command', () => {
  it('teaches with examples that do what they should', async () => {
    const all = await commands();
    expect(all.length).toBeGreaterThan(20);
    for (const command of all) {
      const examples = [...(await helpOf(...command)).matchAll(/^ {2}(evid .*)$/gm)].map((match) => match[1]!);
      expect(examples.length, command.join(' ')).toBeGreaterThan(0);
      for (const example of examples) {
        expect(example).toMatch(new RegExp(`^evid ${command.join(' ')}( |$)`));
        const { status, stderr } = await evid(wordsOf(example.replace(/ > .*/, '')).slice(1), { cwd });
        expect({ example, status, stderr: status > 1 ? stderr : '' }).toEqual({
          example,
          status: expect.toBeOneOf([0, 1]),
          stderr: '',
        });
      }
    }
  }, 60_000);

  it('fits into eighty columns but for the lines to be copied', async () => {
    for (const command of [[], ...(await commands())]) {
      const lines = (await helpOf(...command)).split('\n').filter((line) => !line.startsWith('  evid '));
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    }
  });

  it('is offered with the nearest name where a command or a flag is unknown', async () => {
    expect((await evid(['chek'], { cwd })).stderr).toContain('  help: did you mean check?\n');
    expect((await evid(['why', 'amira-khan'], { cwd })).stderr).toBe(
      "evid: missing required argument 'ref'\n  help: evid why amira-khan REF, where REF is a criterion, requirement, situation, item or record\n",
    );
    expect((await evid(['check', '--unti', 'B9'], { cwd })).stderr).toContain('  help: did you mean --unit?\n');
    expect(await evid(['chek'], { cwd })).toMatchObject({ status: 2 });
  });
});
