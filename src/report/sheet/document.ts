import {
  type Blocks,
  type Document,
  entries,
  type Fact,
  facts,
  heading,
  list,
  note,
  paragraph,
  section,
  toned,
} from '../../document/blocks.ts';
import type { RequirementRow } from '../../model/result.ts';
import { withPartRows } from '../../model/rows.ts';
import { nameAndId } from '../../words/learners.ts';
import { combinationLine, qualificationLine } from '../../words/qualifications.ts';
import { outcomesOf } from './criteria.ts';
import { declarations, sampling } from './declarations.ts';
import { factsOf, sourceOf } from './facts.ts';
import { noticesOf } from './notices.ts';
import { requirementLines } from './requirements.ts';
import { type Line, type Sheet, type SheetCase, titleOf } from './sheet.ts';
import { evidenceEntries } from './used-evidence.ts';

/** The sheet as a document: a part a unit, lists that read well as Markdown, too. */
export function sheetDocument({ at, units }: Sheet): Document {
  const learner = nameAndId(at.portfolio);
  const { qualification } = at.portfolio;
  const towards = qualification && [
    paragraph(qualificationLine(qualification)),
    list(qualification.rules.map(combinationLine)),
  ];
  return {
    title: `Unit record of ${learner} on ${at.today}`,
    blocks: [],
    parts: [
      ...units.map((sheet) => ({ foot: `${sheet.row.unit} · ${learner}`, blocks: unitBlocks(sheet) })),
      ...(towards ? [{ foot: `Qualification · ${learner}`, blocks: section(2, 'Qualification', towards) }] : []),
    ],
  };
}

function unitBlocks(sheet: SheetCase): Blocks {
  const { at, row, closed } = sheet;
  const { unit, requirements } = row;
  const notices = noticesOf(sheet);
  // No two headings of a page are alike, and none ends in a text that may end in a full stop.
  const part = (title: string, ...blocks: readonly Blocks[]) => section(3, `${unit}: ${title}`, blocks);
  const those = (force: RequirementRow['force'], layer?: RequirementRow['layer']) =>
    requirements.filter((each) => each.force === force && (layer === undefined || each.layer === layer));
  const lines = (rows: readonly RequirementRow[]) => entries(requirementLines(rows, sheet).map(lineEntry));
  const parts = [
    part(
      'criteria',
      outcomesOf(sheet).map(({ number, title, lines: own }) => [
        heading(4, `${title} (${unit}${number === undefined ? '' : `, outcome ${number}`})`),
        entries(own.map(lineEntry)),
      ]),
    ),
    part('evidence requirements', lines(those('must', 'unit'))),
    part('centre policy', lines(those('must', 'centre'))),
    part('advice', lines(those('should'))),
    part('notes', list(withPartRows(those('may')).map(({ ref, text }) => `${ref}: ${text}`))),
    part('declarations', declarations(sheet)),
    part('internal quality assurance', sampling(sheet)),
    part(
      'open actions of the portfolio',
      list(
        at.actions.map(
          ({ ref, text, owner, due, isOverdue }) =>
            `${ref}${owner === undefined ? '' : `, ${owner}`}${due === undefined ? '' : `, by ${due}${isOverdue ? ', overdue' : ''}`}: ${text}`,
        ),
      ),
    ),
    part('evidence', evidenceEntries(sheet)),
  ];
  return [
    heading(2, titleOf(sheet)),
    notices.length > 0 && [note('bad', 'Before this is filed:'), list(notices)],
    facts(factsOf(sheet)),
    paragraph(sourceOf(sheet)),
    closed === undefined ? parts : paragraph(closed),
  ];
}

const lineEntry = ({ ref, text, status, isOpen, evidence, remarks, parts }: Line): Fact => ({
  name: ref,
  state: isOpen ? toned('bad', status) : status,
  value: text,
  below: [
    list([...evidence.map((each) => `${each.evidence}, ${each.shownAt}: ${each.decision}`), ...remarks]),
    entries(parts.map(lineEntry)),
  ],
});
