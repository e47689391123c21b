import type { CriterionPartRow, CriterionRow, UnitStatus } from '../model/result.ts';
import { isOver } from '../model/unit-states.ts';
import { counted } from './counts.ts';

/** How many of some units are complete; those that nobody works on any more are counted apart: "1 of 4 units complete", "1 withdrawn". */
export function completeWords(statuses: readonly UnitStatus[], noun?: string): string[] {
  const count = (status: UnitStatus) => statuses.filter((each) => each === status).length;
  const apart = countedApart.filter((status) => count(status) > 0);
  const { complete, open } = completeOf(statuses);
  const all = noun === undefined ? open : counted(open, noun);
  return [
    ...(open === 0 && apart.length > 0 ? [] : [`${complete} of ${all} complete`]),
    ...apart.map((status) => `${count(status)} ${statusWords[status]}`),
  ];
}

/** How many of some units are complete, and how many could be. */
export function completeOf(statuses: readonly UnitStatus[]): { complete: number; open: number } {
  const open = statuses.filter((each) => !isOver(each));
  return { complete: open.filter((each) => each === 'complete').length, open: open.length };
}
const countedApart: readonly UnitStatus[] = ['certificated', 'carried-over', 'withdrawn'];

/** A unit's status, as people say it; the same words in every output. */
export const statusWords: Record<UnitStatus, string> = {
  withdrawn: 'withdrawn',
  certificated: 'certificated',
  'carried-over': 'carried over',
  unknown: 'unknown: something cannot be read',
  'not-started': 'not started',
  complete: 'complete',
  'awaiting-sign-off': 'awaiting sign-off',
  'awaiting-assessment': 'awaiting assessment',
  'in-progress': 'in progress',
};

/** The same where there is little room: one unit that cannot be read must not take the table from all the others. */
export const shortStatusWords: Record<UnitStatus, string> = { ...statusWords, unknown: 'unknown' };

/** What comes before all that a plan or a report says of a portfolio of which something cannot be read. */
export const mendFirstWords =
  'First, what cannot be read is mended (evid check names it): until then nobody knows whether the rest is what comes next.';

/** A word of evid's files as people write it: "not yet", "work product". */
export const spoken = (word: string): string => word.replaceAll('-', ' ');

/** How a criterion that is not asked for stands, in a few words: "not asked for", "not asked for, claimed". */
export const notAskedWords = ({ status }: Pick<CriterionRow | CriterionPartRow, 'status' | 'asked'>): string =>
  status === 'missing' ? 'not asked for' : `not asked for, ${spoken(status)}`;
