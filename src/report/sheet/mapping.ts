import { type Blocks, type Document, heading, list, paragraph, section, table } from '../../document/blocks.ts';
import { nameAndId } from '../../words/learners.ts';
import { listFacts } from '../../words/lists.ts';
import { outcomesOf } from './criteria.ts';
import { noticesOf } from './notices.ts';
import { type Line, type Sheet, type SheetCase, titleOf } from './sheet.ts';
import { evidenceTable } from './used-evidence.ts';

/**
 * The sheet as a mapping: of each unit a table a group, with every criterion, its words, the evidence for it, the place in it and
 * what was decided, then the evidence itself. It is what an end-point assessor asks for of knowledge, skills and behaviours.
 */
export const sheetMapping = ({ at, units }: Sheet): Document => ({
  title: `Evidence mapping of ${nameAndId(at.portfolio)} on ${at.today}`,
  blocks: units.map((sheet) => [
    heading(2, titleOf(sheet)),
    list(noticesOf(sheet)),
    sheet.closed === undefined ? tables(sheet) : paragraph(sheet.closed),
  ]),
});

function tables(sheet: SheetCase): Blocks {
  const { unit } = sheet.row;
  const outcomes = outcomesOf(sheet);
  const leaves = outcomes.flatMap(({ lines }) => leavesOf(lines));
  const shown = leaves.filter((leaf) => leaf.evidence.length > 0).length;
  const met = leaves.filter(({ status }) => status === 'met').length;
  return [
    paragraph(`Evidence is named for ${shown} of ${leaves.length}; ${met} ${met === 1 ? 'is' : 'are'} met.`),
    outcomes.map((outcome) => [
      heading(3, `${unit}${outcome.number === undefined ? '' : ` ${outcome.number}`}: ${outcome.title}`),
      table(
        ['Id', 'Words', 'Evidence', 'Place', 'Decision'],
        leavesOf(outcome.lines).flatMap((line) => rowsOf(line, unit)),
      ),
    ]),
    section(3, `${unit}: evidence`, evidenceTable(sheet)),
  ];
}

/** What is claimed by itself: the parts of a criterion that has parts, with its words before theirs, and every other criterion. */
const leavesOf = (lines: readonly Line[]): Line[] =>
  lines.flatMap((line) =>
    line.parts.length === 0
      ? [line]
      : line.parts.map((part) => ({ ...part, text: listFacts([line.text, part.text], ' … ') })),
  );

/** A row for each item that is to show it; the words stand in the first. */
function rowsOf({ ref, text, status, evidence }: Line, unit: string): string[][] {
  const id = ref.startsWith(`${unit}/`) ? ref.slice(unit.length + 1) : ref;
  if (evidence.length === 0) return [[id, text, '', '', status]];
  return evidence.map(({ evidence: item, shownAt, decision }, index) => [
    id,
    index === 0 ? text : 'as above',
    item,
    shownAt,
    decision,
  ]);
}
