import { Chalk } from 'chalk';
import { markdownText } from '../document/markdown-text.ts';
import { oneLine } from '../document/safe-text.ts';
import { padTo, widthOf, wrap } from '../document/wrap.ts';
import { commandLine, shellWord } from '../evaluate/plan/action.ts';
import { dimensionWords } from '../evaluate/sampling/choose.ts';
import type { Decided } from '../evaluate/sampling/decided.ts';
import type { Chosen, SamplingPlan } from '../evaluate/sampling/sampling-plan.ts';
import { counted } from '../words/counts.ts';
import { listRefs } from '../words/lists.ts';
import { ended } from '../words/sentences.ts';
import { csv } from './csv.ts';
import type { Look } from './look.ts';

/** What is sampled, in words: "E09 in A03 on B9/2.1, 2.4". */
export function sampledWhat({ kind, record, evidence, criteria, requirement, unit }: Decided): string {
  if (kind === 'judgement') return `the judgement on ${requirement} in ${record}`;
  if (kind === 'sign-off') return `the sign-off of ${unit} in ${record}`;
  return `${listRefs(evidence)} in ${record} on ${listRefs(criteria, ', ')}`;
}

/**
 * The command that takes a chosen sample up, short of its outcome: a plan agrees with nothing. Without --by, evid asks who verifies. A
 * sample of one item covers a joint decision.
 */
export function sampleCommand(
  { portfolio, record, kind, unit, evidence, criteria, requirement = '', stage }: Decided,
  { verifier = '' }: Pick<SamplingPlan, 'verifier'>,
): string {
  const isDecision = kind === 'decision';
  return oneLine(
    commandLine(
      'verify',
      { path: portfolio },
      {
        by: verifier,
        stage,
        assessment: record,
        requirement,
        achieved: kind === 'sign-off' ? unit : '',
        evidence: isDecision ? (evidence[0] ?? '') : '',
        criteria: criteria.join(','),
      },
    ),
  );
}
const outcomeWords = 'each command ends with what the verifier finds: --agreed, or --not-agreed --reason "…"';

const policyWords = ({ policy, asked }: SamplingPlan): string => {
  const { percent, newAssessor, newUnit, byCentre } = policy;
  const figures = byCentre
    ? 'the centre’s policy'
    : 'evid’s own figures: the centre has set none under policy: sampling';
  const shares = `${percent} % of what each assessor decided on each unit, ${newAssessor} % of a new or trainee assessor’s, ${newUnit} % on a new unit`;
  return `${shares} (${asked.percent === undefined ? figures : `--percent ${asked.percent}; else ${figures}`})`;
};
const again = ({ seed, today, verifier, asked: { portfolios = [], percent, units = [] } }: SamplingPlan): string =>
  oneLine(
    [
      'evid sample',
      ...portfolios.map(shellWord),
      `--seed ${shellWord(seed)} --today ${today}`,
      ...(verifier === undefined ? [] : [`--by ${shellWord(verifier)}`]),
      ...(percent === undefined ? [] : [`--percent ${percent}`]),
      ...(units.length === 0 ? [] : [`--unit ${units.map(shellWord).join(',')}`]),
    ].join(' '),
  );
const leftToOthers = ({ own, outside, involved, verifier, finished, awaiting }: SamplingPlan): string[] => [
  ...(own === 0 ? [] : [`${counted(own, 'decision')} of ${verifier}’s own left to another verifier`]),
  ...involved.map(
    ({ did, decided }) => `${counted(decided, 'decision')} left to another: ${verifier} ${involvedWords[did]}`,
  ),
  ...(outside === 0
    ? []
    : [`${counted(outside, 'decision')} left to another: ${verifier} does not verify those units`]),
  ...(finished === 0
    ? []
    : [`${counted(finished, 'decision')} on units withdrawn, certificated or carried over counted, and not planned`]),
  ...(awaiting.length === 0
    ? []
    : [
        `${counted(awaiting.length, 'record')} of a trainee not countersigned yet, and not counted: ${awaiting.map(({ portfolio, record }) => `${record} in ${portfolio}`).join(', ')}`,
      ]),
];
const involvedWords = {
  countersigned: 'countersigned them',
  witnessed: 'is a witness of the work',
  observed: 'observed the work or questioned the learner',
};
/** What the seed is for. */
const seedWords = ({ seed }: SamplingPlan): string =>
  `where nothing else told two apart, lots were drawn with “${seed}”; the same plan again, from the same files:`;
const strataHead = ['assessor', 'unit', 'decided', 'share', 'wanted', 'sampled', 'planned'];
const strataRows = ({ strata }: SamplingPlan): string[][] =>
  strata.map(({ assessor, unit, decided, percent, wanted, sampled, planned }) => [
    assessor,
    unit,
    String(decided),
    `${percent} %`,
    String(wanted),
    String(sampled),
    String(planned),
  ]);
const reachHead = ['brings in', 'which', 'decided', 'sampled', 'planned'];
const reachRows = ({ reach }: SamplingPlan): string[][] =>
  reach.map(({ dimension, value, decided, sampled, planned }) => [
    dimensionWords[dimension],
    value,
    String(decided),
    String(sampled),
    String(planned),
  ]);
/** How many candidates neither samples nor plan reach. */
const unreached = ({ reach }: SamplingPlan): string[] =>
  reach
    .filter(({ dimension, sampled, planned }) => dimension === 'candidates' && sampled + planned === 0)
    .map(({ value }) => value);

