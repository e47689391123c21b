/** One flag as it was typed. Their order matters: a reason belongs to what stands just before it. */
export interface Step<Flag extends string = string> {
  flag: Flag;
  value: string;
}

/** Flags of which the order matters and that both kinds of record take. */
const shared = ['reason', 'action', 'owner', 'due', 'close'] as const;

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
  'place',
  'countersign',
  ...shared,
] as const;
export type AssessFlag = (typeof assessFlags)[number];
export type AssessStep = Step<AssessFlag>;

/** The flags of `evid verify` of which the order matters. */
export const verifyFlags = [
  'assessment',
  'evidence',
  'criteria',
  'requirement',
  'achieved',
  'agreed',
  'not-agreed',
  ...shared,
] as const;
export type VerifyFlag = (typeof verifyFlags)[number];
export type VerifyStep = Step<VerifyFlag>;
