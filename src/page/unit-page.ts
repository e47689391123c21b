import { type Html, type HtmlPart, html } from '../document/html-template.ts';
import type { PortfolioRow } from '../model/result.ts';
import { learnersMatrices } from '../report/matrix/cohort-matrix.ts';
import { evidenceMatrices } from '../report/matrix/evidence-matrix.ts';
import { cellsByColumn, type MatrixCell, type MatrixRow } from '../report/matrix/matrix.ts';
import { type Sign, signs } from '../report/matrix/signs.ts';
import { listsBy } from '../resolve/lists-by.ts';
import { withSeparators } from '../words/counts.ts';
import { addressPart } from './address.ts';
import type { Learner } from './learner.ts';
import { groupWords } from './matrix-view.ts';
import { glyphHtml, legend, signClass } from './sign.ts';
import { dataTable } from './tables.ts';

/** The address of a unit's page. */
export const unitAddress = (unit: string): string => `/unit/${addressPart(unit)}`;

/** The learners of a unit against its criteria and requirements. */
export function unitPage(unit: string, cohort: readonly Learner[]): Html {
  const own = cohort.map(({ portfolio }) => ({
    ...portfolio,
    units: portfolio.units.filter((each) => each.unit === unit),
  }));
  const [matrix] = learnersMatrices(evidenceMatrices({ portfolios: own }));
  const learners = new Map(cohort.map((each) => [each.portfolio.path, each]));
  const rows = (matrix?.rows ?? []).filter(({ sign }) => sign !== 'note');
  const cells = rows.map(cellsByColumn);
  const wordsAt = ({ label }: MatrixRow) => `${unitAddress(unit)}/${addressPart(label)}`;
  const shown = new Set<Sign>();
  const lines = (matrix?.columns ?? []).map(({ key, foot }) => {
    const learner = learners.get(key)!;
    const found = cells.map((each) => each.get(key));
    for (const cell of found) if (cell) shown.add(cell.sign);
    return html`<tr data-row${found.some(isOpen) && html` data-hole`}><th scope="row"><a href="#${learner.address(unit)}">${learner.name}</a>${smallId(learner)}<td class="number">${foot}${rows.map(({ ref }, at) => signCell(found[at], learner.address(ref)))}`;
  });
  const heads = rows.map(
    (row) =>
      html`<th scope="col" class="item"><a href="#${wordsAt(row)}" title="${row.text}">${row.label}</a><small class="hush">${row.words}</small>`,
  );
  const table = dataTable({
    kind: 'matrix',
    label: `Learners on ${unit}`,
    more: ', against its criteria and requirements. The arrow keys move between the cells.',
    head: html`<th scope="col">Learner<th scope="col">Met${heads}`,
    body: html`<tbody>${lines}`,
  });
  return html`<article class="by-criterion${rows.length > mostUpright && ' many'}"><nav class="crumb" aria-label="Back"><a href="#/">All learners</a></nav><h1 tabindex="-1">${unit} ${matrix?.unitTitle}</h1><p class="facts">${matrix?.totals.facts.map(withSeparators).join(' · ')}</p>${table}${legend(shown)}${asked(rows, wordsAt)}</article>`;
}

/** With more columns than these their heads stand on end. */
const mostUpright = 24;

const isOpen = (cell: MatrixCell | undefined): boolean =>
  cell !== undefined && signs[cell.sign].tone !== 'good' && cell.sign !== 'not-applicable' && cell.sign !== 'not-asked';

const signCell = (cell: MatrixCell | undefined, address: string): Html =>
  cell === undefined
    ? html`<td>`
    : html`<td class="${signClass(cell.sign)}"><a href="#${address}" aria-label="${signs[cell.sign].words}">${glyphHtml(cell.sign)}</a>`;

/** The learner's id behind the name: two learners may have one name. */
export const smallId = ({
  name,
  portfolio: { learner },
}: {
  name: string;
  portfolio: Pick<PortfolioRow, 'learner'>;
}): HtmlPart => learner.id !== undefined && learner.id !== name && html` <small>${learner.id}</small>`;

/** The words of the criteria and requirements, to which the heads of the table lead, and how many learners meet each. */
function asked(rows: readonly MatrixRow[], addressOf: (row: MatrixRow) => string): HtmlPart {
  const groups = listsBy(rows, groupWords);
  const lists = [...groups].map(([group, own]) => {
    const items = own.map(
      (row) =>
        html`<li id="${addressOf(row)}" tabindex="-1"><b class="ref">${row.label}</b><span>${row.text}<span class="facts">${row.words}</span></span>`,
    );
    return html`<h3>${group}</h3><ul class="rows">${items}</ul>`;
  });
  return lists.length > 0 && html`<section class="asked"><h2>What is asked</h2>${lists}</section>`;
}
