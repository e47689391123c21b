import type { Step } from '../recording/step.ts';

/** The flags of `evid assess` of which the order matters. */
export const assessFlags = [
  'evidence',
  'met',
  'partial',
  'not-yet',
  'withdraw',
  'not-applicable',
  'judge',
  'basis',
  'achieved',
  'withdraw-sign-off',
  'reason',
  'place',
  'countersign',
  'action',
  'owner',
  'due',
  'close',
] as const;
export type AssessFlag = (typeof assessFlags)[number];
export type AssessStep = Step<AssessFlag>;
