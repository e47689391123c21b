import { Html, html, joined } from '../document/html-template.ts';
import type { EvidenceRow } from '../model/result.ts';
import { signs } from '../report/matrix/signs.ts';
import { counted } from '../words/counts.ts';
import { listFacts } from '../words/lists.ts';
import { seenWords } from '../words/people.ts';
import { spoken } from '../words/statuses.ts';
import type { Learner } from './learner.ts';
import { chips } from './sign.ts';
import { dataTable, factList, heads } from './tables.ts';

/** The list of a learner's items: what there is, and how much of it counts. */
export function evidenceView(own: Learner): Html {
  const { evidence } = own.portfolio;
  if (evidence.length === 0) return html`<p class="none">There is no evidence yet.</p>`;
  const rows = evidence.map((item) => {
    const shows = claimsOf(item, own);
    const isOpen = shows.some(({ sign }) => sign !== 'accepted');
    const address = own.itemAddress(item);
    return html`<tr data-row${isOpen && html` data-hole`}><th scope="row"><a href="#${address}">${item.id}</a><td><a class="quiet" href="#${address}">${item.title}</a><span class="facts">${evidenceFacts(item, own)}</span><td class="chips">${chips(shows)}`;
  });
  return dataTable({
    kind: 'list',
    label: 'Items of evidence',
    head: heads('Item', 'What it is', 'Shows'),
    body: html`<tbody>${rows}`,
  });
}

/** Everything about one item: what it is, what it shows, its files, and its text. */
export function evidenceEntry(item: EvidenceRow, index: number, own: Learner): Html {
  const { id, title, tags, files, held, signed, withdrawn, occasions } = item;
  const facts = factList([
    ['What it is', evidenceFacts(item, own)],
    ['Shows', chips(claimsOf(item, own))],
    ['Situations', tags.map(({ tag, state }) => `${tag} (${signs[state].words})`).join(', ')],
    ['Customers', [...new Set(occasions.flatMap(({ customers }) => customers))].join(', ')],
    ['Files', joined(files.map(own.fileLink), ', ')],
    ['Held', held !== undefined && `${held}; ${seenWords(item, own.person)}`],
    ['Signed', signed],
    ['Withdrawn', withdrawn],
  ]);
  return html`<section class="entry item" id="${own.itemAddress(item)}"><h4><b>${id}</b> ${title}</h4>${facts}${bodyOf(index, own)}</section>`;
}

/** The text of an item, which was made HTML without anything in it that a learner could have made. */
function bodyOf(index: number, { bodies }: Learner): Html {
  if (bodies === undefined) return html`<p class="none">The text is left out of this page; see below why.</p>`;
  const body = bodies[index]!;
  return html`<div class="body">${body === '' ? html`<p class="none">There is no text.</p>` : new Html(body)}</div>`;
}

/** What an item shows of each criterion that it claims. */
const claimsOf = ({ id }: EvidenceRow, { matrices, address }: Learner) =>
  matrices().flatMap(({ rows }) =>
    rows.flatMap(({ ref, cells }) =>
      cells
        .filter(({ column, claims }) => column === id && claims !== undefined)
        .map(({ sign }) => ({ sign, address: address(ref, id), ref })),
    ),
  );

/** The days of an item: the first, and the last where that is another. */
function daysOf({ occasions }: EvidenceRow): string {
  const days = occasions.flatMap(({ dates }) => dates).sort();
  const [first = '', last = ''] = [days.at(0), days.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}

/** What kind of evidence an item is, on one line: method, days, context, who took part. */
export function evidenceFacts(item: EvidenceRow, { person }: Pick<Learner, 'person'>): string {
  const { method, context, score, occasions, assessors = [], witnesses = [] } = item;
  const people = [...assessors, ...witnesses].map(person).join(', ');
  const hours = occasions.reduce((sum, occasion) => sum + (occasion.hours ?? 0), 0);
  const facts = [
    method && spoken(method),
    daysOf(item),
    context && spoken(context),
    people && `with ${people}`,
    hours > 0 && counted(hours, 'hour'),
    score !== undefined && `score ${score}`,
    item.planned ? 'planned' : item.draft && 'draft',
    item.withdrawn !== undefined && 'withdrawn',
  ];
  return listFacts(facts, ' · ');
}
