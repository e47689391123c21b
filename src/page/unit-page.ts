import { htmlAttribute, htmlText } from '../document/html-text.ts';
import { learnersMatrices } from '../report/matrix/cohort-matrix.ts';
import {
  cellsByColumn,
  type Matrix,
  type MatrixCell,
  type MatrixColumn,
  type MatrixRow,
} from '../report/matrix/matrix.ts';
import { type Sign, signs } from '../report/matrix/signs.ts';
import { addressPart } from './address.ts';
import type { LearnerCase } from './learner-case.ts';
import { smallId } from './overview.ts';
import { glyphHtml } from './sign.ts';
import { withSeparators } from './thousands.ts';

/** The address of a unit's page. */
export const unitAddress = (unit: string): string => `/unit/${addressPart(unit)}`;

/** For each unit a page with its learners against its criteria and requirements. */
export function unitPages(cases: readonly LearnerCase[]): { page: string; html: string }[] {
  const slugs = new Map(cases.map((own) => [own.portfolio.path, own]));
  return learnersMatrices(cases.flatMap(({ matrices }) => matrices)).map((matrix) => ({
    page: unitAddress(matrix.unit ?? ''),
    html: unitPage(matrix, slugs),
  }));
}

function unitPage(matrix: Matrix, cases: ReadonlyMap<string, LearnerCase>): string {
  const rows = matrix.rows.filter(({ sign }) => sign !== 'note');
  const cells = rows.map(cellsByColumn);
  const unit = matrix.unit ?? '';
  const wordsAt = ({ label }: MatrixRow) => `${unitAddress(unit)}/${addressPart(label)}`;
  const line = ({ key, foot = '' }: MatrixColumn): string => {
    const own = cases.get(key)!;
    const found = cells.map((each) => each.get(key));
    const isHole = found.some(
      (cell) =>
        cell !== undefined &&
        signs[cell.sign].tone !== 'good' &&
        cell.sign !== 'not-applicable' &&
        cell.sign !== 'not-asked',
    );
    return `<tr data-row${isHole ? ' data-hole' : ''}><th scope="row"><a href="#${own.address(unit)}">${htmlText(own.name)}</a>${smallId(own)}<td class="number">${foot}${rows.map(({ ref }, at) => signCell(found[at], own.refs.has(ref) ? own.address(ref) : own.address())).join('')}`;
  };
  const head = (row: MatrixRow) =>
    `<th scope="col" class="item"><a href="#${wordsAt(row)}" title="${htmlAttribute(row.text)}">${htmlText(row.label)}</a><small class="hush">${htmlText(row.words)}</small>`;
  return [
    `<article class="by-criterion"><nav class="crumb" aria-label="Back"><a href="#/">All learners</a></nav><h1 tabindex="-1">${htmlText(`${unit} ${matrix.unitTitle ?? ''}`)}</h1>`,
    `<p class="facts">${matrix.totals.facts.map((fact) => htmlText(withSeparators(fact))).join(' · ')}</p>`,
    `<div class="scroll" tabindex="0" role="region" aria-label="Learners on ${htmlAttribute(unit)}"><table class="matrix"><caption class="hush">Learners against the criteria and requirements of ${htmlText(unit)}. The arrow keys move between the cells.</caption>`,
    `<thead><tr><th scope="col">Learner<th scope="col">Met${rows.map(head).join('')}`,
    `<tbody>${matrix.columns.map(line).join('')}</table></div>`,
    asked(rows, wordsAt),
    '</article>',
  ].join('');
}

const signCell = (cell: MatrixCell | undefined, address: string): string =>
  cell === undefined
    ? '<td>'
    : `<td class="s-${cell.sign}"><a href="#${address}" aria-label="${signs[cell.sign].words}">${cellGlyphs[cell.sign]}</a>`;

/** As little as can be: a large cohort has thousands of cells. */
const cellGlyphs = Object.fromEntries(
  (Object.keys(signs) as Sign[]).map((sign) => [sign, signs[sign].glyph === '·' ? glyphHtml(sign) : signs[sign].glyph]),
) as Readonly<Record<Sign, string>>;

/** The words of the criteria and requirements, to which the heads of the table lead, and how many learners meet each. */
function asked(rows: readonly MatrixRow[], addressOf: (row: MatrixRow) => string): string {
  const groupOf = ({ group }: MatrixRow) => `${group?.id ?? ''} ${group?.title ?? ''}`.trim();
  const items = rows.map((row, index) => {
    const group = groupOf(row);
    const before = rows[index - 1];
    const begins = before === undefined || groupOf(before) !== group;
    const list = begins ? `${before === undefined ? '' : '</ul>'}<h3>${htmlText(group)}</h3><ul class="rows">` : '';
    return `${list}<li id="${addressOf(row)}" tabindex="-1"><b class="ref">${htmlText(row.label)}</b><span>${htmlText(row.text)}<span class="facts">${htmlText(row.words)}</span></span>`;
  });
  return items.length === 0 ? '' : `<section class="asked"><h2>What is asked</h2>${items.join('')}</ul></section>`;
}
