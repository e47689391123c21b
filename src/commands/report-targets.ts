import { dirname, relative, resolve, sep } from 'node:path';
import { offer } from '../diagnostics/nearest.ts';
import { oneLine } from '../document/safe-text.ts';
import { type Report, textsOf } from '../report/reporter.ts';
import { replaceFile } from '../write/files.ts';
import { diskRefusal } from '../write/refusal.ts';
import type { Form } from './forms.ts';
import { mayReplace, placeFor, type ReportPlace } from './report-place.ts';
import { lookAt, type Run } from './run-check.ts';
import type { LookOptions } from './shared-options.ts';
import type { Output, Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface FormatOptions {
  /** Each `NAME` or `NAME=FILE`. */
  format?: string[] | undefined;
  /** The file of the one format that names none. */
  output?: string | undefined;
  /** Whether a file that evid has not written may be replaced. */
  force?: boolean | undefined;
}

/** A report in one format, and the file it goes to, from the current folder; undefined: standard output. */
export interface Target<Format> {
  name: string;
  format: Format;
  file: string | undefined;
}

/**
 * What `--format NAME[=FILE]` and `-o FILE` ask for; nothing asked is the first of the formats. At most one goes to standard
 * output, unless `mayShare` says that those may share it. `-` is standard output, as everywhere. Where no format is asked for,
 * the ending of the file names it, if it names one of these.
 */
export function readTargets<Format>(
  { format: written = [], output }: FormatOptions,
  formats: Readonly<Record<string, Format>>,
  mayShare: (names: readonly string[]) => boolean = () => false,
): Target<Format>[] {
  const asked = written.length > 0 ? written : [formatOfEnding(output, formats) ?? Object.keys(formats)[0]!];
  const targets = asked.map((each): Target<Format> => {
    const [, name = '', file] = /^([^=]*)(?:=(.*))?$/su.exec(each)!;
    if (file === '') throw new UsageError(`--format ${each} names no file`);
    return { ...formatNamed(name, formats), file: file === '-' ? undefined : file };
  });
  const onScreen = targets.filter(({ file }) => file === undefined);
  if (output !== undefined && output !== '-') {
    if (output === '') throw new UsageError('-o names no file');
    if (onScreen.length !== 1)
      throw new UsageError(
        `-o ${output} has ${onScreen.length === 0 ? 'no format left to write' : 'more than one format to write'}`,
        'it is for the one --format that names no file of its own',
      );
    onScreen[0]!.file = output;
  } else if (onScreen.length > 1 && !mayShare(onScreen.map(({ name }) => name))) {
    throw new UsageError(
      `${onScreen.map(({ name }) => name).join(' and ')} cannot both go to standard output`,
      `write one to a file: --format ${onScreen[1]!.name}=FILE`,
    );
  }
  return targets;
}

const endings: Readonly<Record<string, readonly string[]>> = {
  html: ['html'],
  json: ['json'],
  csv: ['csv'],
  md: ['markdown', 'md'],
};

/** Of some formats the one that a file's ending names. */
function formatOfEnding(file: string | undefined, formats: Readonly<Record<string, unknown>>): string | undefined {
  const ending = /\.(\w+)$/.exec(file ?? '')?.[1]?.toLowerCase() ?? '';
  return (Object.hasOwn(endings, ending) ? endings[ending]! : []).find((each) => Object.hasOwn(formats, each));
}

/** The format of that name among those of a command; `md` and `markdown` are one. */
function formatNamed<Format>(written: string, formats: Readonly<Record<string, Format>>) {
  const names = [written, ...(written === 'md' ? ['markdown'] : written === 'markdown' ? ['md'] : [])];
  const name = names.find((each) => Object.hasOwn(formats, each));
  if (name === undefined)
    throw new UsageError(`there is no format ${written} here`, offer(written, Object.keys(formats)));
  return { name, format: formats[name]! };
}

/** What reports are made of; `reads`: files that the command was given besides the workspace, which it must not replace. */
export type Source = Pick<Run, 'open' | 'started'> & Partial<Pick<Run, 'veil'>> & { reads?: readonly string[] };

/** A report and where it goes; without a place, to standard output. */
export interface Made {
  place: ReportPlace | undefined;
  report: Report;
}

/** Makes each report as it is to look where it goes; where one may not be written, none is. */
export async function makeReports<Format>(
  targets: readonly Target<Format>[],
  run: Source,
  options: LookOptions,
  terminal: Terminal,
  render: Form<Format>,
): Promise<Made[]> {
  const { cwd } = terminal;
  const { root } = run.open;
  const places = targets.map(({ file }) => (file === undefined ? undefined : placeFor(file, cwd, root, run.reads)));
  const made: Made[] = [];
  for (const [index, { format, file }] of targets.entries()) {
    const look = lookAt(run, file === undefined ? terminal.stdout : inFile, options, terminal);
    const base = baseOf(file, root, cwd);
    made.push({ place: places[index], report: await render(format, look, run.veil?.hide(base) ?? base) });
  }
  return made;
}

/** Writes reports, all or none: first it is seen whether each may replace what is there. Folders are made. */
export function putReports(
  made: readonly Made[],
  { force }: Pick<FormatOptions, 'force'>,
  { stdout, stderr, reports = stdout }: Terminal,
): void {
  const files = made.flatMap(({ place, report }) => (place === undefined ? [] : [{ place, report }]));
  const seen = new Set<string>();
  for (const { file, path, isDevice } of files.map(({ place }) => place)) {
    if (seen.has(path) && !isDevice) throw new UsageError(`two formats cannot both be written to ${file}`);
    seen.add(path);
  }
  const others = files.flatMap(({ place, report }) => {
    const learner = refusedByDisk(place, () => mayReplace(place, report, force ?? false));
    return learner === undefined ? [] : [{ file: place.file, learner }];
  });
  for (const { place, report } of made)
    if (place === undefined) for (const text of textsOf(report)) reports.write(text);
  for (const { place, report } of files) refusedByDisk(place, () => replaceFile(place.path, textsOf(report)));
  for (const { file, learner } of others)
    stderr.write(`${oneLine(`evid: ${file} was a report on ${learner}; it is replaced`)}\n`);
}

/** What a report is to look like in a file: nobody knows its width, and it has no colours. */
export const inFile: Output = { write: () => {}, isTerminal: false, columns: undefined };

function baseOf(file: string | undefined, root: string, cwd: string): string {
  const folder = file === undefined ? cwd : dirname(resolve(cwd, file));
  const way = relative(folder, root).split(sep).map(encodeURIComponent).join('/');
  return way === '' ? '' : `${way}/`;
}

function refusedByDisk<Answer>({ file }: ReportPlace, act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    const why = diskRefusal(error);
    if (why === undefined) throw error;
    throw new UsageError(`${file} cannot be written: ${why}`);
  }
}
