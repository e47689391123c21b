import type { CriterionPartRow, CriterionRow } from './result.ts';

/** Whether a criterion (part) is neither asked for nor met: then what it lacks is nobody's business. */
export const isNotAsked = ({ status, asked }: Pick<CriterionRow | CriterionPartRow, 'status' | 'asked'>): boolean =>
  asked === false && status !== 'met' && status !== 'not-applicable';
