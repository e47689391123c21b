import { listsBy } from '../../resolve/lists-by.ts';
import { counted } from '../../words/counts.ts';
import { type Matrix, type MatrixCell, type MatrixRow, shareOf } from './matrix.ts';
import { type Sign, signs } from './signs.ts';

/** A row of a matrix where no table is drawn: "B9/1.1: met by E01; claimed with E05", "B9/2.4: stale with E09: the verifier did not agree". */
export function rowSentence(row: MatrixRow, { columnsAre, columns }: Matrix): string {
  if (columnsAre === 'units') {
    const units = row.cells.map(({ column, sign, share }) =>
      [column, signs[sign].words, ...(share === undefined ? [] : [shareOf({ share })])].join(' '),
    );
    return `${row.label}: ${[...units, units.length === 0 ? row.words : gapsOf(row)].join('; ')}`;
  }
  const labels = new Map(columns.map(({ key, label, title }) => [key, columnsAre === 'learners' ? title : label]));
  const bySign = listsBy(row.cells, ({ sign }) => sign);
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
