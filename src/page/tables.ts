import { type Html, type HtmlPart, html } from '../document/html-template.ts';

/** A table in the frame that it scrolls in where there is not room for it; the label says what it is to who cannot see it. */
export const dataTable = ({
  kind,
  label,
  more = '',
  head,
  body,
}: {
  kind: string;
  label: string;
  more?: string;
  head: HtmlPart;
  body: HtmlPart;
}): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="${kind}"><caption class="hush">${label}${more}</caption><thead><tr>${head}${body}</table></div>`;

/** The heads of columns. */
export const heads = (...titles: readonly string[]): Html[] => titles.map((title) => html`<th scope="col">${title}`);

/** What is said of something, fact by fact; nothing of what there is nothing to say. */
export const factList = (facts: readonly (readonly [term: string, said: HtmlPart])[]): Html =>
  html`<dl>${facts
    .filter(([, said]) => said && !(Array.isArray(said) && said.length === 0))
    .map(([term, said]) => html`<dt>${term}<dd>${said}`)}</dl>`;

/** A group that can be folded, with how much there is in it; nothing where there is nothing. */
export const fold = (
  {
    title,
    count,
    isOpen = false,
    kind = '',
    id,
  }: { title: Html; count: number; isOpen?: boolean; kind?: string; id?: string },
  content: HtmlPart,
): HtmlPart =>
  html`<details class="fold ${kind}"${id !== undefined && html` id="${id}"`}${isOpen && html` open`}><summary>${title}${count > 0 && html` <span class="count">${count}</span>`}</summary>${content}</details>`;

/** Rows of a term, its words and, smaller, what is to be known of them. */
export const wordRow = (term: Html, words: string, facts: HtmlPart = false): Html =>
  html`<li data-row>${term}<span>${words}${facts && html`<span class="facts">${facts}</span>`}</span>`;
