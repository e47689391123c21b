import { beginningOf, latestFeedback } from '../case/feedback.ts';
import { htmlText } from '../document/html-text.ts';
import type { Diagnostic } from '../model/result.ts';
import { counted } from '../words/counts.ts';
import type { LearnerCase } from './learner-case.ts';

/** What a learner's page says besides how the units stand: a fold in the view of the gaps, and a link to it at the head. */
export interface Note {
  name: string;
  title: string;
  /** How many there are, in words, for the link. */
  words: string;
  count: number;
  content: string;
}

/** Agreed actions, what assessor and verifier wrote last, records without effect yet, and faults; only those there are. */
export function notesOf(own: LearnerCase): Note[] {
  const waiting = own.faults.filter(({ code }) => code === 'awaiting-countersignature');
  const faults = own.faults.filter((each) => !waiting.includes(each));
  return [actions(own), feedback(own), countersignatures(waiting, own), faultsIn(faults, own)].filter(
    ({ count }) => count > 0,
  );
}

/** The links at the head of the page. */
export const noteLinks = (notes: readonly Note[], own: LearnerCase): string =>
  notes.length === 0
    ? ''
    : `<ul class="see">${notes.map(({ name, words }) => `<li><a href="#${addressOfNote(name, own)}">${words}</a>`).join('')}</ul>`;

/** The notes themselves, folded. */
export const noteFolds = (notes: readonly Note[], own: LearnerCase): string =>
  notes
    .map(
      ({ name, title, count, content }) =>
        `<details class="fold note" id="${addressOfNote(name, own)}"><summary><h2>${title}</h2> <span class="count">${count}</span></summary>${content}</details>`,
    )
    .join('');

const addressOfNote = (name: string, own: LearnerCase): string => `${own.address('gaps')}/${name}`;

function actions({ portfolio, today }: LearnerCase): Note {
  const open = portfolio.actions.filter((action) => action.open);
  const overdue = open.filter(({ due }) => due !== undefined && due < today).length;
  const rows = open.map(({ ref, text, owner, due }) => {
    const facts = [
      ...(owner === undefined ? [] : [owner]),
      ...(due === undefined ? [] : [`due ${due}${due < today ? ', overdue' : ''}`]),
    ];
    return row(htmlText(ref), text, facts.map(htmlText).join(' · '));
  });
  return {
    name: 'actions',
    title: 'Agreed actions',
    words: `${counted(open.length, 'agreed action')}${overdue === 0 ? '' : `, ${overdue} overdue`}`,
    count: open.length,
    content: list(rows),
  };
}

/** About how many characters of a record are quoted. */
const mostQuoted = 1500;

/** What assessor and verifier wrote last, as quotations. */
function feedback(own: LearnerCase): Note {
  const found = latestFeedback(own.portfolio, own.sourceLines);
  const entries = found.map(({ record, file, ...whole }) => {
    const { paragraphs, isCut } = beginningOf(whole.paragraphs, mostQuoted);
    const waits = record.awaitsCountersignature ? ' · waits for a countersignature' : '';
    const words = paragraphs.map((text) => `<p>${htmlText(text)}</p>`).join('');
    const where = `${isCut ? 'in full in ' : ''}${own.fileLink(file)}`;
    return `<figure><blockquote>${words}</blockquote><figcaption>${htmlText(own.person(record.by))} on ${record.date}, record ${htmlText(record.id)}${waits} · ${where}</figcaption></figure>`;
  });
  return {
    name: 'feedback',
    title: 'Latest feedback',
    words: 'latest feedback',
    count: entries.length,
    content: entries.join(''),
  };
}

const countersignatures = (found: readonly Diagnostic[], own: LearnerCase): Note => ({
  name: 'countersignatures',
  title: 'Waiting for a countersignature',
  words: `${counted(found.length, 'record')} without a countersignature`,
  count: found.length,
  content: list(found.map((each) => row('waits', each.message, placeOf(each, own)))),
});

const faultsIn = (faults: readonly Diagnostic[], own: LearnerCase): Note => ({
  name: 'faults',
  title: 'Faults in files',
  words: `${counted(faults.length, 'fault')} in files`,
  count: faults.length,
  content: list(faults.map((each) => row(each.severity, each.message, placeOf(each, own)))),
});

function placeOf({ file, line, waived }: Diagnostic, { portfolio: { path } }: LearnerCase): string {
  const shown = file.startsWith(`${path}/`) ? file.slice(path.length + 1) : file;
  return `${htmlText(shown)}, line ${line}${waived === undefined ? '' : ' · waived'}`;
}

const list = (rows: readonly string[]): string => `<ul class="rows">${rows.join('')}</ul>`;
const row = (term: string, text: string, facts: string): string =>
  `<li><b class="ref">${term}</b><span>${htmlText(text)}<span class="facts">${facts}</span></span></li>`;
