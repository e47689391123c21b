import type { Case } from '../case/case.ts';

/** The learner's name and id; without them the portfolio's folder. */
export const learnerOf = ({ portfolio: { learner, path } }: Pick<Case, 'portfolio'>): string =>
  (learner.name === undefined
    ? learner.id
    : learner.id === undefined
      ? learner.name
      : `${learner.name} (${learner.id})`) || path;
