import { htmlText } from '../document/html-text.ts';
import type { CriterionStatus } from '../model/result.ts';
import { type Sign, signs } from '../report/matrix/signs.ts';

/** A sign with its words, or other words for them: never a colour or a picture alone. */
export const signHtml = (sign: Sign, words: string = signs[sign].words): string =>
  `<span class="sign s-${sign}">${glyphHtml(sign)} ${htmlText(words)}</span>`;

/** What is open must be easy to find: its dot, which many fonts have very small, is drawn. */
const dotClass = (glyph: string): string => (glyph === '·' ? ' class="dot"' : '');

/** The glyph alone, for beside words. */
export const glyphHtml = (sign: Sign): string =>
  `<i${dotClass(signs[sign].glyph)} aria-hidden="true">${signs[sign].glyph || '–'}</i>`;

/** The glyph, with words for whoever cannot see it. */
export const dotHtml = (sign: Sign, words: string): string =>
  `${glyphHtml(sign)}<span class="hush">${htmlText(words)}</span>`;

/** What a criterion, a requirement or a rule is. */
export type Standing = CriterionStatus | 'gap' | 'note';
