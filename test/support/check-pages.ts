import type { Check, ExampleFiles } from '../../src/checks/check.ts';
import { fence } from '../../src/document/markdown.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import { commandOf, conciseLine, exampleFiles, severities } from '../../src/report/check-example.ts';
import { counted } from '../../src/words/counts.ts';

const generated = (source: string) =>
  `<!-- Generated from ${source} by test/docs-checks.test.ts: change it there, then run npx vitest run test/docs-checks.test.ts -u -->`;

/** The page of one check in docs/checks. `reported` is what its wrong example gives. */
export function checkPage(check: Check, reported: readonly Diagnostic[]): string {
  return `${[
    generated(`src/checks/${check.code}.ts`),
    `# ${check.code}`,
    `**${check.severity}**: ${check.summary}.`,
    '## Why it matters',
    check.why,
    '## What to do',
    check.fix,
    '## Wrong',
    'In [the example workspace](README.md#the-example-workspace):',
    ...files(check.wrong),
    `\`${commandOf(check)}\` reports:`,
    fence('text', reported.map(conciseLine).join('\n')),
    '## Right',
    ...files(check.right),
  ].join('\n\n')}\n`;
}

/** The page that lists all checks, with the workspace in which their examples stand. */
export function checkIndex(checks: readonly Check[], workspace: ExampleFiles, day: string): string {
  return `${[
    generated('src/checks/'),
    '# What evid reports',
    `evid knows ${counted(checks.length, 'fault')} in the files of a workspace. Each has a code, a severity and a page here; \`evid explain CODE\` prints the same at the terminal. A centre changes a severity, or switches a check off, under \`policy: severity\` in \`evid.yaml\`; that changes what is reported, never what counts.`,
    'A gap is none of these: what a learner has still to show is a fact about progress, not a fault in a file.',
    ...severities.flatMap(({ severity, title, words }) => [
      `## ${title}`,
      words,
      [
        '| code | what is wrong |',
        '| --- | --- |',
        ...checks
          .filter((check) => check.severity === severity)
          .map(
            ({ code, summary, lint, audit }) =>
              `| [${code}](${code}.md)${lint ? ' ¹' : audit ? ' ²' : ''} | ${summary} |`,
          ),
      ].join('\n'),
    ]),
    '¹ Only `evid spec check` looks for it: advice to whoever writes specifications.',
    '² Only `evid audit` and `evid check --audit` look for it: they ask the history of the repository.',
    '## The example workspace',
    `The examples replace or join the files of this small workspace, in which nothing is wrong. They are checked as on ${day}.`,
    ...files(workspace),
  ].join('\n\n')}\n`;
}

const files = (example: ExampleFiles): string[] =>
  exampleFiles(example).flatMap(({ path, text }) =>
    text === undefined
      ? [`There is no \`${path}\`.`]
      : [`\`${path}\``, text === '' ? 'The file is empty.' : fence(languageOf(path), text.replace(/\n$/, ''))],
  );

const languageOf = (path: string) => (/\.(md|yaml|json)$/.exec(path)?.[1] ?? 'text').replace('md', 'markdown');