/** The plan for a terminal. */
export function sampleText(plan: SamplingPlan, look: Pick<Look, 'width' | 'colour' | 'plain'>): string {
  const chalk = new Chalk({ level: look.colour });
  const { chosen, today } = plan;
  const say = (text: string, indent = '') =>
    wrap(oneLine(text), look.width - indent.length).map((line) => `${indent}${line}`);
  const rank = (row: Chosen) => String(row.rank).padStart(String(chosen.length).length);
  const entry = (row: Chosen): string[] => {
    const { decided, because } = row;
    const head = `${decided.learner}: ${sampledWhat(decided)}`;
    const by = `${decided.kind} by ${decided.assessor}, ${decided.date}`;
    const reasons = `because ${because.join('; ')}`;
    if (look.plain)
      return [...say(`Sample ${row.rank}: ${head}, ${by}`), ...say(reasons), sampleCommand(decided, plan), ''];
    const indent = ' '.repeat(String(chosen.length).length + 2);
    const [first = '', ...rest] = say(head, indent);
    return [
      chalk.bold(`${rank(row)}  ${first.trimStart()}`),
      ...rest.map((line) => chalk.bold(line)),
      ...say(by, indent),
      ...say(reasons, indent),
      // On one line, however long: it is there to be copied.
      `${indent}${chalk.dim(sampleCommand(decided, plan))}`,
    ];
  };
  const missed = unreached(plan);
  const lines = [
    ...say(`Sampling plan of ${today}: ${counted(chosen.length, 'sample')}`).map((line) => chalk.bold(line)),
    ...say(policyWords(plan)),
    '',
    ...(chosen.length === 0 ? ['nothing more to sample now', ''] : chosen.flatMap(entry)),
    ...(look.plain || chosen.length === 0 ? [] : ['']),
    ...(chosen.length === 0 ? [] : [...say(outcomeWords), '']),
    ...table(strataHead, strataRows(plan), look, chalk),
    '',
    ...table(reachHead, reachRows(plan), look, chalk),
    '',
    ...(missed.length === 0 ? [] : [...say(`not reached by any sample yet: ${missed.join(', ')}`), '']),
    ...leftToOthers(plan).flatMap((each) => say(each)),
    ...say(seedWords(plan)),
    again(plan),
  ];
  return `${lines.join('\n')}\n`;
}

function table(
  head: readonly string[],
  rows: readonly string[][],
  { plain, width }: Pick<Look, 'plain' | 'width'>,
  chalk: InstanceType<typeof Chalk>,
): string[] {
  if (plain) {
    return rows.map(([first, second, ...numbers]) =>
      oneLine(`${first} ${second}: ${numbers.map((number, index) => `${head[index + 2]} ${number}`).join(', ')}`),
    );
  }
  const all = [head, ...rows].map((row) => row.map(oneLine));
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column]!))));
  const spare = width - widths.reduce((sum, each) => sum + each + 2, -2);
  if (spare < 0) widths[1] = Math.max(8, widths[1]! + spare);
  return all.map((row, index) => {
    const line = row
      .map((text, column) => (column < 2 ? padTo(text, widths[column]!) : text.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
    return index === 0 ? chalk.dim(line) : line;
  });
}

/** The plan as Markdown, for the verifier's file and for an external quality assurer. */
export function sampleMarkdown(plan: SamplingPlan): string {
  const { chosen, today } = plan;
  const rows = (head: readonly string[], body: readonly (readonly string[])[], numbers: number) =>
    [
      head,
      head.map((_, column) => (column < head.length - numbers ? '---' : '---:')),
      ...body.map((row) => row.map((cell) => markdownText(cell) || '–')),
    ]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n');
  const list = chosen.map(({ rank, decided, because }) => [
    String(rank),
    decided.learner,
    sampledWhat(decided),
    `${decided.assessor}, ${decided.date}`,
    because.join('; '),
  ]);
  const missed = unreached(plan);
  const blocks = [
    `# Sampling plan of ${today}`,
    `${markdownText(policyWords(plan))}.`,
    '## To sample',
    list.length === 0
      ? 'Nothing more to sample now.'
      : rows(['no.', 'learner', 'what', 'decided by', 'because'], list, 0),
    '## By assessor and unit',
    rows(strataHead, strataRows(plan), 5),
    '## What samples and plan reach',
    rows(reachHead, reachRows(plan), 3),
    ...(missed.length === 0 ? [] : [`Not reached by any sample yet: ${missed.map(markdownText).join(', ')}.`]),
    ...leftToOthers(plan).map((each) => ended(markdownText(each))),
    `${capital(markdownText(seedWords(plan)))} \`${again(plan).replaceAll('`', '')}\``,
  ];
  return `${blocks.join('\n\n')}\n`;
}

const capital = (text: string): string => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());

/** The samples of the plan as comma-separated values, one a row. */
export const sampleCsv = ({ chosen }: SamplingPlan): string =>
  csv(
    chosen.map(({ rank, decided, because }) => ({
      ...decided,
      rank,
      evidence: decided.evidence.join(' '),
      criteria: decided.criteria.join(' '),
      because: because.join('; '),
    })),
    [
      'rank',
      'portfolio',
      'learner',
      'unit',
      'kind',
      'record',
      'assessor',
      'date',
      'evidence',
      'criteria',
      'requirement',
      'because',
    ],
  );
