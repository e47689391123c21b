import { type Html, type HtmlPart, html, joined } from '../document/html-template.ts';
import { nextMover } from '../model/moves.ts';
import type { PortfolioStanding, ResultOf } from '../model/standing.ts';
import { isAchieved, isFinished } from '../model/unit-states.ts';
import type { Sign } from '../report/matrix/signs.ts';
import { type PortfolioStatus, type StatusRow, waitWords } from '../report/status.ts';
import { withoutUnits } from '../report/without-units.ts';
import { listsBy } from '../resolve/lists-by.ts';
import { counted, withSeparators } from '../words/counts.ts';
import { nextMoves } from '../words/moves.ts';
import { qualificationStatusWords } from '../words/qualifications.ts';
import { shortStatusWords } from '../words/statuses.ts';
import { sumFacts } from '../words/units.ts';
import { addressOf } from './address.ts';
import { gapsAddress } from './gaps-page.ts';
import { nameOf } from './learner.ts';
import { glyphHtml, legend } from './sign.ts';
import { dataTable } from './tables.ts';
import { smallId, unitAddress } from './unit-page.ts';

/** A portfolio as the page's own parts know it; the learner's page is made of data. */
export interface PageEntry extends PortfolioStatus {
  titles: readonly [unit: string, title: string][];
}

interface Entry {
  portfolio: PortfolioStanding;
  slug: string;
}

/** All learners against their units, as a heat map, with whose move it is and how long evidence waits. */
export function overview(
  result: ResultOf<PageEntry>,
  all: readonly StatusRow[],
  learners: readonly Entry[],
  heading: string,
): Html {
  const rowsOf = listsBy(all, ({ portfolio }) => portfolio);
  const others = new Map(withoutUnits(result).map(({ portfolio, status }) => [portfolio, status]));
  const units = new Map(result.portfolios.flatMap(({ titles }) => titles));
  const lines = learners.map((learner) => {
    const { path } = learner.portfolio;
    return learnerRow(learner, [...units.keys()], rowsOf.get(path) ?? [], others.get(path));
  });
  const sum = (key: 'met' | 'total' | 'gaps' | 'waived') => all.reduce((total, row) => total + (row[key] ?? 0), 0);
  const facts = [
    result.today,
    counted(learners.length, 'learner'),
    counted(units.size, 'unit'),
    ...sumFacts(
      all.map(({ status }) => status),
      { met: sum('met'), total: sum('total'), gaps: sum('gaps'), waived: sum('waived') },
    ),
  ];
  const byUnit = [...units].map(([unit, title]) => html`<a href="#${unitAddress(unit)}" title="${title}">${unit}</a>`);
  const table = dataTable({
    kind: units.size > mostWide ? 'cohort narrow' : 'cohort',
    label: 'Learners and units',
    more: ': criteria met of all, and how the unit stands',
    head: [
      sortHead('Learner', 'text'),
      sortHead('Gaps', 'number', html` class="number"`),
      sortHead('Waits', 'number', html` class="number"`),
      sortHead('Next move', 'text'),
      sortHead('Actions', 'number', html` class="number"`),
      [...units.keys()].map((unit) => sortHead(unit, 'number', html` data-unit="${unit}"`)),
    ],
    body: html`<tbody>${lines}`,
  });
  return html`<section id="overview"><h1 tabindex="-1">${heading}</h1><p class="facts">${facts.map((fact, at) => (at === 0 ? fact : withSeparators(fact))).join(' · ')}</p><nav class="by-unit" aria-label="Units"><a href="#${gapsAddress}">Gaps of all learners</a> · By criterion: ${joined(byUnit, ' ')}</nav>${table}${legend(new Set<Sign>(all.map(({ status }) => status)))}</section>`;
}

/** Of more units than these only the numbers stand in the table; the words come where one points. */
const mostWide = 4;

const sortHead = (words: string, sort: 'text' | 'number', more?: Html): Html =>
  html`<th scope="col" aria-sort="none"${more}><button type="button" data-sort="${sort}">${words}</button>`;

