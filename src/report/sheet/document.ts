import {
  type Block,
  blank,
  type Document,
  entries,
  type Fact,
  facts,
  heading,
  joined,
  link,
  list,
  note,
  paragraph,
  section,
  table,
  toned,
  type Words,
} from '../../document/blocks.ts';
import type { Declaration, Line, Sheet, UnitSheet, UsedEvidence } from './sheet.ts';

/** The sheet as a document: a part a unit, lists that read well as Markdown, too. */
export const sheetDocument = ({ learner, today, units, qualification }: Sheet): Document => ({
  title: `Unit record of ${learner} on ${today}`,
  blocks: [],
  parts: [
    ...units.map((unit) => ({ foot: `${unit.unit} · ${learner}`, blocks: unitBlocks(unit) })),
    ...(qualification === undefined
      ? []
      : [
          {
            foot: `Qualification · ${learner}`,
            blocks: section(2, 'Qualification', paragraph(qualification.standing), list(qualification.rules)),
          },
        ]),
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
        lineEntries(lines),
      ]),
    ),
    ...part('evidence requirements', lineEntries(sheet.requirements)),
    ...part('centre policy', lineEntries(sheet.policy)),
    ...part('advice', lineEntries(sheet.advice)),
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
function lineEntries(lines: readonly Line[]): Block {
  const wholes: { line: Line; parts: Line[] }[] = [];
  for (const line of lines) {
    if (line.isPart) wholes.at(-1)?.parts.push(line);
    else wholes.push({ line, parts: [] });
  }
  return entries(wholes.map(({ line, parts }) => lineEntry(line, parts)));
}

const lineEntry = ({ ref, text, status, isOpen, evidence, remarks }: Line, parts: readonly Line[] = []): Fact => ({
  name: ref,
  state: isOpen ? toned('bad', status) : status,
  value: text,
  below: [
    list([...evidence.map((each) => `${each.evidence}, ${each.shownAt}: ${each.decision}`), ...remarks]),
    entries(parts.map((part) => lineEntry(part))),
  ],
});

const declarationRow = ({ who, name, words, made }: Declaration): Words[] => [
  who,
  name || blank,
  words,
  made ?? ['Signed ', blank, ' Date ', blank],
];

const usedItem = ({ id, title, method, dates, details, files, path, file }: UsedEvidence): Fact => {
  const named = files.map((each) => link(each.name, each.file));
  const facts: Words[] = [
    [method, dates].filter((each) => each !== '').join(', '),
    link(path, file),
    ...details,
    ...(named.length === 0 ? [] : [[named.length === 1 ? 'file ' : 'files ', joined(named, ', ')]]),
  ];
  return { name: id, value: title, below: [paragraph(joined(facts, '; '))] };
};
