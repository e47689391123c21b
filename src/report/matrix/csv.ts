import { naturalOrder } from '../../model/natural-order.ts';
import { csvLines } from '../csv.ts';
import { cellsByColumn, type Matrix } from './matrix.ts';
import { signs } from './signs.ts';

/** The matrices as one table: a line for each row of each, a column for each label that occurs; a cell says its state in words. */
export function matrixCsv(matrices: readonly Matrix[]): string {
  if (matrices[0]?.columnsAre === 'units') return unitsCsv(matrices[0]);
  const isCohort = matrices[0]?.columnsAre === 'learners';
  const keys = new Map(matrices.flatMap(({ columns }) => columns.map(({ key, label }) => [key, label] as const)));
  const columns = isCohort ? [...keys.keys()] : [...keys.keys()].sort(naturalOrder);
  const about = isCohort ? ['unit'] : ['portfolio', 'learner', 'name', 'unit'];
  const lines = matrices.flatMap(({ portfolio, learner, unit, status, rows, totals }) => {
    const whose = isCohort ? [unit] : [portfolio, learner?.id, learner?.name, unit];
    const said = rows.map((row) => {
      const cells = cellsByColumn(row);
      const words = columns.map((key) => {
        const cell = cells.get(key);
        return cell === undefined ? '' : `${signs[cell.sign].words}${cell.waived ? ', waived' : ''}`;
      });
      return [
        ...whose,
        ...[row.group?.id, row.group?.title, row.ref, row.text, row.words],
        ...(isCohort ? [] : [row.why]),
        ...words,
      ];
    });
    // What cannot be read has a line that says so, and so has a portfolio without a unit.
    const isUntold = !isCohort && (status === 'unknown' || unit === undefined);
    return isUntold ? [[...whose, '', '', '', '', totals.facts[0], '', ...columns.map(() => '')], ...said] : said;
  });
  const head = [...about, 'outcome', 'outcomeTitle', 'ref', 'text', 'status', ...(isCohort ? [] : ['why'])];
  return csvLines([[...head, ...columns.map((key) => keys.get(key))], ...lines]);
}

/** Learners and units: three columns a unit, so that numbers stay numbers. */
function unitsCsv({ columns, rows }: Matrix): string {
  const head = columns.flatMap(({ label }) => [label, `${label} met`, `${label} total`]);
  const lines = rows.map((row) => {
    const cells = cellsByColumn(row);
    const said = columns.flatMap(({ key }) => {
      const cell = cells.get(key);
      return [cell === undefined ? '' : signs[cell.sign].words, cell?.share?.met ?? '', cell?.share?.total ?? ''];
    });
    return [row.ref, row.text, row.words, row.waived, ...said];
  });
  return csvLines([['portfolio', 'learner', 'gaps', 'waived', ...head], ...lines]);
}
