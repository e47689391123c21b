import { markdownText } from '../../document/markdown-text.ts';
import type { Line, Sheet, UnitSheet } from './sheet.ts';

/**
 * The sheet as a mapping: of each unit a table a group, with every criterion, its words, the evidence for it, the place in it and
 * what was decided, then the evidence itself. It is what an end-point assessor asks for of knowledge, skills and behaviours.
 */
export function sheetMapping({ learner, today, units }: Sheet): string {
  const blocks = [`# Evidence mapping of ${markdownText(learner)} on ${today}`, ...units.flatMap(unitBlocks)];
  return `${blocks.join('\n\n').replace(/ +$/gm, '')}\n`;
}

function unitBlocks(sheet: UnitSheet): string[] {
  const unit = markdownText(sheet.unit);
  const leaves = sheet.outcomes.flatMap(({ lines }) => leavesOf(lines));
  const shown = leaves.filter(({ evidence }) => evidence.length > 0).length;
  const met = leaves.filter(({ status }) => status === 'met').length;
  return [
    sheet.title === '' ? `## Unit ${unit}` : `## ${markdownText(sheet.title)} (${unit})`,
    ...(sheet.notices.length === 0 ? [] : [sheet.notices.map((notice) => `- ${markdownText(notice)}`).join('\n')]),
    sheet.closed === undefined
      ? `Evidence is named for ${shown} of ${leaves.length}; ${met} ${met === 1 ? 'is' : 'are'} met.`
      : markdownText(sheet.closed),
    ...sheet.outcomes.flatMap(({ number, title, lines }) => [
      `### ${unit}${number === undefined ? '' : ` ${markdownText(number)}`}: ${markdownText(title)}`,
      table(
        ['Id', 'Words', 'Evidence', 'Place', 'Decision'],
        leavesOf(lines).flatMap((line) => rowsOf(line, sheet.unit)),
      ),
    ]),
    ...(sheet.evidence.length === 0
      ? []
      : [
          `### ${unit}: evidence`,
          table(
            ['Id', 'Title', 'Method', 'Dates', 'File'],
            sheet.evidence.map(({ id, title, method, dates, path }) =>
              [id, title, method, dates, path].map(markdownText),
            ),
          ),
        ]),
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
  const id = markdownText(ref.startsWith(`${unit}/`) ? ref.slice(unit.length + 1) : ref);
  if (evidence.length === 0) return [[id, markdownText(text), '–', '–', status]];
  return evidence.map(({ evidence: item, shownAt, decision }, index) => [
    id,
    ...[index === 0 ? text : 'as above', item, shownAt, decision].map(markdownText),
  ]);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell || '–').join(' | ')} |`)
    .join('\n');
