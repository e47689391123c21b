import { type Html, type HtmlPart, html, joined } from '../document/html-template.ts';
import { legendOf, type Sign, signs } from '../report/matrix/signs.ts';

/** A glyph. What is open must be easy to find: its ring, which a letter would have too small, is drawn. */
const glyph = (text: string): Html =>
  text === '·' ? html`<i class="dot" aria-hidden="true">·</i>` : html`<i aria-hidden="true">${text || '–'}</i>`;

/** The classes of what shows a sign: its name, and the tone in which everything about it is painted. */
export const signClass = (sign: Sign): string => `s-${sign} t-${signs[sign].tone}`;

/** The glyph of a sign alone, for beside words. */
export const glyphHtml = (sign: Sign): Html => glyphs[sign];
const glyphs = Object.fromEntries(Object.entries(signs).map(([sign, look]) => [sign, glyph(look.glyph)])) as Readonly<
  Record<Sign, Html>
>;

/** A sign with its words, or other words for them: never a colour or a picture alone. */
export const signHtml = (sign: Sign, words: string = signs[sign].words): Html =>
  html`<span class="sign ${signClass(sign)}">${glyphHtml(sign)} ${words}</span>`;

/** The glyph, with words for whoever cannot see it. */
export const dotHtml = (sign: Sign, words: string): Html => html`${glyphHtml(sign)}<span class="hush">${words}</span>`;

/** References in a row, each with its sign and as a link. */
export const chips = (each: readonly { sign: Sign; address: string; ref: string }[]): HtmlPart[] =>
  joined(
    each.map(
      ({ sign, address, ref }) =>
        html`<a class="chip ${signClass(sign)}" href="#${address}">${dotHtml(sign, signs[sign].words)} ${ref}</a>`,
    ),
    ' ',
  );

/** What the signs mean that are shown. */
export const legend = (shown: ReadonlySet<Sign>): HtmlPart =>
  html`<ul class="legend" aria-label="Legend">${legendOf(shown, ', ').map((each) => html`<li><b class="t-${each.tone}">${glyph(each.glyph)}</b> ${each.words}</li>`)}</ul>`;
