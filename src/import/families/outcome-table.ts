import { notCriteria, readOutcomes } from '../outcomes-reader.ts';
import { piecesUnder, readRequirements } from '../requirements.ts';
import { countOf, type Family, has } from './family.ts';

/** Outcomes, criteria `1.1` and guidance in columns, as awarding organisations of England, Wales and Northern Ireland publish them. */
export const outcomeTable: Family = {
  name: 'outcome-table',
  title: 'outcomes and assessment criteria',
  score: (document) => {
    const dotted = Math.min(
      countOf(document, /(?:^|[\s|])(?:(?:AC|PC|LO)\s?)?\d{1,2}\.\d{1,2}[.):]?\s{0,3}[A-Za-z]|^\d{1,2}\.\d{1,2}$/),
      30,
    );
    if (dotted === 0) return 0;
    return dotted + 6 * has(document, /learning outcome/i) + 4 * has(document, /assessment criteri/i);
  },
  read: (document) => {
    const draft = readOutcomes(document, { criteria: 'dotted', beyond: notCriteria });
    for (const pieces of piecesUnder(document, 'requirements', draft.used)) readRequirements(pieces, draft);
    return draft;
  },
};
