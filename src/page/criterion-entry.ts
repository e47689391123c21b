import type { Passage } from '../case/passages.ts';
import { type Html, type HtmlPart, html, joined } from '../document/html-template.ts';
import type { ClaimRow, CriterionPartRow, CriterionRow } from '../model/result.ts';
import { partsOf } from '../model/rows.ts';
import { signOf } from '../report/matrix/evidence-matrix.ts';
import { signs } from '../report/matrix/signs.ts';
import { criterionSign } from '../report/not-asked.ts';
import { togetherWords } from '../words/decisions.ts';
import { quoted } from '../words/quotation.ts';
import { ended } from '../words/sentences.ts';
import { spoken } from '../words/statuses.ts';
import { entry, partList, quotation } from './entry.ts';
import { evidenceFacts } from './evidence-view.ts';
import type { Learner } from './learner.ts';
import { glyphHtml, signClass, signHtml } from './sign.ts';

/** Everything about one criterion: its words, how it stands, and where each item shows it; one in parts leads to them. */
export function criterionEntries(row: CriterionRow, own: Learner): Html[] {
  const leaves = partsOf(row).map((leaf) => leafEntry(leaf, own));
  if (row.parts === undefined) return leaves;
  const parts = row.parts.map((part) => ({ ...part, sign: criterionSign(part) }));
  return [entry(row, signHtml(criterionSign(row)), partList(parts, own), own), ...leaves];
}

function leafEntry(row: CriterionPartRow, own: Learner): Html {
  const { record, reason, claims } = row;
  const reasoned = record !== undefined && html`<p>Not applicable by ${record}${reason && `: ${reason}`}</p>`;
  const shown = claims.map((claim) => claimArticle(row, claim, own));
  const content = [reasoned, shown.length > 0 ? shown : html`<p class="none">No evidence claims it.</p>`];
  return entry(row, signHtml(criterionSign(row)), content, own);
}

function claimArticle({ ref }: CriterionPartRow, claim: ClaimRow, own: Learner): Html {
  const { evidence, by, places } = claim;
  const item = own.items.get(evidence);
  const sign = signOf(claim, own.drafts);
  const title =
    item === undefined
      ? html`<b>${evidence}</b>`
      : html`<a href="#${own.itemAddress(item)}"><b>${evidence}</b> ${item.title}</a>`;
  return html`<article class="claim ${signClass(sign)}" id="${own.address(ref, evidence)}"><h5>${title}</h5><p class="state">${glyphHtml(sign)} ${signs[sign].words}${by !== 'learner' && `, credited by the assessor in ${by}`}</p>${
    item && html`<p class="facts">${evidenceFacts(item, own)}</p>`
  }${own.passages(ref, claim).map((passage) => located(passage, evidence, own))}${
    places.length === 0 && item?.held === undefined && html`<p class="none">No place named in the item.</p>`
  }<ul class="reasons">${reasons(claim, own).map((words) => html`<li>${words}</li>`)}</ul></article>`;
}

/** A passage as a quotation that leads to its place. */
function located(passage: Passage, evidence: string, own: Learner): Html {
  const { line, file, at } = passage;
  const places = [
    line !== undefined &&
      own.items.has(evidence) &&
      html`<a href="#${own.itemAddress(evidence, line)}">${evidence}, line ${line}</a>`,
    file !== undefined && html`${own.fileLink(file)}${at !== undefined && ` ${at}`}`,
  ];
  return quotation(passage, places.some(Boolean) && joined(places, ' · '));
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
function reasons(claim: ClaimRow, own: Learner): HtmlPart[] {
  const { decision, counts, why, contested, resubmitted, state, unconfirmed, disagreement } = claim;
  const record = own.portfolio.records.find(({ id }) => id === decision?.record);
  const confirmed = record?.countersignedBy ?? [];
  const trainee = unconfirmed && own.author(unconfirmed.record);
  const verifier = own.portfolio.records.find(({ id }) => id === disagreement);
  const said: (HtmlPart | undefined)[] = [
    unconfirmed &&
      html`Decided ${spoken(unconfirmed.outcome)}${trainee && ` by ${trainee}, a trainee assessor,`} on ${unconfirmed.date}, record ${unconfirmed.record}, which no assessor has countersigned yet.`,
    decision === undefined
      ? unconfirmed === undefined && 'Nobody has decided on it yet.'
      : html`Decided <b>${spoken(decision.outcome)}</b>${record && ` by ${own.person(record.by)}`} on ${decision.date}, record ${decision.record}${togetherWords(decision)}${confirmed.length > 0 && `, countersigned in ${confirmed.join(', ')}`}.`,
    decision?.reason && quoted(decision.reason),
    contested && 'The verifier did not agree, so the assessor decides again.',
    state === 'stale' && !contested && 'The evidence was changed after the decision, so the assessor decides again.',
    resubmitted && 'It was changed after the decision and is claimed again.',
    verifier &&
      `It was decided anew after ${own.person(verifier.by)} did not agree with an earlier decision, on ${verifier.date}, record ${verifier.id}.`,
    ...(decision?.samples ?? []).map(
      (sample) =>
        html`Sampled by ${own.person(sample.by)} on ${sample.date}, record ${sample.record}: ${sample.outcome === 'agreed' ? 'agreed' : html`<b>not agreed</b>`}${sample.reason && `. ${quoted(sample.reason)}`}`,
    ),
    counts ? countsWords[state] : ended(`It does not count${why === undefined ? '' : `: ${why}`}`),
  ];
  return said.filter(Boolean);
}
