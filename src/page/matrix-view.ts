import { type Html, type HtmlPart, html } from '../document/html-template.ts';
import { cellsByColumn, type Matrix, type MatrixCell, type MatrixRow } from '../report/matrix/matrix.ts';
import { type Sign, signs } from '../report/matrix/signs.ts';
import type { Learner } from './learner.ts';
import { dotHtml, signClass, signHtml } from './sign.ts';
import { dataTable } from './tables.ts';

/** Criteria and requirements of a unit against its evidence: a cell for each claim, which leads to where it is shown. */
export function unitMatrix({ unit = '', rows: all, columns }: Matrix, own: Learner): Html {
  const rows = all.filter(({ sign }) => sign !== 'note');
  if (rows.length === 0) return html`<p class="none">There is nothing to show for this unit.</p>`;
  const heads = columns.map(
    ({ key, label, title, under }) =>
      html`<th scope="col" class="item"><a href="#${own.itemAddress(key)}"><span class="hush">${title}, </span>${label}</a><small>${under}</small>`,
  );
  const lines = rows.map((row, index) => {
    const found = cellsByColumn(row);
    const names = [row.isPart && 'part', signs[row.sign].tone === 'bad' && 'lacks'].filter(Boolean).join(' ');
    const cells = columns.map(({ key }) => cellHtml(row, found.get(key), own));
    return html`${groupHead(row, rows[index - 1], columns.length + 2)}<tr data-row${row.isHole && html` data-hole`} class="${names}"><th scope="row"><a href="#${own.address(row.ref)}">${row.label}</a> <span class="clip">${row.text}</span><td>${signHtml(row.sign, row.words)}${cells}`;
  });
  return dataTable({
    kind: 'matrix',
    label: `Matrix of ${unit}`,
    more: ': criteria and requirements, and the evidence for each. The arrow keys move between the cells.',
    head: html`<th scope="col">Criterion<th scope="col">Status${heads}`,
    body: lines,
  });
}

function groupHead(row: MatrixRow, before: MatrixRow | undefined, span: number): HtmlPart {
  if (before !== undefined && groupWords(before) === groupWords(row)) return false;
  return html`<tbody><tr class="group"><th scope="rowgroup" colspan="${span}"><span>${groupWords(row)}</span>`;
}

/** What stands above rows: "1 Understand …". */
export const groupWords = ({ group }: Pick<MatrixRow, 'group'>): string =>
  `${group?.id ?? ''} ${group?.title ?? ''}`.trim();

function cellHtml({ ref }: MatrixRow, cell: MatrixCell | undefined, own: Learner): Html {
  if (cell === undefined) return html`<td>`;
  const address = cell.claims === undefined ? own.address(ref) : own.address(ref, cell.column);
  return html`<td class="${signClass(cell.sign)}"><a href="#${address}">${dotHtml(cell.sign, `${cell.column} on ${ref}: ${signs[cell.sign].words}`)}</a>`;
}

/** The signs that a learner's matrices show. */
export const signsIn = (matrices: readonly Matrix[]): Set<Sign> =>
  new Set(matrices.flatMap(({ rows }) => rows.flatMap(({ sign, cells }) => [sign, ...cells.map((each) => each.sign)])));
