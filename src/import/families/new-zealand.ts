import { notCriteria, readOutcomes } from '../outcomes-reader.ts';
import { countOf, type Family, has } from './family.ts';

/** Unit standards of New Zealand: "Outcome 1", its words, criteria `1.1`, *Range* behind what it belongs to. */
export const newZealand: Family = {
  name: 'new-zealand',
  title: 'New Zealand unit standard',
  score: (document) => {
    if (countOf(document, /^\d{1,2}\.\d{1,2}\b/) === 0) return 0;
    const marks =
      has(document, /\bNZQA\b|New Zealand Qualifications/i) +
      has(document, /^(?:outcomes?|elements?) and (?:evidence requirements|performance criteria)$/i) +
      has(document, /consent and moderation|\bCMR\b|planned review date|explanatory notes|guidance information/i) +
      has(document, /people credited with this (?:unit )?standard/i);
    return marks === 0 ? 0 : 10 + 12 * marks;
  },
  read: (document) =>
    readOutcomes(document, {
      criteria: 'dotted',
      beyond: new Set([...notCriteria, 'content', 'purpose']),
      within: /^(?:evidence requirements|performance criteria)$/i,
    }),
};
