import type { Result } from '../../model/result.ts';
import { htmlAttribute, htmlText } from '../html-text.ts';
import { learnersMatrices, unitsMatrix } from '../matrix/cohort-matrix.ts';
import { cellsByColumn, type Matrix, type MatrixCell, type MatrixColumn, type MatrixRow } from '../matrix/matrix.ts';
import { signs } from '../matrix/signs.ts';
import { type StatusRow, statusRows } from '../status.ts';
import { withoutUnits } from '../without-units.ts';
import { shortStatusWords } from '../words.ts';
import { addressPart } from './address.ts';
import type { LearnerCase } from './learner-case.ts';
import { dotHtml, glyphHtml } from './sign.ts';

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
    `<section id="overview"><h1 tabindex="-1">${htmlText(heading)}</h1><p class="facts">${[result.today, ...matrix.totals.facts].map(htmlText).join(' · ')}</p>`,
    `<nav class="by-unit" aria-label="Units">By criterion: ${matrix.columns.map(({ key, title }) => `<a href="#/unit/${addressPart(key)}" title="${htmlAttribute(title)}">${htmlText(key)}</a>`).join(' ')}</nav>`,
    '<div class="scroll" tabindex="0" role="region" aria-label="Learners and units"><table class="cohort">',
    '<caption class="hush">Learners and units: criteria met of all, and how the unit stands</caption><thead><tr>',
    sortHead('Learner', 'text'),
    ...matrix.columns.map(({ key, label }) => sortHead(label, 'number', 'none', ` data-unit="${htmlAttribute(key)}"`)),
    sortHead('Gaps', 'number', 'none', ' class="number"'),
    sortHead('Waits', 'number', 'none', ' class="number"'),
    sortHead('Actions', 'number', 'none', ' class="number"'),
    '<th scope="col">Next move',
    `<tbody>${rows.join('')}</table></div></section>`,
  ].join('');
}

const sortHead = (words: string, sort: 'text' | 'number', order = 'none', more = ''): string =>
  `<th scope="col" aria-sort="${order}"${more}><button type="button" data-sort="${sort}">${htmlText(words)}</button>`;

function learnerRow(
  { address, name, portfolio }: LearnerCase,
  columns: readonly MatrixColumn[],
  cells: ReadonlyMap<string, MatrixCell>,
  rows: readonly StatusRow[],
  found: MatrixRow | undefined,
): string {
  const gaps = rows.reduce((sum, row) => sum + row.gaps, 0);
  const waits = rows.flatMap(({ waitingDays }) => waitingDays ?? []).sort((a, b) => b - a)[0];
  const owners = (['assessor', 'learner'] as const).filter((each) => rows.some(({ owner }) => owner === each));
  const sum = (key: 'gapsLearner' | 'gapsAssessor') => rows.reduce((all, row) => all + row[key], 0);
  const [learner, assessor] = [sum('gapsLearner'), sum('gapsAssessor')];
  const next =
    learner > 0 && assessor > 0
      ? `<span class="nb">learner (${learner}),</span> <span class="nb">assessor (${assessor})</span>`
      : owners.join(', ');
  return [
    `<tr data-row${found?.isHole === false ? '' : ' data-hole'} data-units="${htmlAttribute(rows.map(({ unit }) => unit).join(' '))}"><th scope="row" data-v="${htmlAttribute(name.toLowerCase())}"><a href="#${address()}">${htmlText(name)}</a>${smallId({ name, portfolio })}`,
    ...columns.map((column) => unitCell(column, cells.get(column.key), rows, address)),
    `<td data-v="${gaps}" class="number">${rows.length === 0 ? '' : gaps}<td data-v="${waits ?? ''}" class="number">${waits === undefined ? '' : `${waits} d`}${actionCell(rows[0])}<td>${rows.length === 0 ? htmlText(found?.words ?? '') : next}`,
  ].join('');
}

/** Open actions are the portfolio's, and the same in each of its rows. */
function actionCell(row: StatusRow | undefined): string {
  const { actionsOpen = 0, actionsOverdue = 0 } = row ?? {};
  const overdue = actionsOverdue === 0 ? '' : `<br><b>${actionsOverdue} overdue</b>`;
  return `<td data-v="${actionsOverdue * 1000 + actionsOpen}" class="number">${actionsOpen === 0 ? '' : `${actionsOpen} open${overdue}`}`;
}

