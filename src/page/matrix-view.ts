import { htmlAttribute, htmlText } from '../document/html-text.ts';
import {
  cellsByColumn,
  type Matrix,
  type MatrixCell,
  type MatrixColumn,
  type MatrixRow,
} from '../report/matrix/matrix.ts';
import { type Sign, signs } from '../report/matrix/signs.ts';
import type { LearnerCase } from './learner-case.ts';
import { dotHtml, signHtml } from './sign.ts';

/** Criteria and requirements of a unit against its evidence: a cell for each claim, which leads to where it is shown. */
export function unitMatrix(matrix: Matrix, own: LearnerCase): string {
  const rows = matrix.rows.filter(({ sign }) => sign !== 'note');
  if (rows.length === 0) return '<p class="none">There is nothing to show for this unit.</p>';
  const unit = htmlText(matrix.unit ?? '');
  return [
    `<div class="scroll" tabindex="0" role="region" aria-label="Matrix of ${htmlAttribute(matrix.unit ?? '')}"><table class="matrix">`,
    `<caption class="hush">Criteria and requirements of ${unit}, and the evidence for each. The arrow keys move between the cells.</caption>`,
    `<thead><tr><th scope="col">Criterion<th scope="col">Status${matrix.columns.map((column) => columnHead(column, own)).join('')}`,
    ...rows.map((row, index) => groupHead(row, rows[index - 1], matrix) + line(row, matrix.columns, own)),
    '</table></div>',
  ].join('');
}

function columnHead({ key, label, title, under }: MatrixColumn, own: LearnerCase): string {
  const item = own.items.get(key)!;
  return `<th scope="col" class="item"><a href="#${own.evidenceAddress(item)}"><span class="hush">${htmlText(title)}, </span>${htmlText(label)}</a><small>${under}</small>`;
}

function groupHead({ group }: MatrixRow, before: MatrixRow | undefined, { columns }: Matrix): string {
  if (before !== undefined && before.group?.id === group?.id && before.group?.title === group?.title) return '';
  return `<tbody><tr class="group"><th scope="rowgroup" colspan="${columns.length + 2}"><span>${htmlText(`${group?.id ?? ''} ${group?.title ?? ''}`.trim())}</span>`;
}

function line(row: MatrixRow, columns: readonly MatrixColumn[], own: LearnerCase): string {
  const found = cellsByColumn(row);
  const cells = columns.map(({ key }) => cellHtml(row, found.get(key), own)).join('');
  const names = [...(row.isPart ? ['part'] : []), ...(signs[row.sign].tone === 'bad' ? ['lacks'] : [])].join(' ');
  const marks = `${row.isHole ? ' data-hole' : ''}${names === '' ? '' : ` class="${names}"`}`;
  return `<tr data-row${marks}><th scope="row"><a href="#${own.address(row.ref)}">${htmlText(row.label)}</a> <span class="clip">${htmlText(row.text)}</span><td>${signHtml(row.sign, row.words)}${cells}`;
}

function cellHtml({ ref }: MatrixRow, cell: MatrixCell | undefined, own: LearnerCase): string {
  if (cell === undefined) return '<td>';
  const href = cell.claims === undefined ? own.address(ref) : own.address(ref, cell.column);
  return `<td class="s-${cell.sign}"><a href="#${href}">${dotHtml(cell.sign, `${cell.column} on ${ref}: ${signs[cell.sign].words}`)}</a>`;
}

/** The signs that a learner's matrices show. */
export const signsIn = (matrices: Iterable<Matrix>): Set<Sign> =>
  new Set(
    [...matrices].flatMap(({ rows }) => rows.flatMap(({ sign, cells }) => [sign, ...cells.map((each) => each.sign)])),
  );
