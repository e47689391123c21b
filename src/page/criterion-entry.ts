import type { Passage } from '../case/passages.ts';
import { htmlText } from '../document/html-text.ts';
import type { ClaimRow, CriterionPartRow, CriterionRow } from '../model/result.ts';
import { signOf } from '../report/matrix/evidence-matrix.ts';
import { signs } from '../report/matrix/signs.ts';
import { criterionSign } from '../report/not-asked.ts';
import { togetherWords } from '../words/decisions.ts';
import { quoted } from '../words/quotation.ts';
import { ended } from '../words/sentences.ts';
import { evidenceFacts } from './evidence-facts.ts';
import type { LearnerCase } from './learner-case.ts';
import { glyphHtml, signHtml } from './sign.ts';

/** A criterion, or a part of one, that claims are made on. */
export type ClaimedRow = CriterionPartRow | (CriterionRow & { claims: ClaimRow[] });

/** The criteria of a unit that claims are made on: those without parts, and the parts of the others. */
export const leavesOf = (criteria: readonly CriterionRow[]): ClaimedRow[] =>
  criteria.flatMap((row): ClaimedRow[] => row.parts ?? [{ ...row, claims: row.claims ?? [] }]);

/** Everything about one criterion: its words, how it stands, and where each item shows it. */
export function criterionEntry(row: ClaimedRow, own: LearnerCase): string {
  const reason =
    row.record === undefined
      ? ''
      : `<p>Not applicable by ${htmlText(row.record)}${row.reason === undefined ? '' : `: ${htmlText(row.reason)}`}</p>`;
  const claims = row.claims.map((claim) => claimArticle(row, claim, own)).join('');
  return `<section class="entry" id="${own.address(row.ref)}"><h4><b>${htmlText(row.ref)}</b> ${signHtml(criterionSign(row))}</h4><p class="words">${htmlText(row.text)}</p>${reason}${claims || '<p class="none">No evidence claims it.</p>'}</section>`;
}

function claimArticle(row: ClaimedRow, claim: ClaimRow, own: LearnerCase): string {
  const item = own.items.get(claim.evidence);
  const sign = signOf(claim, own.drafts);
  const title =
    item === undefined
      ? `<b>${htmlText(claim.evidence)}</b>`
      : `<a href="#${own.evidenceAddress(item)}"><b>${htmlText(claim.evidence)}</b> ${htmlText(item.title)}</a>`;
  return [
    `<article class="claim s-${sign}" id="${own.address(row.ref, claim.evidence)}">`,
    `<h5>${title}</h5>`,
    `<p class="state">${glyphHtml(sign)} ${signs[sign].words}${claim.by === 'learner' ? '' : `, credited by the assessor in ${htmlText(claim.by)}`}</p>`,
    item === undefined ? '' : `<p class="facts">${evidenceFacts(item, own)}</p>`,
    ...own.passages.ofClaim(row.ref, claim).map((passage) => quotation(passage, claim, own)),
    claim.places.length === 0 && item?.held === undefined ? '<p class="none">No place named in the item.</p>' : '',
    `<ul class="reasons">${reasons(claim, own)
      .map((words) => `<li>${words}</li>`)
      .join('')}</ul>`,
    '</article>',
  ].join('');
}

/** A passage as a quotation that leads to its place. */
function quotation({ kind, line, file, at, text }: Passage, { evidence }: ClaimRow, own: LearnerCase): string {
  const item = own.items.get(evidence);
  const places = [
    ...(line === undefined || item === undefined
      ? []
      : [`<a href="#${own.evidenceAddress(item, line)}">${htmlText(evidence)}, line ${line}</a>`]),
    ...(file === undefined ? [] : [`${own.fileLink(file)}${at === undefined ? '' : ` ${htmlText(at)}`}`]),
  ].join(' · ');
  const words =
    text === '' ? '' : kind === 'held' ? `<p>${htmlText(text)}</p>` : `<blockquote>${htmlText(text)}</blockquote>`;
  return `<figure>${words}${places === '' ? '' : `<figcaption>${places}</figcaption>`}</figure>`;
}

/** What a claim that can count is worth as it stands: only what is accepted is met by it. */
const countsWords: Readonly<Record<ClaimRow['state'], string>> = {
  met: 'It counts.',
  partial: 'It counts as far as it goes.',
  claimed: 'It counts once it is decided.',
  stale: 'It counts again once it is decided anew.',
  'not-yet': 'It does not count.',
};

/** Why a claim counts or does not: the decision, what has become of it, and who has sampled it. */
function reasons(claim: ClaimRow, own: LearnerCase): string[] {
  const { decision, counts, why, contested, resubmitted, state, unconfirmed, disagreement } = claim;
  const recordOf = (id: string | undefined) => own.portfolio.records.find((each) => each.id === id);
  const record = recordOf(decision?.record);
  const trainee = recordOf(unconfirmed?.record);
  const verifier = recordOf(disagreement);
  const countersigned = (record?.countersignedBy ?? []).map(htmlText).join(', ');
  return [
    ...(unconfirmed === undefined
      ? []
      : [
          `Decided ${unconfirmed.outcome}${trainee === undefined ? '' : ` by ${htmlText(own.person(trainee.by))}, a trainee assessor,`} on ${unconfirmed.date}, record ${htmlText(unconfirmed.record)}, which no assessor has countersigned yet.`,
        ]),
    ...(decision === undefined
      ? unconfirmed === undefined
        ? ['Nobody has decided on it yet.']
        : []
      : [
          `Decided <b>${decision.outcome}</b>${record === undefined ? '' : ` by ${htmlText(own.person(record.by))}`} on ${decision.date}, record ${htmlText(decision.record)}${htmlText(togetherWords(decision))}${countersigned === '' ? '' : `, countersigned in ${countersigned}`}.`,
        ]),
    ...(decision?.reason === undefined ? [] : [htmlText(quoted(decision.reason))]),
    ...(contested ? ['The verifier did not agree, so the assessor decides again.'] : []),
    ...(state === 'stale' && !contested
      ? ['The evidence was changed after the decision, so the assessor decides again.']
      : []),
    ...(resubmitted ? ['It was changed after the decision and is claimed again.'] : []),
    ...(verifier === undefined
      ? []
      : [
          `It was decided anew after ${htmlText(own.person(verifier.by))} did not agree with an earlier decision, on ${verifier.date}, record ${htmlText(verifier.id)}.`,
        ]),
    ...(decision?.samples ?? []).map(
      ({ by, date, record, outcome, reason }) =>
        `Sampled by ${htmlText(own.person(by))} on ${date}, record ${htmlText(record)}: ${outcome === 'agreed' ? 'agreed' : '<b>not agreed</b>'}${reason === undefined ? '' : `. ${htmlText(quoted(reason))}`}`,
    ),
    counts ? countsWords[state] : htmlText(ended(`It does not count${why === undefined ? '' : `: ${why}`}`)),
  ];
}
