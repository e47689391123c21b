import { resolve } from 'node:path';
import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import packageJson from '../package.json' with { type: 'json' };
import { addDecisions } from './command-line/decisions.ts';
import { addReference } from './command-line/reference.ts';
import { addReports } from './command-line/reports.ts';
import type { Run } from './command-line/run.ts';
import { addScaffolds } from './command-line/scaffolds.ts';
import { coverable } from './commands/cover.ts';
import { refuseSecondValues } from './commands/shared-options.ts';
import type { Terminal } from './commands/terminal.ts';
import { UsageError } from './commands/usage-error.ts';
import { wrap } from './document/wrap.ts';
import { isInWorkspace } from './load/find-root.ts';
import { isOutOfFiles } from './load/folder.ts';

const { version } = packageJson;

/**
 * Runs evid with the arguments after its name; the answer is the exit status: 0 no errors, 1 errors (or what --fail-on names),
 * 2 asked wrongly or nothing usable found, 3 a fault of evid's own, 130 where Ctrl-C ended the answers. Commands are loaded when
 * they are asked for.
 */
export async function main(typed: readonly string[], outer: Terminal): Promise<number> {
  let status = 0;
  const faults: unknown[] = [];
  const covered = typed.includes('--anonymise') ? coverable(outer) : outer;
  const terminal: Terminal = { ...covered, onFault: (error) => faults.push(error) };
  const program = new Command('evid')
    .description('Reads the rules out of a unit, checks portfolios against them, and says what is missing and why.')
    .version(version, '-V, --version', 'the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: (text, write) => {
        const [, message = text, nearest] = /^error: (.*?\n)(?:\(Did you mean (.*\?)\)\n)?$/s.exec(text) ?? [];
        write(`evid: ${message}`);
        if (nearest !== undefined) write(helpLines(`did you mean ${nearest}`, terminal));
      },
      getOutHelpWidth: () => terminal.stdout.columns ?? 80,
      getErrHelpWidth: () => terminal.stderr.columns ?? 80,
    })
    .configureHelp({
      // Names and descriptions share eighty columns, however long the longest name is.
      minWidthToWrap: 24,
      subcommandTerm: (command) =>
        `${command.name()} ${command.usage().replace(/\[options\] ?|\[command\]/g, '')}`.trim(),
    })
    .showSuggestionAfterError(true);

  const run: Run = async (loading, start) => {
    status = await start(await loading);
  };
  program.helpCommand('help [command]', 'how a command is called');
  program.commandsGroup('Look:');
  addReports(program, terminal, run);
  program.commandsGroup('Write:');
  addScaffolds(program, terminal, run);
  addDecisions(program, terminal, run);
  program.commandsGroup('Learn:');
  addReference(program, terminal, run);
  refuseSecondValues(program);
  const argv = commandFirst(typed, program);

  try {
    // Bare evid in a workspace says how things stand, with flags too; anywhere else, what evid can do.
    const isBare = argv.every((each) => !aboutEvid.has(each)) && (argv[0]?.startsWith('-') ?? true);
    if (isBare && isInWorkspace(resolve(terminal.cwd, rootIn(argv) ?? '')))
      await program.parseAsync(['status', ...argv], { from: 'user' });
    else if (argv.length > 0) await program.parseAsync(helpAsked(argv, program), { from: 'user' });
    else program.outputHelp();
    if (faults.length > 0) return answerTo(faults[0], terminal);
    return terminal.stdin.wasInterrupted() ? interrupted : status;
  } catch (error) {
    if (error instanceof CommanderError && isUnexplained(error))
      terminal.stderr.write(helpLines(await helpAfter(error, argv, program, terminal), terminal));
    const answer = answerTo(error, terminal);
    return terminal.stdin.wasInterrupted() ? interrupted : answer;
  } finally {
    // Where something was asked, the process would otherwise wait for the next line.
    terminal.stdin.close();
  }
}

/** As a shell says of a program that Ctrl-C ended: 128 and the number of the signal. */
const interrupted = 130;

/** What is asked of evid itself. */
const aboutEvid: ReadonlySet<string> = new Set(['-h', '--help', '-V', '--version']);

