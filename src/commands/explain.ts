import { checkSpecifications, checkWorkspace } from '../check-workspace.ts';
import type { Check, ExampleFiles } from '../checks/check.ts';
import { historyName } from '../checks/example-history.ts';
import { exampleDay, withExampleWorkspace } from '../checks/example-workspace.ts';
import { glossary, type Word } from '../checks/glossary.ts';
import { checks } from '../checks/index.ts';
import { faultName } from '../checks/internal-fault.ts';
import { type Topic, topics } from '../checks/topics.ts';
import { nearest } from '../diagnostics/nearest.ts';
import {
  type Block,
  codeBlock,
  type Document,
  dotted,
  entries,
  item,
  list,
  paragraph,
  section,
  toned,
} from '../document/blocks.ts';
import { terminal } from '../document/terminal.ts';
import { type Folder, memoryFolder } from '../load/folder.ts';
import type { Diagnostic } from '../model/result.ts';
import { parseHistory } from '../parse/history.ts';
import { commandOf, conciseLine, exampleFiles, severities } from '../report/check-example.ts';
import { severityTones } from '../report/fault-line.ts';
import { elsewhere } from './meant.ts';
import type { LookOptions } from './shared-options.ts';
import { colourLevel, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `evid explain`: what a code or a topic means; without one, the list of them all. */
export async function explain(topic: string | undefined, options: LookOptions, on: Terminal): Promise<number> {
  const { stdout, env } = on;
  const show = (document: Document) =>
    stdout.write(
      terminal(document, {
        width: options.plain ? Number.POSITIVE_INFINITY : Math.max(40, stdout.columns ?? 80),
        plain: options.plain ?? false,
        colour: colourLevel(options.color, stdout, env),
      }),
    );
  const check = checks.find(({ code }) => code === topic);
  const word = topic?.toLowerCase().replaceAll(' ', '-');
  const meanings = glossary().filter((each) => each.word === word);
  const known =
    topics.find(({ name, also = [] }) => name === word || also.includes(word ?? '')) ??
    topics.find(({ name }) => name === meanings[0]?.topic);
  if (check !== undefined) show(checkDocument(check, await exampleDiagnostics(check, check.wrong)));
  else if (known !== undefined) show(topicDocument(known, meanings));
  else if (topic === undefined) show(listDocument());
  else
    throw new UsageError(
      `there is nothing to explain under ${topic}`,
      whatWasMeant(topic) ?? elsewhere({ word: topic }, on) ?? 'evid explain lists all codes and topics',
    );
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

function whatWasMeant(topic: string): string | undefined {
  const near = nearest(topic, [
    ...checks.map(({ code }) => code),
    ...topics.flatMap(({ name, also = [] }) => [name, ...also]),
    ...glossary().map(({ word }) => word),
  ]);
  return near === undefined ? undefined : `did you mean ${near}?`;
}

const checkDocument = (check: Check, reported: readonly Diagnostic[]): Document => ({
  title: dotted([check.code, toned(severityTones[check.severity], check.severity)]),
  blocks: [
    paragraph(check.summary),
    ...section(2, 'Why it matters', paragraph(check.why)),
    ...section(2, 'What to do', paragraph(check.fix)),
    ...section(
      2,
      'Wrong',
      exampleList(check.wrong),
      list([
        item(
          `${commandOf(check)} reports`,
          paragraph(...reported.map((each) => toned(severityTones[each.severity], conciseLine(each)))),
        ),
      ]),
    ),
    ...section(2, 'Right', exampleList(check.right)),
  ],
});

const exampleList = (files: ExampleFiles): Block =>
  list(
    exampleFiles(files).map(({ path, text }) =>
      text === undefined ? `no file ${path}` : item(path, text === '' ? paragraph('(empty)') : codeBlock(text)),
    ),
  );

/** A topic; before it, where one of evid's words was asked for, what that word says. */
const topicDocument = ({ name, summary, text }: Topic, meanings: readonly Word[]): Document => ({
  title: name,
  blocks: [
    paragraph(summary),
    ...meanings
      .filter(({ word }) => word !== name)
      .map(({ word, kind, meaning }) =>
        paragraph(`${word}, ${kind}: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`),
      ),
    ...text.split('\n\n').map((part) => (part.startsWith('  ') ? codeBlock(part) : paragraph(part))),
  ],
});

const listDocument = (): Document => ({
  title: 'What evid explains',
  untitledOnScreen: true,
  blocks: [
    ...severities.flatMap(({ severity, title }) =>
      section(
        2,
        title,
        entries(
          checks
            .filter((check) => check.severity === severity)
            .map(({ code, summary }) => ({ name: toned(severityTones[severity], code), value: summary })),
        ),
      ),
    ),
    ...section(2, 'Topics', entries(topics.map(({ name, summary }) => ({ name, value: summary })))),
    ...section(2, 'More', paragraph('evid explain NAME says more about any of them.')),
  ],
});
