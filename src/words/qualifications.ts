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
