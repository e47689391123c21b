import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Stages in the order in which they may use each other: each only those before it. */
const stages = [
  ['model', 'diagnostics'],
  // Statuses, reasons and counts to English, and nothing else: everybody may speak, nobody reads what was said.
  ['words'],
  ['load'],
  ['write'],
  ['parse'],
  ['rules', 'combination'],
  ['resolve'],
  ['intake'],
  ['checks'],
  ['evaluate'],
  ['check-workspace.ts'],
  // One learner's case: all that anybody may be told, as data.
  ['case'],
  // Documents to drafts of specifications: words alone, so it needs nothing of a workspace, and only commands ask it.
  ['import'],
  ['document'],
  ['report'],
  ['page'],
  ['commands'],
  ['command-line'],
  ['main.ts'],
];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const stageOf = (file: string) => stages.findIndex((names) => names.includes(file.split('/')[0]!));
const importsOf = (file: string) =>
  [...readFileSync(join('src', file), 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map((match) =>
    relative('src', join('src', dirname(file), match[1]!)),
  );

describe('the architecture', () => {
  it('knows the stage of every file', () => {
    expect(files.filter((file) => stageOf(file) === -1)).toEqual([]);
  });

  it('lets imports run one way', () => {
    const backwards = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !target.startsWith('..') && stageOf(target) > stageOf(file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(backwards).toEqual([]);
  });

  it('writes nothing that a report has laid out for a screen', () => {
    const across = files.flatMap((file) => {
      const stage = file.split('/')[0];
      const other = stage === 'write' ? 'report' : stage === 'report' ? 'write' : undefined;
      return importsOf(file).filter((target) => other !== undefined && target.startsWith(`${other}/`));
    });
    expect(across).toEqual([]);
  });

  it('lets nothing but commands use what reads documents', () => {
    const users = files.filter((file) => importsOf(file).some((target) => target.startsWith('import/')));
    expect(users.filter((file) => !/^(commands|import)\//.test(file))).toEqual([]);
  });

  it('keeps the disk in load, write and commands, and streams in main', () => {
    const allowed = /^(load|write|commands)\//;
    const touching = files.filter(
      (file) =>
        !allowed.test(file) && /from 'node:(fs|child_process|readline)/.test(readFileSync(join('src', file), 'utf8')),
    );
    expect(touching).toEqual([]);
    expect(
      files.filter((file) =>
        /process\.(stdout|stderr|exit|argv)|console\./.test(readFileSync(join('src', file), 'utf8')),
      ),
    ).toEqual([]);
  });

  it('starts another program in one place alone, which is git, and names a repository to it nowhere else', () => {
    const holding = (form: RegExp) => files.filter((file) => form.test(readFileSync(join('src', file), 'utf8')));
    expect(holding(/child_process|worker_threads/)).toEqual(['load/run-git.ts']);
    expect(holding(/'-C'|--git-dir|--work-tree/)).toEqual(['load/run-git.ts']);
  });
});
