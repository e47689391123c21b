import { notCriteria, readOutcomes } from '../outcomes-reader.ts';
import { piecesUnder, readRequirements } from '../requirements.ts';
import { countOf, type Family, has } from './family.ts';

/** Units of Scotland: "Outcome 1" with criteria (a), (b), (c), whose letters start anew in every outcome. */
export const lettered: Family = {
  name: 'sqa',
  title: 'outcomes with lettered criteria',
  score: (document) => {
    const outcomes = countOf(document, /^(?:(?:learning )?outcome|LO|element)\s?[A-Z]{0,3}\d{1,4}\b/i);
    const letters = countOf(document, /^(?:[-•]\s)?(?:\([a-z]\)|[a-z][).])\s?\S/);
    const dotted = countOf(document, /^\d{1,2}\.\d{1,2}\b/);
    if (outcomes === 0 || letters < 2 || dotted > letters) return 0;
    return letters + 10 * Math.min(outcomes, 3) + 6 * has(document, /\bSQA\b|\bSCQF\b/);
  },
  read: (document) => {
    const draft = readOutcomes(document, {
      criteria: 'letters',
      beyond: notCriteria,
      within: /^performance criteria$/i,
    });
    for (const pieces of piecesUnder(document, 'requirements', draft.used)) readRequirements(pieces, draft);
    return draft;
  },
};
