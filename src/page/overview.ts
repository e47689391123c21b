import { htmlAttribute, htmlText } from '../document/html-text.ts';
import { nextMover } from '../model/moves.ts';
import type { PortfolioRow, Result } from '../model/result.ts';
import { unitsMatrix } from '../report/matrix/cohort-matrix.ts';
import { cellsByColumn, type MatrixCell, type MatrixColumn, type MatrixRow } from '../report/matrix/matrix.ts';
import { signs } from '../report/matrix/signs.ts';
import { type StatusRow, statusRows } from '../report/status.ts';
import { withoutUnits } from '../report/without-units.ts';
import { qualificationStatusWords } from '../words/qualifications.ts';
import { shortStatusWords } from '../words/statuses.ts';
import type { LearnerCase } from './learner-case.ts';
import { glyphHtml } from './sign.ts';
import { withSeparators } from './thousands.ts';
import { unitAddress } from './unit-page.ts';

/** All learners against their units, as a heat map, with whose move it is and how long evidence waits. */
export function overview(result: Result, cases: readonly LearnerCase[], heading: string): string {
  const matrix = unitsMatrix(
    cases.flatMap(({ matrices }) => matrices),
    withoutUnits(result),
  );
  const waiting = new Map<string, StatusRow[]>();
  for (const row of statusRows(result)) waiting.set(row.portfolio, [...(waiting.get(row.portfolio) ?? []), row]);
  const found = new Map(matrix.rows.map((row) => [row.ref, row]));
  const rows = cases.map((own) => {
    const row = found.get(own.portfolio.path);
    const cells = row === undefined ? new Map<string, MatrixCell>() : cellsByColumn(row);
    return learnerRow(own, matrix.columns, cells, waiting.get(own.portfolio.path) ?? [], row);
  });
  return [
    `<section id="overview"><h1 tabindex="-1">${htmlText(heading)}</h1><p class="facts">${[result.today, ...matrix.totals.facts.map(withSeparators)].map(htmlText).join(' · ')}</p>`,
    `<nav class="by-unit" aria-label="Units">By criterion: ${matrix.columns.map(({ key, title }) => `<a href="#${unitAddress(key)}" title="${htmlAttribute(title)}">${htmlText(key)}</a>`).join(' ')}</nav>`,
    '<div class="scroll" tabindex="0" role="region" aria-label="Learners and units"><table class="cohort">',
    '<caption class="hush">Learners and units: criteria met of all, and how the unit stands</caption><thead><tr>',
    sortHead('Learner', 'text'),
    sortHead('Gaps', 'number', ' class="number"'),
    sortHead('Waits', 'number', ' class="number"'),
    sortHead('Next move', 'text'),
    sortHead('Actions', 'number', ' class="number"'),
    ...matrix.columns.map(({ key, label }) => sortHead(label, 'number', ` data-unit="${htmlAttribute(key)}"`)),
    `<tbody>${rows.join('')}</table></div></section>`,
  ].join('');
}

const sortHead = (words: string, sort: 'text' | 'number', more = ''): string =>
  `<th scope="col" aria-sort="none"${more}><button type="button" data-sort="${sort}">${htmlText(words)}</button>`;

function learnerRow(
  { address, name, portfolio }: LearnerCase,
  columns: readonly MatrixColumn[],
  cells: ReadonlyMap<string, MatrixCell>,
  rows: readonly StatusRow[],
  found: MatrixRow | undefined,
): string {
  const gaps = rows.reduce((sum, row) => sum + row.gaps, 0);
  const waits = rows.flatMap(({ waitingDays }) => waitingDays ?? []).sort((a, b) => b - a)[0];
  const owners = (['assessor', 'learner'] as const).filter((each) => rows.some((row) => nextMover(row) === each));
  const sum = (key: 'gapsLearner' | 'gapsAssessor') => rows.reduce((all, row) => all + row[key], 0);
  const [learner, assessor] = [sum('gapsLearner'), sum('gapsAssessor')];
  const next =
    learner > 0 && assessor > 0
      ? `<span class="nb">learner (${learner}),</span> <span class="nb">assessor (${assessor})</span>`
      : owners.join(', ');
  return [
    `<tr data-row${found?.isHole === false ? '' : ' data-hole'} data-units="${htmlAttribute(rows.map(({ unit }) => unit).join(' '))}"><th scope="row" data-v="${htmlAttribute(name.toLowerCase())}"><a href="#${address()}">${htmlText(name)}</a>${smallId({ name, portfolio })}${towards(portfolio)}`,
    `<td data-v="${gaps}" class="number gap-count">${rows.length === 0 ? '' : gaps}<td data-v="${waits ?? ''}" class="number waits">${waits === undefined ? '' : `${waits} d`}`,
    `<td data-v="${owners.join(' ')}" class="move">${rows.length === 0 ? htmlText(found?.words ?? '') : next}${actionCell(rows[0])}`,
    ...columns.map((column) => unitCell(column, cells.get(column.key), rows, address)),
  ].join('');
}

/** How far the learner is with a qualification, where the portfolio names one. */
const towards = ({ qualification: row }: PortfolioRow): string =>
  row === undefined
    ? ''
    : `<small>${htmlText(`${row.qualification}: ${qualificationStatusWords[row.status].replace(/:.*/, '')}`)}</small>`;

/** Open actions are the portfolio's, and the same in each of its rows. */
function actionCell(row: StatusRow | undefined): string {
  const { actionsOpen = 0, actionsOverdue = 0 } = row ?? {};
  const overdue = actionsOverdue === 0 ? '' : `<br><b class="bad">${actionsOverdue} overdue</b>`;
  return `<td data-v="${actionsOverdue * 1000 + actionsOpen}" class="number actions">${actionsOpen === 0 ? '' : `${actionsOpen} open${overdue}`}`;
}

/** The learner's id behind the name: two learners may have one name. */
export const smallId = ({ name, portfolio: { learner } }: Pick<LearnerCase, 'name' | 'portfolio'>): string =>
  learner.id === undefined || learner.id === name ? '' : ` <small>${htmlText(learner.id)}</small>`;

/** Criteria met of all, the deeper coloured the more; what the colour says stands there in numbers and words. */
function unitCell(
  { key }: MatrixColumn,
  cell: MatrixCell | undefined,
  rows: readonly StatusRow[],
  address: LearnerCase['address'],
): string {
  const row = rows.find(({ unit }) => unit === key);
  if (cell === undefined || row === undefined)
    return `<td data-unit="${htmlAttribute(key)}" class="out"><span class="hush">not registered</span><i aria-hidden="true">–</i>`;
  const { claimed, requirements, requirementsMet, status } = row;
  const isDone = signs[cell.sign].tone === 'good';
  const share = row.total === 0 ? Number(isDone) : row.met / row.total;
  const shade = status === 'withdrawn' ? 'out' : `h${Math.ceil(share * 10)}`;
  const facts = [
    shortStatusWords[status],
    ...(requirements === 0
      ? []
      : [`${requirementsMet}/${requirements} <abbr title="evidence requirements met">ERs</abbr>`]),
  ];
  return [
    `<td data-unit="${htmlAttribute(key)}" data-v="${share.toFixed(3)}" class="heat ${shade}${isDone ? ' done' : ''}">`,
    `<a href="#${address(key)}" data-label="${htmlAttribute(key)}"><span>${glyphHtml(cell.sign)} <b>${cell.text ?? '–'}</b>${claimed === 0 ? '' : ` · ${claimed} claimed`}</span> <small>${facts.join(' · ')}</small></a>`,
  ].join('');
}
