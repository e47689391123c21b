import type { Matrix, MatrixRow } from './matrix.ts';

/**
 * The matrix with only the rows in which something is open, and of the evidence only what such a row has a cell for. The totals
 * stay those of all rows.
 */
export function onlyHoles(matrix: Matrix): Matrix {
  const rows = matrix.rows.filter(({ isHole }) => isHole);
  if (matrix.columnsAre !== 'evidence') return { ...matrix, rows };
  const named = new Set(rows.flatMap(({ cells }: MatrixRow) => cells.map(({ column }) => column)));
  const columns = matrix.columns.filter(({ key }) => named.has(key));
  const leftOut = matrix.columns.length - columns.length;
  return { ...matrix, rows, columns, ...(leftOut === 0 ? {} : { leftOut }) };
}
