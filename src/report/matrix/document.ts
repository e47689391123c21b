import {
  type Block,
  type Blocks,
  brief,
  type Column,
  type Document,
  dim,
  dotted,
  either,
  heading,
  joined,
  list,
  mark,
  paragraph,
  type Row,
  sign,
  table,
  toned,
  type Words,
} from '../../document/blocks.ts';
import { counted } from '../../words/counts.ts';
import { listFacts } from '../../words/lists.ts';
import type { Look } from '../look.ts';
import { shortMethods } from './evidence-matrix.ts';
import {
  cellsByColumn,
  learnerOf,
  type Matrix,
  type MatrixCell,
  type MatrixColumn,
  type MatrixRow,
  shareOf,
  signIn,
} from './matrix.ts';
import { rowSentence } from './sentence.ts';
import { legendOf, signs } from './signs.ts';

/** The matrices with their totals; with `verbose`, what each item of evidence and each learner in them is called. */
export function matrixDocument(
  matrices: readonly Matrix[],
  today: string,
  { quiet, verbose }: Pick<Look, 'quiet' | 'verbose'>,
): Document {
  const titles = new Set<string>();
  const all = matrices.map((matrix) => ({ matrix, title: titleOf(matrix, titles) }));
  const blocks = quiet
    ? [list(all.map(({ matrix, title }) => [title, ': ', dotted(matrix.totals.facts)]))]
    : all.map(({ matrix, title }) => [heading(2, title), matrixBlocks(matrix, verbose)]);
  return {
    title: `Matrix on ${today}`,
    untitledOnScreen: true,
    blocks: matrices.length === 0 ? [paragraph('No portfolio, or none with a unit to show.')] : blocks,
  };
}

/** What a matrix is about; the portfolio's folder where learners have one name. The unit stands last, for it ends in no full stop. */
function titleOf(matrix: Matrix, taken: Set<string>): string {
  const { columnsAre, unit, unitTitle = '', portfolio = '' } = matrix;
  if (columnsAre === 'units') return 'Learners and units';
  const titles = [columnsAre === 'learners' ? unitTitle : learnerOf(matrix), portfolio].map((about) =>
    listFacts([about, unit], ': '),
  );
  const title = titles.find((each) => !taken.has(each)) ?? titles[0]!;
  taken.add(title);
  return title;
}

function matrixBlocks(matrix: Matrix, verbose: boolean): Blocks {
  const { rows, columns, columnsAre, leftOut, totals } = matrix;
  return [
    paragraph(
      dotted(totals.facts),
      rows.length === 0 && totals.total > 0 && 'nothing is open here',
      leftOut !== undefined && `+${counted(leftOut, 'item')} of evidence on other rows`,
    ),
    rows.length > 0 && gridOf(matrix),
    verbose && columnsAre !== 'units' && list(columns.filter(({ label, title }) => label !== title).map(titled)),
  ];
}

const titled = ({ label, title, method }: MatrixColumn): string =>
  `${label}: ${title}${method === undefined ? '' : ` (${method})`}`;

/** Rows against columns; why a row stands as it does is told below, where there is room for it. */
function gridOf(matrix: Matrix): Block {
  const { rows, columns, columnsAre } = matrix;
  const isUnits = columnsAre === 'units';
  const before: Column[] = isUnits ? [{ head: 'learner' }] : [{ head: 'ref' }, { head: 'asks for', clipped: true }];
  const heads = columns.map(({ label, under }): Column => ({ head: label, under, signs: true }));
  const feet = columns.map(({ foot = '' }) => dim(foot));
  const foot: Row = {
    cells: [...(isUnits ? [] : ['']), dim(isUnits ? 'complete' : 'criteria met'), ...feet, ''],
    said: '',
  };
  const lines = rows.flatMap((row, at): Row[] => {
    const { group } = row;
    const above = rows[at - 1]?.group;
    const isNew = group !== undefined && (group.id !== above?.id || group.title !== above.title);
    return [...(isNew ? [{ cells: [group.id, group.title], isHead: true }] : []), lineOf(row, matrix)];
  });
  return table(
    [...before, ...heads, { head: isUnits ? 'gaps' : 'status' }],
    [...lines, ...(columns.some((each) => each.foot !== undefined) ? [foot] : [])],
    keyOf(matrix),
    rows.flatMap(({ label, words, why }) => (why === undefined ? [] : [`${label} ${words}: ${why}`])),
  );
}

function lineOf(row: MatrixRow, matrix: Matrix): Row {
  const { label, text, gist, words, waived } = row;
  const cells = cellsByColumn(row);
  return {
    cells: [
      label,
      ...(matrix.columnsAre === 'units' ? [] : [gist === undefined ? text : brief(text, gist)]),
      ...matrix.columns.map(({ key }) => cellWords(row, cells.get(key))),
      toned(signs[row.sign].tone, typeof waived === 'number' ? `${words} (${waived} waived)` : words),
    ],
    said: rowSentence(row, matrix),
  };
}

/** "●", "◐ 13/18", "· w". */
function cellWords(row: MatrixRow, cell: MatrixCell | undefined): Words {
  const shown = signIn(row, cell);
  if (shown === undefined) return '';
  const { glyph, words, tone } = signs[shown];
  const share = cell && shareOf(cell);
  return [
    mark(glyph, shown === 'none' ? '' : words, tone),
    share && toned(tone, ` ${share}`),
    cell?.waived && either(' w', ', waived'),
  ];
}

/** What the signs and the letters mean that occur. */
function keyOf({ rows, columns }: Matrix): Words {
  const cells = rows.flatMap((row) => {
    const own = cellsByColumn(row);
    return columns.map(({ key }) => ({ ...own.get(key), sign: signIn(row, own.get(key)) }));
  });
  const shown = new Set(cells.flatMap(({ sign: each }) => each ?? []));
  const used = new Set(columns.map(({ method }) => method));
  return joined(
    [
      ...legendOf(shown).map(({ glyph, words, tone }) => sign(glyph, words, tone)),
      cells.some(({ waived }) => waived) && 'w waived, and not met by it',
      ...Object.entries(shortMethods).map(
        ([method, short]) => used.has(method as keyof typeof shortMethods) && `${short} ${method}`,
      ),
    ],
    '  ',
  );
}
