import { type Html, type HtmlPart, html, joined } from '../document/html-template.ts';
import { gapOwners } from '../model/moves.ts';
import type { QualificationRow, UnitRow } from '../model/result.ts';
import { unitNumbers } from '../model/unit-numbers.ts';
import { counted } from '../words/counts.ts';
import { refusedSignOff } from '../words/decisions.ts';
import { listFacts } from '../words/lists.ts';
import { nextMoves } from '../words/moves.ts';
import {
  combinationStatusWords,
  figureWords,
  qualificationName,
  qualificationStanding,
} from '../words/qualifications.ts';
import { statusWords } from '../words/statuses.ts';
import { unitFacts } from '../words/units.ts';
import type { Learner } from './learner.ts';
import { fold, wordRow } from './tables.ts';

/** How the units stand, how far they make the qualification, and what else is to be known: actions, feedback, faults. */
export function statusView(own: Learner): Html {
  const { units, qualification } = own.portfolio;
  return html`<ul class="standing">${units.map((unit) => standing(unit, own))}</ul>${qualification && qualificationFold(qualification)}${notesOf(
    own,
  ).map(({ name, title, count, content }) =>
    fold(
      { title: html`<h2>${title}</h2>`, count, isOpen: true, kind: 'note', id: own.address('status', name) },
      content,
    ),
  )}`;
}

/** How a unit stands, in words, and whose move it is. */
function standing(unit: UnitRow, own: Learner): Html {
  const { assessor, verifier, registered, target, owner, status, signOff } = unit;
  const people = [
    assessor && `assessor ${own.person(assessor)}`,
    verifier && `verifier ${own.person(verifier)}`,
    registered && `registered ${registered}`,
    target && `target ${target}`,
    signOff && `signed off ${signOff.date} in ${signOff.record}`,
  ].filter(Boolean);
  const moves = owner === undefined ? '' : nextMoves({ owner, ...gapOwners(unit) });
  const refused = refusedSignOff(unit);
  const [, ...facts] = unitFacts(unit, unitNumbers(unit));
  return html`<li data-unit="${unit.unit}" data-row${unit.gaps.length > 0 && html` data-hole`}><h2><a href="#${own.address(unit.unit)}"><b>${unit.unit}</b> ${unit.title}</a></h2><p><b class="unit-status">${statusWords[status]}</b>${moves && html` · next: ${moves}`}</p>${refused && html`<p class="bad">${refused}</p>`}${bar(unit)}<p class="facts">${facts.join(' · ')}</p><p class="facts">${joined(
    people.map((fact) => html`<span class="nb">${fact}</span>`),
    ' · ',
  )}</p>`;
}

/** Met, claimed and open criteria as one bar; the words beside it say the same. */
function bar({ criteriaMet, criteriaClaimed, criteriaTotal }: UnitRow): HtmlPart {
  if (criteriaTotal === 0) return false;
  const claimed = Math.min(criteriaTotal, criteriaMet + criteriaClaimed);
  return html`<svg class="bar" viewBox="0 0 ${criteriaTotal} 1" preserveAspectRatio="none" aria-hidden="true"><rect class="open" width="${criteriaTotal}" height="1"/><rect class="claimed" width="${claimed}" height="1"/><rect class="met" width="${criteriaMet}" height="1"/></svg>`;
}

/** How far the units make the qualification, in a sentence; each of its rules when it is opened. */
const qualificationFold = (row: QualificationRow): Html =>
  html`<details class="qualification"><summary><b>${qualificationName(row)}</b> ${qualificationStanding(row)}</summary><ul>${row.rules.map(
    (rule) => html`<li><b>${rule.ref}</b> ${combinationStatusWords[rule.status]}: ${rule.text} · ${figureWords(rule)}`,
  )}</ul></details>`;

interface Note {
  name: string;
  title: string;
  /** How many there are, in words, for the link at the head of the page. */
  words: string;
  count: number;
  content: HtmlPart;
}

/** Agreed actions, what assessor and verifier wrote last, records without effect yet, and faults; only those there are. */
export const notesOf = (own: Learner): Note[] =>
  [actions(own), feedback(own), countersignatures(own), faultsIn(own)].filter(({ count }) => count > 0);

function actions({ actions: open }: Learner): Note {
  const overdue = open.filter(({ isOverdue }) => isOverdue).length;
  const rows = open.map(({ ref, text, owner, due, isOverdue }) =>
    wordRow(
      html`<b class="ref">${ref}</b>`,
      text,
      listFacts([owner, due && `due ${due}${isOverdue ? ', overdue' : ''}`], ' · '),
    ),
  );
  return {
    name: 'actions',
    title: 'Agreed actions',
    words: `${counted(open.length, 'agreed action')}${overdue === 0 ? '' : `, ${overdue} overdue`}`,
    count: open.length,
    content: html`<ul class="rows">${rows}</ul>`,
  };
}

/** What assessor and verifier wrote last, as quotations. */
function feedback(own: Learner): Note {
  const entries = own.feedback.map(({ record, paragraphs, isCut, file }) => {
    const words = paragraphs.map((text) => html`<p>${text}</p>`);
    const waits = record.awaitsCountersignature && ' · waits for a countersignature';
    return html`<figure data-row><blockquote>${words}</blockquote><figcaption>${own.person(record.by)} on ${record.date}, record ${record.id}${waits} · ${isCut && 'in full in '}${own.fileLink(file)}</figcaption></figure>`;
  });
  return {
    name: 'feedback',
    title: 'Latest feedback',
    words: 'latest feedback',
    count: entries.length,
    content: entries,
  };
}

const countersignatures = (own: Learner): Note =>
  faultNote(
    'countersignatures',
    'Waiting for a countersignature',
    ['record', 'without a countersignature'],
    (fault) => fault.code === waits,
    own,
  );

const faultsIn = (own: Learner): Note =>
  faultNote('faults', 'Faults in files', ['fault', 'in files'], (fault) => fault.code !== waits, own);

/** The one diagnostic that is no fault: what it tells of is as it should be, and waits. */
const waits = 'awaiting-countersignature';

function faultNote(
  name: string,
  title: string,
  [noun, where]: readonly [noun: string, where: string],
  isMeant: (fault: Learner['faults'][number]) => boolean,
  own: Learner,
): Note {
  const found = own.faults.filter(isMeant);
  const rows = found.map(({ code, severity, message, file, line, waived }) =>
    wordRow(
      html`<b class="ref">${code === waits ? 'waits' : severity}</b>`,
      message,
      `${inPortfolio(file, own)}, line ${line}${waived ? ' · waived' : ''}`,
    ),
  );
  return {
    name,
    title,
    words: `${counted(rows.length, noun)} ${where}`,
    count: rows.length,
    content: html`<ul class="rows">${rows}</ul>`,
  };
}

const inPortfolio = (file: string, { portfolio: { path } }: Learner): string =>
  file.startsWith(`${path}/`) ? file.slice(path.length + 1) : file;
