import { oneLine } from '../../document/safe-text.ts';
import { wrapHanging } from '../../document/wrap.ts';
import { counted } from '../../words/counts.ts';
import type { Look } from '../look.ts';
import { learnerOf, type Matrix, type MatrixCell, type MatrixRow, shareOf } from './matrix.ts';
import { type Sign, signs } from './signs.ts';

/** The matrices for a screen reader: no symbols, one fact a line. */
export function matrixPlain(matrices: readonly Matrix[], { width, quiet }: Pick<Look, 'width' | 'quiet'>): string {
  const facts = matrices.flatMap((matrix) => [
    `${aboutOf(matrix)}: ${matrix.totals.facts.join(', ')}`,
    ...(quiet ? [] : matrix.rows.map((row) => rowSentence(row, matrix))),
  ]);
  const lines = facts.flatMap((fact) => wrapHanging(oneLine(fact), width));
  return `${lines.join('\n')}\n`;
}

function aboutOf(matrix: Matrix): string {
  if (matrix.columnsAre === 'units') return 'Learners and units';
  return matrix.columnsAre === 'learners'
    ? `${matrix.unit}, ${matrix.unitTitle}`
    : [learnerOf(matrix), ...(matrix.unit === undefined ? [] : [matrix.unit])].join(', ');
}

/** "B9/1.1: met by E01; claimed with E05", "B9/2.4: stale with E09: the verifier did not agree". */
function rowSentence(row: MatrixRow, { columnsAre, columns }: Matrix): string {
  const labels = new Map(columns.map(({ key, label, title }) => [key, columnsAre === 'learners' ? title : label]));
  if (columnsAre === 'units') {
    const units = row.cells.map(({ column, sign, share }) =>
      [column, signs[sign].words, ...(share === undefined ? [] : [shareOf({ share })])].join(' '),
    );
    return `${row.label}: ${[...units, units.length === 0 ? row.words : gapsOf(row)].join('; ')}`;
  }
  const bySign = new Map<Sign, MatrixCell[]>();
  for (const cell of row.cells) bySign.set(cell.sign, [...(bySign.get(cell.sign) ?? []), cell]);
  const named = (cells: readonly MatrixCell[]) =>
    cells.map(({ column, waived }) => `${labels.get(column) ?? column}${waived ? ' (waived)' : ''}`).join(', ');
  if (columnsAre === 'learners') {
    const groups = [...bySign]
      .filter(([sign]) => sign !== 'note')
      .map(([sign, cells]) => `${signs[sign].words}: ${named(cells)}`);
    return `${row.ref}: ${[row.words, ...groups].join('; ')}`;
  }
  const own: Sign = row.sign === 'met' ? 'accepted' : row.sign;
  const first = bySign.get(own);
  const head = first === undefined ? row.words : `${row.words} ${row.sign === 'met' ? 'by' : 'with'} ${named(first)}`;
  const others = [...bySign]
    .filter(([sign]) => sign !== own)
    .map(([sign, cells]) => {
      const reasons = [...new Set(saysWhy.has(sign) ? cells.map(({ because }) => because) : [])];
      const groups = reasons.map((why) => `${named(cells.filter(({ because }) => because === why))} (${why})`);
      return `${phrases[sign] ?? `${signs[sign].words}:`} ${groups.join('; ') || named(cells)}`;
    });
  return `${row.ref}: ${[row.why === undefined ? head : `${head}: ${row.why}`, ...others].join('; ')}`;
}

const gapsOf = ({ gaps = 0, waived }: MatrixRow): string =>
  `${counted(gaps, 'gap')}${typeof waived === 'number' ? ` (${waived} waived)` : ''}`;

const phrases: Partial<Record<Sign, string>> = {
  accepted: 'accepted',
  claimed: 'claimed with',
  partial: 'partial with',
  stale: 'stale with',
  'not-yet': 'not yet with',
  draft: 'draft',
};
const saysWhy: ReadonlySet<Sign> = new Set<Sign>(['idle', 'nearly']);