function learnerRow(
  { portfolio, slug }: Entry,
  units: readonly string[],
  rows: readonly StatusRow[],
  other: string | undefined,
): Html {
  const name = nameOf(portfolio);
  const sum = (key: 'gaps' | 'gapsLearner' | 'gapsAssessor') => rows.reduce((all, row) => all + row[key], 0);
  const longest = rows
    .filter(({ waitingDays }) => waitingDays !== undefined)
    .sort((a, b) => b.waitingDays! - a.waitingDays!)[0];
  const waits = longest?.waitingDays;
  const owners = (['assessor', 'learner'] as const).filter((each) => rows.some((row) => nextMover(row) === each));
  const owner = owners.length === 2 ? 'learner' : owners[0];
  const both = { owner, gapsLearner: sum('gapsLearner'), gapsAssessor: sum('gapsAssessor') };
  const moves = joined(
    (owners.length === 2 && both.gapsLearner * both.gapsAssessor === 0 ? owners.join(', ') : nextMoves(both))
      .split(', ')
      .filter((each) => each !== '')
      .map((each) => html`<span class="nb">${each}</span>`),
    ', ',
  );
  // What a learner has in one unit, for whoever asks for that unit alone.
  const by = (of: (row: StatusRow) => string) =>
    rows.length > 0 && html` data-by="${JSON.stringify(Object.fromEntries(rows.map((row) => [row.unit, of(row)])))}"`;
  const isDone = rows.length > 0 && rows.every(({ status }) => isFinished(status));
  const towards = portfolio.qualification;
  return html`<tr data-row${!isDone && html` data-hole`} data-units="${rows.map(({ unit }) => unit).join(' ')}"><th scope="row" data-v="${name.toLowerCase()}"><a href="#/${slug}">${name}</a>${smallId({ name, portfolio })}${
    towards &&
    html`<small>${towards.qualification}: ${qualificationStatusWords[towards.status].replace(/:.*/, '')}</small>`
  }<td data-v="${sum('gaps')}" class="number gap-count"${by((row) => String(row.gaps))}>${rows.length > 0 && sum('gaps')}<td data-v="${waits}" class="number waits"${by(waitWords)}>${longest && waitWords(longest)}<td data-v="${owners.join(' ')}" class="move"${by(nextMoves)}>${rows.length === 0 ? other : moves}${actionCell(rows[0])}${units.map(
    (unit) =>
      unitCell(
        unit,
        rows.find((row) => row.unit === unit),
        slug,
      ),
  )}`;
}

/** Open actions are the portfolio's, and the same in each of its rows. */
function actionCell(row: StatusRow | undefined): Html {
  const { actionsOpen = 0, actionsOverdue = 0 } = row ?? {};
  const overdue = actionsOverdue > 0 && html`<br><b class="bad">${actionsOverdue} overdue</b>`;
  return html`<td data-v="${actionsOverdue * 1000 + actionsOpen}" class="number actions">${actionsOpen > 0 && html`${actionsOpen} open${overdue}`}`;
}

/** Criteria met of all, the deeper coloured the more; what the colour says stands there in numbers and words. */
function unitCell(unit: string, row: StatusRow | undefined, slug: string): HtmlPart {
  if (row === undefined)
    return html`<td data-unit="${unit}" class="out"><span class="hush">not registered</span><i aria-hidden="true">–</i>`;
  const { claimed, requirements, requirementsMet, status, met, total } = row;
  const isDone = isAchieved(status);
  const share = total === 0 ? Number(isDone) : met / total;
  const shade = status === 'withdrawn' ? 'out' : `h${Math.ceil(share * 10)}`;
  const facts = [
    shortStatusWords[status],
    ...(claimed > 0 ? [`${claimed} claimed`] : []),
    ...(requirements > 0
      ? [html`${requirementsMet}/${requirements} <abbr title="evidence requirements met">ERs</abbr>`]
      : []),
  ];
  return html`<td data-unit="${unit}" data-v="${share.toFixed(3)}" class="heat ${shade}${isDone && ' done'}"><a href="#/${slug}/${addressOf(unit)}" data-label="${unit}"><span>${glyphHtml(status)} <b>${total === 0 ? '–' : `${met}/${total}`}</b></span> <small>${joined(facts, ' · ')}</small></a>`;
}
