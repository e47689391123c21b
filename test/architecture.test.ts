import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Stages in the order in which they may use each other, each only those before it, and why it stands where it does. */
const stages: readonly { rooms: readonly string[]; why: string }[] = [
  {
    rooms: ['model', 'diagnostics'],
    why: 'the nouns and the fault: whoever says anything says it in them, so that they know nobody',
  },
  {
    rooms: ['words'],
    why: 'statuses, reasons and counts to English: everybody may speak, and nobody reads what was said',
  },
  { rooms: ['load'], why: 'disk to text: what a text means is not its business' },
  { rooms: ['write'], why: 'whole files or none, whatever they hold: it is handed text that others have made' },
  { rooms: ['parse'], why: 'text to records, one file at a time: no file is judged by another here' },
  {
    rooms: ['rules', 'combination'],
    why: 'pure questions to evidence and to units, which are asked without a workspace',
  },
  { rooms: ['resolve'], why: 'references followed and decisions weighed: the first that sees files beside each other' },
  { rooms: ['intake'], why: 'load, parse and resolve put together, so that no later stage needs a file' },
  { rooms: ['checks'], why: 'faults in what was resolved: statuses must not depend on what is reported' },
  { rooms: ['evaluate'], why: 'statuses and gaps, for which an error may count: after the checks' },
  { rooms: ['check-workspace.ts'], why: 'the table of contents: all of the above, and nothing that shows a result' },
  { rooms: ['case'], why: 'one learner, all that anybody may be told, as data: reports ask nobody else' },
  {
    rooms: ['import'],
    why: 'documents to drafts: words alone, so that it needs nothing of a workspace, and only commands ask it',
  },
  { rooms: ['document'], why: 'blocks and their three forms: how something looks, whatever it says' },
  { rooms: ['report'], why: 'case in, document out: none of them knows who asked or where it goes' },
  { rooms: ['page'], why: 'the page that reports are packed into: it may show any of them' },
  { rooms: ['commands'], why: 'load, ask, render: the only ones who put a question, a report and a file together' },
  { rooms: ['command-line'], why: 'what can be typed: it knows the commands and is known by none' },
  { rooms: ['main.ts'], why: 'the only one who meets a stream' },
];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const stageOf = (file: string) => stages.findIndex(({ rooms }) => rooms.includes(file.split('/')[0]!));
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
        .map((target) => `${file} imports ${target}, but ${stages[stageOf(file)]!.why}`),
    );
    expect(backwards).toEqual([]);
  });

  it('lets no file use one that uses it, by whatever way round, types included', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const follow = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const target of importsOf(file)) if (files.includes(target)) follow(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) follow(file, []);
    expect(circles).toEqual([]);
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

  it('gives no object literal a getter, by which all that it sees outlives the object, but for shapes that hold themselves', () => {
    const inLiteral = /^ {4,}get \w+\(\)/m;
    const having = files.filter((file) => inLiteral.test(readFileSync(join('src', file), 'utf8')));
    expect(having).toEqual(['model/result.ts', 'model/rule.ts']);
  });
});
