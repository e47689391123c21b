import type { Step } from '../recording/step.ts';

/** The flags of `evid verify` of which the order matters. */
export const verifyFlags = [
  'assessment',
  'evidence',
  'criteria',
  'requirement',
  'achieved',
  'agreed',
  'not-agreed',
  'reason',
  'action',
  'owner',
  'due',
  'close',
] as const;
export type VerifyFlag = (typeof verifyFlags)[number];
export type VerifyStep = Step<VerifyFlag>;
