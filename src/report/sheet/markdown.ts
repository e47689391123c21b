import { markdownText } from '../../document/markdown-text.ts';
import type { Declaration, EvidenceLine, Line, Sheet, UnitSheet, UsedEvidence } from './sheet.ts';

/**
 * The sheet as Markdown: a section a unit, lists that read well raw. Blocks are separated by blank lines; everything from a file
 * stands behind a mark of this report's own.
 */
export function sheetMarkdown({ learner, today, units, qualification }: Sheet): string {
  const blocks = [
    `# Unit record of ${markdownText(learner)} on ${today}`,
    ...units.flatMap(unitBlocks),
    ...towards(qualification),
  ];
  // A text may be empty; what stands before it then ends its line.
  return `${blocks.join('\n\n').replace(/ +$/gm, '')}\n`;
}

function towards(qualification: Sheet['qualification']): string[] {
  if (qualification === undefined) return [];
  const { standing, rules } = qualification;
  return ['## Qualification', markdownText(standing), ...(rules.length === 0 ? [] : [list(rules.map(markdownText))])];
}

function unitBlocks(sheet: UnitSheet): string[] {
  const unit = markdownText(sheet.unit);
  // No two headings of a page are alike, and none ends in a text that may end in a full stop.
  const section = (heading: string, blocks: readonly string[]) =>
    blocks.length === 0 ? [] : [`### ${unit}: ${heading}`, ...blocks];
  const items = (lines: readonly string[]) => (lines.length === 0 ? [] : [list(lines.map(markdownText))]);
  const closed = sheet.closed === undefined ? [] : [markdownText(sheet.closed)];
  return [
    sheet.title === '' ? `## Unit ${unit}` : `## ${markdownText(sheet.title)} (${unit})`,
    ...(sheet.notices.length === 0 ? [] : ['**Before this is filed:**', ...items(sheet.notices)]),
    list(sheet.facts.map(({ name, value }) => `**${name}:** ${markdownText(value)}`)),
    markdownText(sheet.source),
    ...closed,
    ...section(
      'criteria',
      sheet.outcomes.flatMap((outcome) => outcomeBlocks(outcome, unit)),
    ),
    ...section('evidence requirements', lineBlocks(sheet.requirements)),
    ...section('centre policy', lineBlocks(sheet.policy)),
    ...section('advice', lineBlocks(sheet.advice)),
    ...section('notes', items(sheet.notes.map(({ ref, text }) => `${ref}: ${text}`))),
    ...(sheet.closed === undefined
      ? [
          ...section('declarations', [declarationTable(sheet.declarations)]),
          ...section('internal quality assurance', [sheet.sampled, ...items(sheet.samples)]),
          ...section('open actions of the portfolio', items(sheet.actions)),
          ...section('evidence', sheet.evidence.length === 0 ? ['None.'] : [list(sheet.evidence.map(usedItem))]),
        ]
      : []),
  ];
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const outcomeBlocks = ({ number, title, lines }: UnitSheet['outcomes'][number], unit: string): string[] => [
  `#### ${markdownText(title)} (${unit}${number === undefined ? '' : `, outcome ${markdownText(number)}`})`,
  ...lineBlocks(lines),
];

/** Parts stand under what they are parts of. */
const lineBlocks = (lines: readonly Line[]): string[] =>
  lines.length === 0 ? [] : [lines.map((line) => lineItem(line, line.isPart ? '  ' : '')).join('\n')];

const lineItem = ({ ref, text, status, evidence, remarks }: Line, indent: string): string =>
  [
    `${indent}- **${markdownText(ref)}** (${status}): ${markdownText(text)}`,
    ...evidence.map((each) => `${indent}  - ${evidenceWords(each)}`),
    ...remarks.map((remark) => `${indent}  - ${markdownText(remark)}`),
  ].join('\n');

const evidenceWords = ({ evidence, shownAt, decision }: EvidenceLine): string =>
  `${markdownText(evidence)}, ${markdownText(shownAt)}: ${markdownText(decision)}`;

const declarationTable = (declarations: readonly Declaration[]): string =>
  [
    ['Who', 'Name', 'Declares', 'When'],
    ['---', '---', '---', '---'],
    ...declarations.map(({ who, name, words, made }) => [
      who,
      markdownText(name) || dots,
      markdownText(words),
      made === undefined ? `Signed ${dots} Date ${dots}` : markdownText(made),
    ]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** A line to write on. */
const dots = '……………………';

const usedItem = ({ id, title, method, dates, details, files, path }: UsedEvidence): string =>
  [
    `**${markdownText(id)}** ${markdownText(title)}`,
    ...[[method, dates].filter((each) => each !== '').join('; '), path, ...details, ...fileWords(files)].map(
      (detail) => `  - ${markdownText(detail)}`,
    ),
  ].join('\n');

const fileWords = (files: UsedEvidence['files']): string[] =>
  files.length === 0 ? [] : [`${files.length === 1 ? 'file' : 'files'} ${files.map(({ name }) => name).join(', ')}`];
