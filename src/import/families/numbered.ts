import { outcomeLead } from '../leads.ts';
import { notCriteria, readOutcomes } from '../outcomes-reader.ts';
import { piecesUnder, readRequirements } from '../requirements.ts';
import { countOf, type Family } from './family.ts';

/** "Learning outcome 1" with criteria 1, 2, 3, whose numbers start anew in every outcome. */
export const numbered: Family = {
  name: 'numbered',
  title: 'outcomes with criteria numbered from 1 in each',
  score: (document) => {
    const outcomes = document.pieces.filter(({ text }) => outcomeLead(text) !== undefined).length;
    const numbers = countOf(document, /^\d{1,2}[.)]\s{1,3}\p{L}/u);
    const firsts = countOf(document, /^1[.)]\s{1,3}\p{L}/u);
    if (outcomes < 2 || firsts < 2 || numbers < 3 || countOf(document, /^\D{0,3}\d{1,2}\.\d{1,2}\b/) > 2) return 0;
    return Math.min(numbers, 30) + 5 * Math.min(outcomes, 4);
  },
  read: (document) => {
    const within = /^(?:assessment|performance) criteria$/i;
    const draft = readOutcomes(document, { criteria: 'numbers', beyond: notCriteria, within });
    for (const pieces of piecesUnder(document, 'requirements', draft.used)) readRequirements(pieces, draft);
    if (draft.outcomes.some(({ criteria }) => criteria.length > 0))
      draft.review.push({
        at: 'outcomes',
        note: 'the numbers of the criteria start anew in every outcome: the ids are made of both',
        confidence: 0.8,
      });
    return draft;
  },
};
