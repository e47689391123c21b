import {
  type Command,
  type CommandUnknownOpts,
  InvalidArgumentError,
  Option,
  type OptionValues,
} from '@commander-js/extra-typings';
import { aboutDate } from '../parse/about-date.ts';
import { typedList } from './typed-list.ts';
import { UsageError } from './usage-error.ts';

/** Options that every command about a workspace takes. */
export type WorkspaceOptions = Flags<'root' | 'today'> & Flags<'unit', string[]>;
export type LookOptions = Flags<'color'> & Flags<'plain' | 'quiet' | 'verbose' | 'anonymise', boolean>;

/** What some flags say; each may be left out. */
export type Flags<Name extends string, Value = string> = { [name in Name]?: Value | undefined };

/** Parsers of options that may be repeated, and options whose every use counts in its place. */
const repeatable = new WeakSet<object>();
export function mayRepeat<Parser extends object>(parser: Parser): Parser {
  repeatable.add(parser);
  return parser;
}

/** Of two values for what can have one, the first would be lost without a word. */
export function refuseSecondValues(command: CommandUnknownOpts): void {
  for (const option of command.options) {
    const { parseArg, long } = option;
    if (!option.required || repeatable.has(option) || (parseArg !== undefined && repeatable.has(parseArg))) continue;
    option.argParser((value: string, earlier: unknown) => {
      if (earlier !== undefined)
        throw new UsageError(`${long} is given twice: ${earlier} and ${value}`, 'it takes one');
      return parseArg === undefined ? value : parseArg(value, earlier);
    });
  }
  for (const each of command.commands) refuseSecondValues(each);
}

/** A collector for options that may be repeated; commander's variadic options would swallow PORTFOLIO. */
export const collect = mayRepeat((value: string, earlier: string[] | undefined): string[] => [
  ...(earlier ?? []),
  ...typedList(value),
]);
export const collectWhole = mayRepeat((value: string, earlier: string[] | undefined): string[] => [
  ...(earlier ?? []),
  value,
]);

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(value: string): boolean {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  return parsed !== undefined && !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value;
}

/** A day of the calendar, for an option. */
export function date(value: string): string {
  if (isDay(value)) return value;
  const { help } = aboutDate(value);
  throw new InvalidArgumentError(`${help.charAt(0).toUpperCase()}${help.slice(1)}.`);
}

/** What stands below the help of a command: how people use it. */
export const asIn = (...examples: string[]): string => `\nAs in\n${examples.map((each) => `  ${each}`).join('\n')}`;

/** A share in per cent. */
export function percent(value: string): number {
  if (!/^(\d|[1-9]\d|100)$/.test(value)) throw new InvalidArgumentError('Write a whole number from 0 to 100.');
  return Number(value);
}

export function withWorkspaceOptions<Args extends unknown[], Opts extends OptionValues>(command: Command<Args, Opts>) {
  return command
    .option('--root <folder>', 'the workspace, instead of the nearest folder upward with an evid.yaml')
    .option('--unit <id>', 'only these units (repeat, or separate by commas)', collect)
    .option('--today <date>', 'the day of the run, for the date rules', date);
}

/**
 * How the output of a command looks. `--quiet` and `--verbose` are taken everywhere, and offered with what they do where they do
 * something.
 */
export function withLookOptions<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
  {
    quiet,
    verbose,
    anonymise = 'hides names: learners by their id, others as assessor 1 …; not nicknames or pictures',
  }: { quiet?: string; verbose?: string; anonymise?: string } = {},
) {
  return command
    .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']))
    .option('--plain', 'no boxes, no symbols, one fact a line: for screen readers')
    .option('--anonymise', anonymise)
    .addOption(new Option('--quiet', quiet ?? taken).hideHelp(quiet === undefined))
    .addOption(new Option('--verbose', verbose ?? taken).hideHelp(verbose === undefined));
}

/**
 * Of a report: its formats, a list such as `text, csv or json`, of which the first is what nobody needs to ask for; how people use it;
 * and what `--quiet` and `--verbose` do.
 */
export interface ReportForm {
  formats: string;
  as: readonly string[];
  quiet?: string;
  verbose?: string;
}

/** A command that looks at a workspace and reports: what it takes besides its own. */
export function asReport<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
  { formats, as, ...looks }: ReportForm,
) {
  return withLookOptions(withWorkspaceOptions(command), looks)
    .option('--format <name[=file]>', `${formats}; =FILE writes to a file (repeatable)`, collectWhole)
    .option('-o, --output <file>', 'writes to a file, instead of standard output')
    .option('--force', 'replaces a file that evid has not written')
    .addHelpText('after', asIn(...as));
}

const taken = 'taken, as everywhere; here it changes nothing';

/** As a command that writes understands them: it has no gaps or advice to be more verbose about. */
export const withWriterLookOptions = <Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
) =>
  withLookOptions(command, {
    quiet: 'of what was written, only its path',
    anonymise: 'hides names on the screen, but no nickname; files keep what is typed',
  });
