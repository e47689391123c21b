import type { Passage } from '../case/passages.ts';
import { type Html, type HtmlPart, html } from '../document/html-template.ts';
import type { Sign } from '../report/matrix/signs.ts';
import type { Learner } from './learner.ts';
import { signHtml } from './sign.ts';

/** What a cell leads to: a criterion or a requirement with its words, how it stands, and what is said of it. */
export const entry = (
  { ref, text }: { ref: string; text: string },
  sign: Html,
  content: HtmlPart,
  own: Learner,
): Html =>
  html`<section class="entry" id="${own.address(ref)}"><h4><b>${ref}</b> ${sign}</h4><p class="words">${text}</p>${content}</section>`;

/** The parts of a criterion or a requirement, each with how it stands. */
export const partList = (parts: readonly { ref: string; text: string; sign: Sign }[], own: Learner): HtmlPart =>
  parts.length > 0 &&
  html`<ul class="parts">${parts.map(({ ref, text, sign }) => html`<li><a href="#${own.address(ref)}">${ref}</a> ${signHtml(sign)} ${text}</li>`)}</ul>`;

/** Words as a quotation, with where they stand. */
export const quotation = ({ kind, text }: Pick<Passage, 'kind' | 'text'>, where: HtmlPart): Html =>
  html`<figure>${text !== '' && (kind === 'held' ? html`<p>${text}</p>` : html`<blockquote>${text}</blockquote>`)}${where && html`<figcaption>${where}</figcaption>`}</figure>`;
