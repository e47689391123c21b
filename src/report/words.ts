import type { UnitStatus } from '../model/result.ts';

/** "1 gap", "2 gaps", "1 item of evidence". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

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
