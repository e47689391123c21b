import {
  type Block,
  type Document,
  entries,
  type Fact,
  facts,
  heading,
  type Item,
  item,
  list,
  note,
  paragraph,
  section,
  strong,
  table,
} from '../../document/blocks.ts';
import type { Declaration, Line, Sheet, UnitSheet, UsedEvidence } from './sheet.ts';

/** The sheet as a document: a section a unit, lists that read well as Markdown, too. */
export const sheetDocument = ({ learner, today, units, qualification }: Sheet): Document => ({
  title: `Unit record of ${learner} on ${today}`,
  blocks: [
    ...units.flatMap(unitBlocks),
    ...(qualification === undefined
      ? []
      : section(2, 'Qualification', paragraph(qualification.standing), list(qualification.rules))),
  ],
});

function unitBlocks(sheet: UnitSheet): Block[] {
  const { unit, outcomes, declarations } = sheet;
  // No two headings of a page are alike, and none ends in a text that may end in a full stop.
  const part = (title: string, ...blocks: readonly Block[]) => section(3, `${unit}: ${title}`, ...blocks);
  return [
    heading(2, sheet.title === '' ? `Unit ${unit}` : `${sheet.title} (${unit})`),
    ...(sheet.notices.length === 0 ? [] : [note('bad', 'Before this is filed:'), list(sheet.notices)]),
    facts(sheet.facts),
    paragraph(sheet.source),
    ...(sheet.closed === undefined ? [] : [paragraph(sheet.closed)]),
    ...part(
      'criteria',
      ...outcomes.flatMap(({ number, title, lines }) => [
        heading(4, `${title} (${unit}${number === undefined ? '' : `, outcome ${number}`})`),
        lineList(lines),
      ]),
    ),
    ...part('evidence requirements', lineList(sheet.requirements)),
    ...part('centre policy', lineList(sheet.policy)),
    ...part('advice', lineList(sheet.advice)),
    ...part('notes', list(sheet.notes.map(({ ref, text }) => `${ref}: ${text}`))),
    ...(sheet.closed === undefined
      ? [
          ...part('declarations', table(['Who', 'Name', 'Declares', 'When'], declarations.map(declarationRow))),
          ...part('internal quality assurance', paragraph(sheet.sampled), list(sheet.samples)),
          ...part('open actions of the portfolio', list(sheet.actions)),
          ...part('evidence', sheet.evidence.length === 0 ? paragraph('None.') : entries(sheet.evidence.map(usedItem))),
        ]
      : []),
  ];
}

/** Parts stand under what they are parts of. */
function lineList(lines: readonly Line[]): Block {
  const wholes: { line: Line; parts: Line[] }[] = [];
  for (const line of lines) {
    if (line.isPart) wholes.at(-1)?.parts.push(line);
    else wholes.push({ line, parts: [] });
  }
  return list(wholes.map(({ line, parts }) => lineItem(line, parts)));
}

const lineItem = ({ ref, text, status, evidence, remarks }: Line, parts: readonly Line[] = []): Item =>
  item(
    [strong(ref), ` (${status}): ${text}`],
    list(evidence.map((each) => `${each.evidence}, ${each.shownAt}: ${each.decision}`)),
    list(remarks),
    list(parts.map((part) => lineItem(part))),
  );

const declarationRow = ({ who, name, words, made }: Declaration): string[] => [
  who,
  name || dots,
  words,
  made ?? `Signed ${dots} Date ${dots}`,
];

/** A line to write on. */
const dots = '……………………';

const usedItem = ({ id, title, method, dates, details, files, path }: UsedEvidence): Fact => ({
  name: id,
  value: title,
  below: [
    list([
      [method, dates].filter((each) => each !== '').join('; '),
      path,
      ...details,
      ...(files.length === 0
        ? []
        : [`${files.length === 1 ? 'file' : 'files'} ${files.map(({ name }) => name).join(', ')}`]),
    ]),
  ],
});
