import type { UnitRow, UnitStatus } from './result.ts';

/** Whether a certificate stands for a unit that a learner comes to by this route. */
export const isCarriedOver = (route: UnitRow['route']): boolean => route === 'credit-transfer' || route === 'exemption';

/** Whether nobody works on a unit any more, or never did here: the learner has left it, or a certificate stands for it. */
export const isOver = (status: UnitStatus): boolean =>
  status === 'withdrawn' || status === 'certificated' || status === 'carried-over';

/** Whether nothing is left to do about a unit. */
export const isFinished = (status: UnitStatus): boolean => status === 'complete' || isOver(status);

/** Whether a learner has a unit. */
export const isAchieved = (status: UnitStatus): boolean => isFinished(status) && status !== 'withdrawn';
