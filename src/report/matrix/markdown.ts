import { markdownText } from '../../document/markdown-text.ts';
import type { Look } from '../look.ts';
import { signsIn, waivedLegend } from './legend.ts';
import {
  cellsByColumn,
  cellWords,
  learnerOf,
  type Matrix,
  type MatrixCell,
  type MatrixRow,
  shareOf,
  signIn,
  standing,
} from './matrix.ts';
import { legendOf, signs } from './signs.ts';

/** The matrices as Markdown tables with the complete text of every row; with --plain, words in place of signs. */
export function matrixMarkdown(
  matrices: readonly Matrix[],
  { plain, quiet }: Pick<Look, 'plain' | 'quiet'>,
  today: string,
): string {
  const seen = new Set<string>();
  const blocks = matrices.flatMap((matrix) => [
    `## ${headingOf(matrix, seen)}`,
    `${matrix.totals.facts.map(markdownText).join(', ')}.`,
    ...(quiet || matrix.rows.length === 0 ? [] : [tableOf(matrix, plain)]),
    ...(matrix.leftOut === undefined ? [] : [`Items of evidence on other rows: ${matrix.leftOut}.`]),
    ...(quiet || matrix.columnsAre !== 'evidence' || matrix.columns.length === 0 ? [] : [evidenceList(matrix)]),
  ]);
  const signsShown = legendOf(signsIn(matrices)).map(({ glyph, words }) => `${glyph} ${words}`);
  const legend = [...signsShown, ...waivedLegend(matrices)];
  const report = [
    `# Matrix on ${today}`,
    ...(blocks.length === 0 ? ['No portfolio, or none with a unit to show.'] : blocks),
    ...(plain || quiet || legend.length === 0 ? [] : [`Legend: ${legend.join(', ')}.`]),
  ].join('\n\n');
  // A text may be empty; what stands before it then ends its line.
  return `${report.replace(/ +$/gm, '')}\n`;
}

/** A heading that would be there twice says which portfolio it means; the unit stands last, for it ends in no full stop. */
function headingOf(matrix: Matrix, seen: Set<string>): string {
  if (matrix.columnsAre === 'units') return 'Learners and units';
  const { unitTitle = '', portfolio = '' } = matrix;
  const unit = markdownText(matrix.unit ?? '');
  const about = [matrix.columnsAre === 'learners' ? unitTitle : learnerOf(matrix), portfolio];
  const headings = about.map(markdownText).map((words) => [words, unit].filter((each) => each !== '').join(': '));
  const heading = headings.find((each) => !seen.has(each)) ?? headings[0]!;
  seen.add(heading);
  return heading;
}

function tableOf(matrix: Matrix, plain: boolean): string {
  const { columns, rows, columnsAre } = matrix;
  const isUnits = columnsAre === 'units';
  const before = isUnits ? ['learner'] : ['ref', 'criterion or requirement'];
  const head = [...before, ...columns.map(({ label }) => label), isUnits ? 'gaps' : 'status'];
  const rule = head.map((_, index) => (index < before.length || index === head.length - 1 ? '---' : ':---:'));
  const blank = (first: readonly string[]) => [...first, ...head.slice(first.length).map(() => '')];
  const lines = rows.flatMap((row, index) => {
    const cells = cellsByColumn(row);
    const said = columns.map(({ key }) => cellText(row, cells.get(key), plain));
    const text = isUnits ? [row.text] : [row.label, row.text];
    const line = [...text.map(markdownText), ...said, markdownText(standing(row))];
    const group = groupAbove(rows, index);
    return [...(group === undefined ? [] : [blank(group.map((words) => strong(markdownText(words))))]), line];
  });
  const feet = columns.some(({ foot }) => foot !== undefined)
    ? [[...blank([isUnits ? 'complete' : 'met']).slice(0, before.length), ...columns.map(({ foot = '' }) => foot), '']]
    : [];
  return [head.map(markdownText), rule, ...lines, ...feet]
    .map((cells) => `| ${cells.join(' | ')} |`.replace(/ {2,}/g, ' '))
    .join('\n');
}

const strong = (text: string): string => (text === '' ? '' : `**${text}**`);

/** The group that begins with a row. */
function groupAbove(rows: readonly MatrixRow[], index: number): [id: string, title: string] | undefined {
  const { group } = rows[index]!;
  const above = rows[index - 1]?.group;
  if (group === undefined || (group.id === above?.id && group.title === above.title)) return undefined;
  return [group.id, group.title];
}

function cellText(row: MatrixRow, cell: MatrixCell | undefined, plain: boolean): string {
  const sign = signIn(row, cell);
  if (sign === undefined || (plain && sign === 'none')) return '';
  const { glyph, words } = signs[sign];
  if (plain)
    return `${[words, ...(cell?.share === undefined ? [] : [shareOf(cell)])].join(' ')}${cell?.waived ? ', waived' : ''}`;
  const beside = cell && cellWords(cell);
  return beside === undefined ? glyph : `${glyph} ${beside}`;
}

const evidenceList = ({ columns }: Matrix): string =>
  columns
    .map(
      ({ label, title, method }) =>
        `- ${markdownText(label)}: ${markdownText(title)}${method === undefined ? '' : ` (${method})`}`,
    )
    .join('\n');
