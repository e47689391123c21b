import { Html, type HtmlPart, html, joined } from '../document/html-template.ts';
import type { EvidenceRow } from '../model/result.ts';
import { type Sign, signs } from '../report/matrix/signs.ts';
import { counted } from '../words/counts.ts';
import { spoken } from '../words/statuses.ts';
import type { Learner } from './learner.ts';
import { dotHtml } from './sign.ts';
import { dataTable } from './tables.ts';

/** The list of a learner's items: what there is, and how much of it counts. */
export function evidenceView(own: Learner): Html {
  const { evidence } = own.portfolio;
  if (evidence.length === 0) return html`<p class="none">There is no evidence yet.</p>`;
  const rows = evidence.map((item) => {
    const shows = claimsOf(item, own);
    const isOpen = shows.some(({ sign }) => sign !== 'accepted');
    const address = own.itemAddress(item);
    return html`<tr data-row${isOpen && html` data-hole`}><th scope="row"><a href="#${address}">${item.id}</a><td><a class="quiet" href="#${address}">${item.title}</a><span class="facts">${evidenceFacts(item, own)}</span><td class="chips">${chips(item, shows, own)}`;
  });
  return dataTable({
    kind: 'list',
    label: 'Items of evidence',
    head: ['Item', 'What it is', 'Shows'].map((title) => html`<th scope="col">${title}`),
    body: html`<tbody>${rows}`,
  });
}

/** Everything about one item: what it is, what it shows, its files, and its text. */
export function evidenceEntry(item: EvidenceRow, index: number, own: Learner): Html {
  const { id, title, tags, files, held, seenBy = [], seenOn, signed, withdrawn, occasions } = item;
  const saw = seenBy.length === 0 ? 'nobody is named who saw it' : `seen by ${seenBy.map(own.person).join(', ')}`;
  const facts: [string, HtmlPart][] = [
    ['What it is', evidenceFacts(item, own)],
    ['Shows', chips(item, claimsOf(item, own), own)],
    ['Situations', tags.map(({ tag, state }) => `${tag} (${signs[state].words})`).join(', ')],
    ['Customers', [...new Set(occasions.flatMap(({ customers }) => customers))].join(', ')],
    ['Files', joined(files.map(own.fileLink), ', ')],
    ['Held', held !== undefined && `${held}; ${saw}${seenBy.length > 0 && seenOn ? ` on ${seenOn}` : ''}`],
    ['Signed', signed],
    ['Withdrawn', withdrawn],
  ];
  const told = facts.filter(([, words]) => words && (!Array.isArray(words) || words.length > 0));
  return html`<section class="entry item" id="${own.itemAddress(item)}"><h4><b>${id}</b> ${title}</h4><dl>${told.map(([term, words]) => html`<dt>${term}<dd>${words}`)}</dl>${bodyOf(index, own)}</section>`;
}

/** The text of an item, which was made HTML without anything in it that a learner could have made. */
function bodyOf(index: number, { bodies }: Learner): Html {
  if (bodies === undefined) return html`<p class="none">The text is left out of this page; see below why.</p>`;
  const body = bodies[index]!;
  return html`<div class="body">${body === '' ? html`<p class="none">There is no text.</p>` : new Html(body)}</div>`;
}

/** What an item shows of each criterion that it claims. */
const claimsOf = ({ id }: EvidenceRow, { matrices }: Learner): { ref: string; sign: Sign }[] =>
  matrices.flatMap(({ rows }) =>
    rows.flatMap(({ ref, cells }) =>
      cells.filter(({ column, claims }) => column === id && claims !== undefined).map(({ sign }) => ({ ref, sign })),
    ),
  );

/** Claims as links, each to where the item shows it. */
const chips = ({ id }: EvidenceRow, claims: ReturnType<typeof claimsOf>, own: Learner): HtmlPart[] =>
  joined(
    claims.map(
      ({ ref, sign }) =>
        html`<a class="chip s-${sign}" href="#${own.address(ref, id)}">${dotHtml(sign, signs[sign].words)} ${ref}</a>`,
    ),
    ' ',
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
  return [
    method && spoken(method),
    daysOf(item),
    context && spoken(context),
    people && `with ${people}`,
    hours > 0 && counted(hours, 'hour'),
    score !== undefined && `score ${score}`,
    item.planned ? 'planned' : item.draft && 'draft',
    item.withdrawn !== undefined && 'withdrawn',
  ]
    .filter(Boolean)
    .join(' · ');
}