/** The learner's id behind the name: two learners may have one name. */
const smallId = ({ name, portfolio: { learner } }: Pick<LearnerCase, 'name' | 'portfolio'>): string =>
  learner.id === undefined || learner.id === name ? '' : ` <small>${htmlText(learner.id)}</small>`;

/** Criteria met of all, the deeper coloured the more; what the colour says stands there in numbers and words. */
function unitCell(
  { key }: MatrixColumn,
  cell: MatrixCell | undefined,
  rows: readonly StatusRow[],
  address: LearnerCase['address'],
): string {
  const row = rows.find(({ unit }) => unit === key);
  if (cell === undefined || row === undefined) return `<td data-unit="${htmlAttribute(key)}">`;
  const share = row.total === 0 ? 0 : row.met / row.total;
  return `<td data-unit="${htmlAttribute(key)}" data-v="${share.toFixed(3)}" class="heat h${Math.ceil(share * 10)}"><a href="#${address(key)}"><b>${cell.text ?? '–'}</b> <small>${glyphHtml(cell.sign)} ${shortStatusWords[row.status]}</small>${moreNumbers(row)}</a>`;
}

/** What evid status has beside the criteria met. */
function moreNumbers({ claimed, requirements, requirementsMet }: StatusRow): string {
  const facts = [
    ...(claimed === 0 ? [] : [`${claimed} claimed`]),
    ...(requirements === 0
      ? []
      : [`${requirementsMet}/${requirements} <abbr title="evidence requirements met">ERs</abbr>`]),
  ];
  return facts.map((fact) => `<small>${fact}</small>`).join('');
}

/** For each unit a page with its learners against its criteria and requirements. */
export function unitPages(cases: readonly LearnerCase[]): { page: string; html: string }[] {
  const slugs = new Map(cases.map((own) => [own.portfolio.path, own]));
  return learnersMatrices(cases.flatMap(({ matrices }) => matrices)).map((matrix) => ({
    page: `/unit/${addressPart(matrix.unit ?? '')}`,
    html: unitPage(matrix, slugs),
  }));
}

function unitPage(matrix: Matrix, cases: ReadonlyMap<string, LearnerCase>): string {
  const rows = matrix.rows.filter(({ sign }) => sign !== 'note');
  const cells = rows.map(cellsByColumn);
  const line = ({ key, foot = '' }: MatrixColumn): string => {
    const own = cases.get(key)!;
    const found = cells.map((each) => each.get(key));
    const isHole = found.some(
      (cell) => cell !== undefined && signs[cell.sign].tone !== 'good' && cell.sign !== 'not-applicable',
    );
    return `<tr data-row${isHole ? ' data-hole' : ''}><th scope="row"><a href="#${own.address(matrix.unit ?? '')}">${htmlText(own.name)}</a>${smallId(own)}<td class="number">${foot}${rows.map(({ ref }, at) => signCell(found[at], own.refs.has(ref) ? own.address(ref) : own.address())).join('')}`;
  };
  const unit = htmlText(matrix.unit ?? '');
  return [
    `<article class="by-criterion"><nav class="crumb" aria-label="Back"><a href="#/">All learners</a></nav><h1 tabindex="-1">${unit} ${htmlText(matrix.unitTitle ?? '')}</h1>`,
    `<p class="facts">${matrix.totals.facts.map(htmlText).join(' · ')}</p>`,
    `<div class="scroll" tabindex="0" role="region" aria-label="Learners on ${htmlAttribute(matrix.unit ?? '')}"><table class="matrix"><caption class="hush">Learners against the criteria and requirements of ${unit}. The arrow keys move between the cells.</caption>`,
    `<thead><tr><th scope="col">Learner<th scope="col">Met${rows.map(({ label, text, words }) => `<th scope="col" class="item" title="${htmlAttribute(text)}">${htmlText(label)}<small class="hush">${htmlText(words)}</small>`).join('')}`,
    `<tbody>${matrix.columns.map(line).join('')}</table></div></article>`,
  ].join('');
}

const signCell = (cell: MatrixCell | undefined, address: string): string =>
  cell === undefined
    ? '<td>'
    : `<td class="s-${cell.sign}"><a href="#${address}">${dotHtml(cell.sign, signs[cell.sign].words)}</a>`;
