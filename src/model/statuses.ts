/** How a criterion and a unit stand. */

/** From the best to the least; the first that fits is what a criterion is. */
export const criterionStatuses = [
  'met',
  'stale',
  'claimed',
  'partial',
  'not-yet',
  'missing',
  'not-applicable',
] as const;
export type CriterionStatus = (typeof criterionStatuses)[number];
export const unitStatuses = [
  'withdrawn',
  'certificated',
  'carried-over',
  'unknown',
  'not-started',
  'complete',
  'awaiting-sign-off',
  'awaiting-assessment',
  'in-progress',
] as const;
export type UnitStatus = (typeof unitStatuses)[number];
