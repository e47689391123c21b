import type { Draft } from '../draft.ts';
import type { Document } from '../pieces.ts';

/** One way in which awarding bodies write units down. */
export interface Family {
  name: string;
  /** What reports call it. */
  title: string;
  /** How much of what only this family has stands in the document; 0: it is none of it. */
  score: (document: Document) => number;
  read: (document: Document) => Draft;
}

/** How many pieces a form fits, up to a limit. */
export const countOf = ({ pieces }: Document, form: RegExp): number =>
  pieces.reduce((sum, { text }) => sum + (form.test(text) ? 1 : 0), 0);

export const has = ({ pieces }: Document, form: RegExp): number => (pieces.some(({ text }) => form.test(text)) ? 1 : 0);
