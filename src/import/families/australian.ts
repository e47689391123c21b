import { notCriteria, readOutcomes } from '../outcomes-reader.ts';
import { piecesUnder, readRequirements } from '../requirements.ts';
import { countOf, type Family, has } from './family.ts';

/** Units of competency of Australia: elements with performance criteria, then performance and knowledge evidence. */
export const australian: Family = {
  name: 'australian',
  title: 'Australian unit of competency',
  score: (document) => {
    if (countOf(document, /(?:^|\s)\d{1,2}\.\d{1,2}\b/) === 0) return 0;
    const marks =
      has(document, /^(?:performance|knowledge) evidence$/i) +
      has(document, /^elements?(?: and performance criteria)?$/i) +
      has(document, /^assessment conditions$|^foundation skills$|^unit mapping information$/i) +
      has(document, /^[A-Z]{3,}[A-Z]{3}\d{3,}/);
    return marks < 2 ? 0 : 10 + 12 * marks;
  },
  read: (document) => {
    const draft = readOutcomes(document, {
      criteria: 'dotted',
      beyond: new Set([...notCriteria, 'knowledge', 'purpose']),
    });
    for (const [section, prefix] of [
      ['performance', 'PE'],
      ['knowledge', 'KE'],
      ['conditions', 'AC'],
    ] as const)
      for (const pieces of piecesUnder(document, section, draft.used))
        readRequirements(pieces, draft, { prefix, numbered: false });
    return draft;
  },
};
