import { htmlAttribute, htmlText } from '../document/html-text.ts';
import { gapOwners } from '../model/moves.ts';
import type { CriterionRow, UnitRow } from '../model/result.ts';
import { unitNumbers } from '../model/unit-numbers.ts';
import { criterionSign } from '../report/not-asked.ts';
import { counted } from '../words/counts.ts';
import { refusedSignOff } from '../words/decisions.ts';
import { nextMoves } from '../words/moves.ts';
import { statusWords } from '../words/statuses.ts';
import { unitFacts } from '../words/units.ts';
import { criterionEntry, leavesOf } from './criterion-entry.ts';
import { evidenceEntry, evidenceView } from './evidence-entry.ts';
import { unitGaps } from './gaps-view.ts';
import type { LearnerCase } from './learner-case.ts';
import { type Note, noteFolds, noteLinks, notesOf } from './learner-notes.ts';
import { unitMatrix } from './matrix-view.ts';
import { qualificationPart } from './qualification-part.ts';
import { requirementEntry } from './requirement-entry.ts';
import { signHtml } from './sign.ts';

/** The whole page of one learner, with everything that its cells lead to. */
export function learnerPage(own: LearnerCase, { withBodies, alone }: { withBodies: boolean; alone: boolean }): string {
  const { units } = own.portfolio;
  const notes = notesOf(own);
  return [
    `<article class="learner" id="${own.address()}">`,
    alone ? '' : '<nav class="crumb" aria-label="Back"><a href="#/">All learners</a></nav>',
    head(own, notes),
    `<nav class="views" aria-label="Views">${(['gaps', 'matrix', 'evidence'] as const).map((view) => `<a href="#${own.address(view)}">${viewTitles[view]}</a>`).join('')}</nav>`,
    view(
      'gaps',
      own,
      (units.map((unit) => unitSection(unit, own.address(unit.unit), unitGaps(unit, own))).join('') || noUnit(own)) +
        noteFolds(notes, own),
    ),
    view(
      'matrix',
      own,
      units
        .map((unit, at) => unitSection(unit, own.address('matrix', unit.unit), unitMatrix(own.matrices[at]!, own)))
        .join(''),
    ),
    view('evidence', own, evidenceView(own)),
    appendix(own, withBodies),
    '</article>',
  ].join('');
}

const noUnit = ({ portfolio: { learner } }: LearnerCase): string =>
  `<p class="none">${learner.id === undefined ? 'How this learner stands is not known: something cannot be read.' : 'No unit to show.'}</p>`;

const viewTitles = { gaps: 'Gaps', matrix: 'Matrix', evidence: 'Evidence' };
const view = (name: keyof typeof viewTitles, own: LearnerCase, content: string): string =>
  `<section class="view" data-view="${name}" id="${own.address(name)}" aria-label="${viewTitles[name]}">${content}</section>`;

function head(own: LearnerCase, notes: readonly Note[]): string {
  const { portfolio, name } = own;
  const { learner, workplace, units } = portfolio;
  const who = [
    ...(learner.id === undefined || learner.id === name ? [] : [learner.id]),
    ...(workplace?.name === undefined ? [] : [workplace.name]),
    counted(portfolio.evidence.length, 'item of evidence', 'items of evidence'),
    ...(own.centre === undefined ? [] : [own.centre]),
    `as of ${own.today}`,
  ];
  return [
    `<header><h1 tabindex="-1">${htmlText(name)}</h1><p class="facts">${who.map(htmlText).join(' · ')}</p>`,
    `<ul class="standing">${units.map((unit) => standing(unit, own)).join('')}</ul>`,
    qualificationPart(portfolio.qualification),
    noteLinks(notes, own),
    '</header>',
  ].join('');
}

/** How a unit stands, in words, and whose move it is. */
function standing(unit: UnitRow, own: LearnerCase): string {
  const people = [
    ...(unit.assessor === undefined ? [] : [`assessor ${own.person(unit.assessor)}`]),
    ...(unit.verifier === undefined ? [] : [`verifier ${own.person(unit.verifier)}`]),
    ...(unit.registered === undefined ? [] : [`registered ${unit.registered}`]),
    ...(unit.target === undefined ? [] : [`target ${unit.target}`]),
    ...(unit.signOff === undefined ? [] : [`signed off ${unit.signOff.date} in ${unit.signOff.record}`]),
    ...(refusedSignOff(unit) === undefined ? [] : [refusedSignOff(unit)!]),
  ];
  return [
    `<li data-unit="${htmlAttribute(unit.unit)}"><h2><a href="#${own.address(unit.unit)}"><b>${htmlText(unit.unit)}</b> ${htmlText(unit.title)}</a></h2>`,
    `<p><b class="unit-status u-${unit.status}">${statusWords[unit.status]}</b>${unit.owner === undefined ? '' : ` · next move: ${nextMoves({ owner: unit.owner, ...gapOwners(unit) })}`}</p>`,
    bar(unit),
    `<p class="facts">${htmlText(unitFacts(unit, unitNumbers(unit)).slice(1).join(' · '))}</p><p class="facts">${people.map((fact) => `<span class="nb">${htmlText(fact)}</span>`).join(' · ')}</p>`,
  ].join('');
}

/** Met, claimed and open criteria as one bar; the words beside it say the same. */
export function bar({ criteriaMet, criteriaClaimed, criteriaTotal }: UnitRow): string {
  if (criteriaTotal === 0) return '';
  return `<svg class="bar" viewBox="0 0 ${criteriaTotal} 1" preserveAspectRatio="none" aria-hidden="true"><rect class="open" width="${criteriaTotal}" height="1"/><rect class="claimed" width="${Math.min(criteriaTotal, criteriaMet + criteriaClaimed)}" height="1"/><rect class="met" width="${criteriaMet}" height="1"/></svg>`;
}

const unitSection = (unit: UnitRow, id: string, content: string): string =>
  `<section class="unit" id="${id}" data-unit="${htmlAttribute(unit.unit)}"><h2><b>${htmlText(unit.unit)}</b> ${htmlText(unit.title)}</h2>${content}</section>`;

/** What the cells lead to: in the panel where there is one, else, and in print, at the end. */
function appendix(own: LearnerCase, withBodies: boolean): string {
  const { units, evidence } = own.portfolio;
  const unitPart = (unit: UnitRow) => [
    `<h3>${htmlText(unit.unit)}: where it is shown</h3>`,
    ...unit.criteria.flatMap((row) => [
      ...(row.parts === undefined ? [] : [wholeEntry(row, own)]),
      ...leavesOf([row]).map((leaf) => criterionEntry(leaf, own)),
    ]),
    ...unit.requirements.map((row) => requirementEntry(row, own, row.layer)),
  ];
  return [
    `<section class="appendix" aria-label="Details"><h2>Details</h2>`,
    ...units.flatMap(unitPart),
    evidence.length === 0 ? '' : '<h3>Evidence</h3>',
    ...evidence.map((item) => evidenceEntry(item, own, withBodies)),
    '</section>',
  ].join('');
}

/** A criterion in parts, which are claimed one by one. */
const wholeEntry = ({ ref, text, parts = [], ...row }: CriterionRow, own: LearnerCase): string =>
  `<section class="entry" id="${own.address(ref)}"><h4><b>${htmlText(ref)}</b> ${signHtml(criterionSign(row))}</h4><p class="words">${htmlText(text)}</p><ul class="parts">${parts.map((part) => `<li><a href="#${own.address(part.ref)}">${htmlText(part.ref)}</a> ${signHtml(criterionSign(part))} ${htmlText(part.text)}</li>`).join('')}</ul></section>`;
