import { htmlText } from '../document/html-text.ts';
import type { EvidenceRow } from '../model/result.ts';
import { splitFrontMatter } from '../parse/front-matter.ts';
import { type Sign, signs } from '../report/matrix/signs.ts';
import { leavesOf } from './criterion-entry.ts';
import { bodyHtml } from './evidence-body.ts';
import { evidenceFacts } from './evidence-facts.ts';
import type { LearnerCase } from './learner-case.ts';
import { dotHtml } from './sign.ts';

/** Everything about one item: what it is, what it shows, its files, and its text. */
export function evidenceEntry(item: EvidenceRow, own: LearnerCase, withBody: boolean): string {
  const { id, title, tags, files, held, seenBy = [], seenOn, signed, withdrawn } = item;
  const facts = [
    ['What it is', evidenceFacts(item, own)],
    ['Shows', chips(id, claimsOf(id, own), own)],
    ['Situations', tags.map(({ tag, state }) => `${htmlText(tag)} (${signs[state].words})`).join(', ')],
    ['Customers', htmlText([...new Set(item.occasions.flatMap(({ customers }) => customers))].join(', '))],
    ['Files', files.map(own.fileLink).join(', ')],
    [
      'Held',
      held === undefined
        ? ''
        : htmlText(
            `${held}; ${seenBy.length === 0 ? 'nobody is named who saw it' : `seen by ${seenBy.map(own.person).join(', ')}${seenOn === undefined ? '' : ` on ${seenOn}`}`}`,
          ),
    ],
    ['Signed', signed ?? ''],
    ['Withdrawn', htmlText(withdrawn ?? '')],
  ];
  return [
    `<section class="entry item" id="${own.evidenceAddress(item)}"><h4><b>${htmlText(id)}</b> ${htmlText(title)}</h4>`,
    `<dl>${facts.map(([term, words]) => (words === '' ? '' : `<dt>${term}<dd>${words}`)).join('')}</dl>`,
    withBody
      ? `<div class="body">${body(item, own)}</div>`
      : '<p class="none">The text is left out of this page; see below why.</p>',
    '</section>',
  ].join('');
}

/** What an item shows of each criterion that it claims. */
const claimsOf = (id: string, { matrices }: LearnerCase): { ref: string; sign: Sign }[] =>
  matrices.flatMap(({ rows }) =>
    rows.flatMap(({ ref, cells }) =>
      cells.filter(({ column, claims }) => column === id && claims !== undefined).map(({ sign }) => ({ ref, sign })),
    ),
  );

/** Claims as links, each to where the item shows it. */
const chips = (id: string, claims: ReturnType<typeof claimsOf>, own: LearnerCase): string =>
  claims
    .map(
      ({ ref, sign }) =>
        `<a class="chip s-${sign}" href="#${own.address(ref, id)}">${dotHtml(sign, signs[sign].words)} ${htmlText(ref)}</a>`,
    )
    .join(' ');

function body(item: EvidenceRow, own: LearnerCase): string {
  const split = splitFrontMatter(item.path, own.sourceLines(item.path).join('\n'));
  if ('finding' in split || split.body.text.trim() === '') return '<p class="none">There is no text.</p>';
  return bodyHtml(split.body.text, {
    firstLine: split.body.firstLine,
    located: locatedLines(item.id, own),
    idOf: (line) => own.evidenceAddress(item, line),
    isLocator: (ref) => own.refs.has(ref),
    hrefOf: (written) => {
      const file = item.files.find((each) => written === each || written.replace(/^(\.\.?\/)+/, '') === each);
      return file === undefined ? undefined : own.fileHref(file);
    },
    heading: 5,
  });
}

const locatedLines = (id: string, own: LearnerCase): Set<number> =>
  new Set(
    own.portfolio.units.flatMap(({ criteria }) =>
      leavesOf(criteria).flatMap(({ ref, claims }) =>
        claims
          .filter(({ evidence }) => evidence === id)
          .flatMap((claim) => own.passages.ofClaim(ref, claim).flatMap(({ line }) => line ?? [])),
      ),
    ),
  );

/** The list of a learner's items: what there is, and how much of it counts. */
export function evidenceView(own: LearnerCase): string {
  const rows = own.portfolio.evidence.map((item) => {
    const shows = claimsOf(item.id, own);
    const isOpen = shows.some(({ sign }) => sign !== 'accepted');
    return `<tr data-row${isOpen ? ' data-hole' : ''}><th scope="row"><a href="#${own.evidenceAddress(item)}">${htmlText(item.id)}</a><td><a class="quiet" href="#${own.evidenceAddress(item)}">${htmlText(item.title)}</a><span class="facts">${evidenceFacts(item, own)}</span><td class="chips">${chips(item.id, shows, own)}`;
  });
  if (rows.length === 0) return '<p class="none">There is no evidence yet.</p>';
  return `<div class="scroll"><table class="list"><caption class="hush">Items of evidence</caption><thead><tr><th scope="col">Item<th scope="col">What it is<th scope="col">Shows<tbody>${rows.join('')}</table></div>`;
}
