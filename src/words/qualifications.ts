import type { CombinationRule } from '../model/qualification.ts';
import type { QualificationRow } from '../model/result.ts';
import { counted } from './counts.ts';

/** How a learner stands with a qualification, as people say it. */
export const qualificationStatusWords: Record<QualificationRow['status'], string> = {
  complete: 'complete',
  'on-course': 'on course: the units planned make it',
  short: 'short: the units planned do not make it',
  unknown: 'unknown: a qualification cannot be read',
};

/** "L2-CS, pathway bar": the qualification that a portfolio names. */
export const qualificationName = ({ qualification, pathway, title }: QualificationRow): string =>
  `${qualification}${title === undefined ? '' : ` ${title}`}${pathway === undefined ? '' : `, pathway ${pathway}`}`;

/** "short: …; 12 of 28 credits achieved, 20 planned". */
export function qualificationStanding({ status, credits }: QualificationRow): string {
  if (status === 'unknown') return qualificationStatusWords[status];
  return `${qualificationStatusWords[status]}; ${figureWords({ ...credits, measure: 'credits' })}`;
}

type CombinationRow = QualificationRow['rules'][number];
/** A rule with its figures: "12 of 28 credits achieved, 20 planned (at most 30)". */
export function figureWords({
  measure,
  achieved,
  planned,
  needed,
  atMost,
}: Pick<CombinationRow, 'measure' | 'achieved' | 'planned' | 'needed' | 'atMost'>): string {
  const noun = { units: 'unit', credits: 'credit', groups: 'group' }[measure];
  const now = needed === undefined ? counted(achieved, noun) : `${achieved} of ${counted(needed, noun)}`;
  const later = planned === achieved ? '' : `, ${planned} planned`;
  return `${now} achieved${later}${atMost === undefined ? '' : ` (at most ${atMost})`}`;
}

export const combinationStatusWords: Record<CombinationRow['status'], string> = {
  met: 'met',
  planned: 'planned',
  gap: 'short',
};

/** A rule of combination in words: "at least 11 credits, at level 2 or above, from groups A and B". */
export function combinationWords(rule: CombinationRule): string {
  const { take, units, credits, level, groups, 'each-of': each } = rule;
  const bounds = units ?? credits ?? {};
  const noun = `${units === undefined ? 'credit' : 'unit'}${(bounds['at-most'] ?? bounds['at-least']) === 1 ? '' : 's'}`;
  const what = take === undefined ? `${boundWords(bounds)} ${noun}` : 'all units';
  const from = groups === undefined ? [] : [`from ${groups.length === 1 ? 'group' : 'groups'} ${groups.join(', ')}`];
  const levels = level === undefined ? [] : [levelWords(level)];
  return [what, ...levels, ...from, ...(each === undefined ? [] : [`in each of the groups ${each.join(', ')}`])].join(
    ', ',
  );
}

interface Bounds {
  'at-least'?: number | undefined;
  'at-most'?: number | undefined;
}
const boundWords = ({ 'at-least': least, 'at-most': most }: Bounds): string =>
  [...(least === undefined ? [] : [`at least ${least}`]), ...(most === undefined ? [] : [`at most ${most}`])].join(
    ', ',
  );

function levelWords({ 'at-least': least, 'at-most': most }: Bounds): string {
  if (least === undefined) return `at level ${most} or below`;
  if (most === undefined) return `at level ${least} or above`;
  return least === most ? `at level ${least}` : `at levels ${least} to ${most}`;
}

/** "L2-CS: short: …; 12 of 28 credits achieved": how a learner stands with a qualification, in a line. */
export const qualificationLine = (row: QualificationRow): string =>
  `${qualificationName(row)}: ${qualificationStanding(row)}`;

/** "M1 met: Both mandatory units: 2 of 2 units achieved": how a learner stands with one of its rules. */
export const combinationLine = (rule: CombinationRow): string =>
  `${rule.ref} ${combinationStatusWords[rule.status]}: ${rule.text}: ${figureWords(rule)}`;
