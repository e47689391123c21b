import type { Family } from './family.ts';
import { outcomeTable } from './outcome-table.ts';

/** Pages of a register of qualifications: a number on a line of its own, its words on the next. */
export const register: Family = {
  name: 'register',
  title: 'page of a register',
  score: (document) => {
    const alone = document.pieces.filter(
      ({ text, row }) => row === undefined && /^\d{1,2}\.\d{1,2}\.?$/.test(text),
    ).length;
    const all = document.pieces.filter(({ text }) => /^\d{1,2}\.\d{1,2}\b/.test(text)).length;
    return alone > 1 && alone * 2 > all ? 1 + outcomeTable.score(document) : 0;
  },
  read: outcomeTable.read,
};