/** `help new evidence` as `new evidence --help`; of a command that is not there, the words without help, for its nearest name. */
function helpAsked(argv: readonly string[], program: CommandUnknownOpts): string[] {
  const [first, ...words] = argv;
  if (first !== 'help' || words.length === 0) return [...argv];
  let command = program;
  const path: string[] = [];
  for (const word of words) {
    if (command.commands.length === 0) break;
    path.push(word);
    const found = command.commands.find((each) => each.name() === word);
    if (found === undefined) return path;
    command = found;
  }
  return [...path, '--help'];
}

/** `--root x check lee` as `check --root x lee`: what every command takes may stand before it. */
function commandFirst(argv: readonly string[], program: CommandUnknownOpts): readonly string[] {
  const options = withCommands(program).flatMap((command) => command.options);
  const takesValue = (flag: string) =>
    options.some(({ short, long, required }) => required && (flag === short || flag === long));
  let at = 0;
  while (argv[at]?.startsWith('-') && argv[at] !== '--') at += takesValue(argv[at]!) ? 2 : 1;
  const words = commandIn(argv.slice(at), program).path.slice(1);
  return [...words, ...argv.slice(0, at), ...argv.slice(at + words.length)];
}
const withCommands = (command: CommandUnknownOpts): CommandUnknownOpts[] => [
  command,
  ...command.commands.flatMap(withCommands),
];

/** The workspace that is named, wherever its flag stands. */
function rootIn(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--root' || word.startsWith('--root='));
  return argv[at] === '--root' ? argv[at + 1] : argv[at]?.slice('--root='.length);
}

/** The command that some arguments lead to, the words that name it, and those that follow it, options left out. */
function commandIn(argv: readonly string[], program: CommandUnknownOpts) {
  let command = program;
  const path = ['evid'];
  for (const word of argv) {
    const found = command.commands.find((each) => each.name() === word);
    if (found === undefined) break;
    command = found;
    path.push(word);
  }
  return { command, path, words: argv.slice(path.length - 1).filter((word) => !word.startsWith('-')) };
}

/** What may have been meant where a command is none or lacks a word; else how the command is called. */
async function helpAfter(
  { code, message }: CommanderError,
  argv: readonly string[],
  program: CommandUnknownOpts,
  terminal: Terminal,
): Promise<string> {
  const { command, path, words } = commandIn(argv, program);
  const commands = command.commands.map((each) => each.name());
  const root = rootIn(argv);
  const { commandMeant, optionMeant, verifyMeant, whyMeant } = await import('./commands/meant.ts');
  const [word = ''] = words;
  const asked = { word, root, hidden: argv.includes('--anonymise') };
  if (code === 'commander.unknownOption') {
    const options = command.options.flatMap(({ long }) => long ?? []);
    return optionMeant(/'(.*)'/.exec(message)?.[1] ?? '', path, options);
  }
  if (code === 'commander.unknownCommand') return commandMeant(asked, path, commands, terminal);
  const meant = path.at(-1) === 'why' ? whyMeant(asked, terminal) : undefined;
  if (meant !== undefined) return meant;
  if (path.at(-1) === 'verify' && words.length === 0) return verifyMeant();
  const called = command.registeredArguments.map((each) => (each.required ? `<${each.name()}>` : `[${each.name()}]`));
  return `${[...path, ...called].join(' ')}; ${path.join(' ')} --help says more`;
}

const isUnexplained = ({ code, message }: CommanderError): boolean =>
  code === 'commander.missingArgument' ||
  code === 'commander.excessArguments' ||
  ((code === 'commander.unknownCommand' || code === 'commander.unknownOption') && !message.includes('Did you mean'));

function helpLines(help: string, { stderr }: Pick<Terminal, 'stderr'>): string {
  const width = stderr.columns ?? Number.POSITIVE_INFINITY;
  return wrap(`help: ${help}`, width - 4)
    .map((line) => `  ${line}\n`)
    .join('');
}

function answerTo(error: unknown, { stderr }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    const message = wrap(`evid: ${error.message}`, stderr.columns ?? Number.POSITIVE_INFINITY);
    const help = error.help === undefined ? '' : helpLines(error.help, { stderr });
    stderr.write(`${message.map((line) => `${line}\n`).join('')}${help}`);
    return 2;
  }
  // Whoever starts evid says it, since nothing more can be loaded.
  if (isOutOfFiles(error)) throw error;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(
    `evid: this is a fault in evid itself, not in your files.\n${detail}\n` +
      `Please report it with the lines above, evid ${version}, Node ${process.version} and what you ran; leave learners’ data out.\n`,
  );
  return 3;
}
