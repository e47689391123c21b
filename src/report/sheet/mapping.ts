import { type Block, type Document, heading, list, paragraph, section, table } from '../../document/blocks.ts';
import type { Line, Sheet, UnitSheet } from './sheet.ts';

/**
 * The sheet as a mapping: of each unit a table a group, with every criterion, its words, the evidence for it, the place in it and
 * what was decided, then the evidence itself. It is what an end-point assessor asks for of knowledge, skills and behaviours.
 */
export const sheetMapping = ({ learner, today, units }: Sheet): Document => ({
  title: `Evidence mapping of ${learner} on ${today}`,
  blocks: units.flatMap(unitBlocks),
});

function unitBlocks({ unit, title, notices, closed, outcomes, evidence }: UnitSheet): Block[] {
  const leaves = outcomes.flatMap(({ lines }) => leavesOf(lines));
  const shown = leaves.filter((leaf) => leaf.evidence.length > 0).length;
  const met = leaves.filter(({ status }) => status === 'met').length;
  return [
    heading(2, title === '' ? `Unit ${unit}` : `${title} (${unit})`),
    list(notices),
    paragraph(closed ?? `Evidence is named for ${shown} of ${leaves.length}; ${met} ${met === 1 ? 'is' : 'are'} met.`),
    ...outcomes.flatMap((outcome) => [
      heading(3, `${unit}${outcome.number === undefined ? '' : ` ${outcome.number}`}: ${outcome.title}`),
      table(
        ['Id', 'Words', 'Evidence', 'Place', 'Decision'],
        leavesOf(outcome.lines).flatMap((line) => rowsOf(line, unit)),
      ),
    ]),
    ...section(
      3,
      `${unit}: evidence`,
      table(
        ['Id', 'Title', 'Method', 'Dates', 'File'],
        evidence.map(({ id, title: name, method, dates, path }) => [id, name, method, dates, path]),
      ),
    ),
  ];
}

/** What is claimed by itself: the parts of a criterion that has parts, with its words before theirs, and every other criterion. */
function leavesOf(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, index) => {
    if (line.isPart) {
      const whole = lines.slice(0, index).findLast(({ isPart }) => !isPart);
      return [{ ...line, text: [whole?.text ?? '', line.text].filter((text) => text !== '').join(' … ') }];
    }
    return lines[index + 1]?.isPart === true ? [] : [line];
  });
}

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
