import { Chalk, type ChalkInstance } from 'chalk';
import { checkSpecifications, checkWorkspace } from '../check-workspace.ts';
import type { Check, ExampleFiles } from '../checks/check.ts';
import { historyName } from '../checks/example-history.ts';
import { exampleDay, withExampleWorkspace } from '../checks/example-workspace.ts';
import { glossary, type Word } from '../checks/glossary.ts';
import { checks } from '../checks/index.ts';
import { faultName } from '../checks/internal-fault.ts';
import { type Topic, topics } from '../checks/topics.ts';
import type { Severity } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { widthOf, wrap } from '../document/wrap.ts';
import { type Folder, memoryFolder } from '../load/folder.ts';
import type { Diagnostic } from '../model/result.ts';
import { parseHistory } from '../parse/history.ts';
import { commandOf, conciseLine, exampleFiles, severities } from '../report/check-page.ts';
import type { LookOptions } from './shared-options.ts';
import { colourLevel, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

interface Page {
  width: number;
  plain: boolean;
  chalk: ChalkInstance;
}

/** `evid explain`: what a code or a topic means; without one, the list of them all. */
export async function explain(
  topic: string | undefined,
  options: LookOptions,
  { stdout, env }: Terminal,
): Promise<number> {
  const page: Page = {
    width: Math.max(40, stdout.columns ?? 80),
    plain: options.plain ?? false,
    chalk: new Chalk({ level: colourLevel(options.color, stdout, env) }),
  };
  const check = checks.find(({ code }) => code === topic);
  const word = topic?.toLowerCase().replaceAll(' ', '-');
  const meanings = glossary().filter((each) => each.word === word);
  const known =
    topics.find(({ name, also = [] }) => name === word || also.includes(word ?? '')) ??
    topics.find(({ name }) => name === meanings[0]?.topic);
  if (check !== undefined) stdout.write(checkText(check, await exampleDiagnostics(check, check.wrong), page));
  else if (known !== undefined) stdout.write(topicText(known, meanings, page));
  else if (topic === undefined) stdout.write(listText(page));
  else throw new UsageError(`there is nothing to explain under ${topic}`, whatWasMeant(topic));
  return 0;
}

/** What evid reports about files in the example workspace: `evid check`, or for advice on specifications `evid spec check`. */
export async function exampleDiagnostics({ lint }: Pick<Check, 'lint'>, files: ExampleFiles): Promise<Diagnostic[]> {
  const { [historyName]: log, [faultName]: fault, ...inFolder } = files;
  const folder = memoryFolder(withExampleWorkspace(inFolder));
  const faulty: Folder = {
    ...folder,
    read(path, limit) {
      if (path.includes('/evidence/')) throw new Error(String(fault));
      return folder.read(path, limit);
    },
  };
  const request = {
    folder: fault === undefined ? folder : faulty,
    today: exampleDay,
    onFault: () => {},
    history: typeof log === 'string' ? parseHistory(log) : undefined,
  };
  const { result } = lint ? checkSpecifications(request) : await checkWorkspace(request);
  return result.diagnostics;
}

function whatWasMeant(topic: string): string {
  const near = nearest(topic, [
    ...checks.map(({ code }) => code),
    ...topics.flatMap(({ name, also = [] }) => [name, ...also]),
    ...glossary().map(({ word }) => word),
  ]);
  return near === undefined ? 'evid explain lists all codes and topics' : `did you mean ${near}?`;
}

function checkText(check: Check, reported: readonly Diagnostic[], page: Page): string {
  const { chalk, plain } = page;
  const severity = colourOf(check.severity, chalk)(check.severity);
  const said = reported.flatMap((each) =>
    wrap(conciseLine(each), page.width - 4).map((line) => `    ${colourOf(each.severity, chalk)(line)}`),
  );
  return blocks([
    [`${chalk.bold(check.code)}${plain ? ', ' : ' · '}${severity}`, ...wrap(check.summary, page.width)],
    section('Why it matters', check.why, page),
    section('What to do', check.fix, page),
    [chalk.bold('Wrong'), ...exampleLines(check.wrong, page)],
    [`  ${commandOf(check)} reports`, ...said],
    [chalk.bold('Right'), ...exampleLines(check.right, page)],
  ]);
}

const section = (title: string, text: string, { chalk, width }: Page): string[] => [
  chalk.bold(title),
  ...wrap(text, width - 2).map((line) => `  ${line}`),
];

function exampleLines(files: ExampleFiles, { chalk }: Page): string[] {
  return exampleFiles(files).flatMap(({ path, text }) => {
    if (text === undefined) return [`  no file ${chalk.underline(path)}`];
    const lines = text.replace(/\n$/, '').split('\n');
    return [
      `  ${chalk.underline(path)}`,
      ...(text === '' ? ['    (empty)'] : lines.map((line) => `    ${line}`.trimEnd())),
    ];
  });
}

/** A topic; before it, where one of evid's words was asked for, what that word says. */
function topicText({ name, summary, text }: Topic, meanings: readonly Word[], { chalk, width }: Page): string {
  const asked = meanings.filter(({ word }) => word !== name);
  const said = asked.flatMap(({ word, kind, meaning }) => [...wrap(`${word}, ${kind}: ${lowerFirst(meaning)}`, width)]);
  const paragraphs = text
    .split('\n\n')
    .map((paragraph) => paragraph.split('\n').flatMap((line) => (line.startsWith('  ') ? [line] : wrap(line, width))));
  return blocks([...(said.length === 0 ? [] : [said]), [chalk.bold(name), ...wrap(summary, width)], ...paragraphs]);
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function listText(page: Page): string {
  const { chalk } = page;
  const names = [...checks.map(({ code }) => code), ...topics.map(({ name }) => name)];
  const gutter = Math.max(...names.map((name) => widthOf(name))) + 2;
  const line = (name: string, summary: string, colour: ChalkInstance): string[] => {
    const [first = '', ...rest] = wrap(summary, Math.max(24, page.width - gutter - 2));
    return [
      `  ${colour(name)}${' '.repeat(gutter - widthOf(name))}${first}`,
      ...rest.map((more) => `  ${' '.repeat(gutter)}${more}`),
    ];
  };
  return blocks([
    ...severities.map(({ severity, title }) => [
      chalk.bold(title),
      ...checks
        .filter((check) => check.severity === severity)
        .flatMap(({ code, summary }) => line(code, summary, colourOf(severity, chalk))),
    ]),
    [chalk.bold('Topics'), ...topics.flatMap(({ name, summary }) => line(name, summary, chalk.cyan))],
    wrap('evid explain NAME says more about any of them.', page.width),
  ]);
}

const colourOf = (severity: Severity, chalk: ChalkInstance): ChalkInstance =>
  ({ error: chalk.red, warning: chalk.yellow, info: chalk.blue })[severity];

const blocks = (parts: readonly (readonly string[])[]): string =>
  parts.map((lines) => `${lines.join('\n')}\n`).join('\n');
