import { type Html, type HtmlPart, html } from '../document/html-template.ts';
import type { UnitRow } from '../model/result.ts';
import { unitNumbers } from '../model/unit-numbers.ts';
import { counted } from '../words/counts.ts';
import { listFacts } from '../words/lists.ts';
import { unitFacts } from '../words/units.ts';
import { criterionEntries } from './criterion-entry.ts';
import { evidenceEntry, evidenceView } from './evidence-view.ts';
import { unitGaps } from './gaps-view.ts';
import { type Learner, type View, views } from './learner.ts';
import { signsIn, unitMatrix } from './matrix-view.ts';
import { requirementEntries } from './requirement-entry.ts';
import { legend } from './sign.ts';
import { notesOf, statusView } from './status-view.ts';

/** The whole page of one learner, with everything that its cells lead to. */
export function learnerPage(own: Learner): Html {
  const { portfolio } = own;
  const matrices = own.matrices();
  const { units } = portfolio;
  const none =
    units.length === 0 &&
    html`<p class="none">${portfolio.learner.id === undefined ? 'How this learner stands is not known: something cannot be read.' : 'No unit to show.'}</p>`;
  const contents: Readonly<Record<View, HtmlPart>> = {
    status: [none, statusView(own)],
    gaps: [none, units.map((unit) => unitSection(unit, own.address(unit.unit), unitGaps(unit, own)))],
    matrix: [
      none,
      units.map((unit, at) => unitSection(unit, own.address('matrix', unit.unit), unitMatrix(matrices[at]!, own))),
    ],
    evidence: evidenceView(own),
  };
  return html`<article class="learner" id="${own.address()}">${!own.isAlone && html`<nav class="crumb" aria-label="Back"><a href="#/">All learners</a></nav>`}${head(own)}<nav class="views" aria-label="Views">${views.map((view) => html`<a href="#${own.address(view)}">${titles[view]}</a>`)}</nav>${views.map(
    (view) =>
      html`<section class="view" data-view="${view}" id="${own.address(view)}" aria-label="${titles[view]}">${contents[view]}</section>`,
  )}${legend(signsIn(matrices))}${appendix(own)}</article>`;
}

const titles: Readonly<Record<View, string>> = {
  status: 'Status',
  gaps: 'Gaps',
  matrix: 'Matrix',
  evidence: 'Evidence',
};

function head(own: Learner): Html {
  const { portfolio, name, centre, today } = own;
  const { learner, workplace, evidence } = portfolio;
  const who = [
    learner.id !== name && learner.id,
    workplace?.name,
    counted(evidence.length, 'item of evidence', 'items of evidence'),
    centre,
    `as of ${today}`,
  ];
  const notes = notesOf(own);
  return html`<header><h1 tabindex="-1">${name}</h1><p class="facts">${listFacts(who, ' · ')}</p>${
    notes.length > 0 &&
    html`<ul class="see">${notes.map((note) => html`<li><a href="#${own.address('status', note.name)}">${note.words}</a>`)}</ul>`
  }</header>`;
}

const unitSection = (unit: UnitRow, id: string, content: HtmlPart): Html =>
  html`<section class="unit" id="${id}" data-unit="${unit.unit}"><h2><b>${unit.unit}</b> ${unit.title}</h2><p class="facts">${unitFacts(unit, unitNumbers(unit)).join(' · ')}</p>${content}</section>`;

/** What the cells lead to: in the panel where there is one, else, and where all is printed, at the end. */
function appendix(own: Learner): Html {
  const { units, evidence } = own.portfolio;
  const inUnits = units.map(
    (unit) =>
      html`<h3>${unit.unit}: where it is shown</h3>${unit.criteria.map((row) => criterionEntries(row, own))}${unit.requirements.map((row) => requirementEntries(row, own, row.layer))}`,
  );
  return html`<section class="appendix" aria-label="Details"><h2>Details</h2>${inUnits}${evidence.length > 0 && html`<h3>Evidence</h3>`}${evidence.map((item, at) => evidenceEntry(item, at, own))}</section>`;
}
