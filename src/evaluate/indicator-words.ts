import type { RuleResult } from '../model/result.ts';

/** A number beside a judgement, which decides nothing: "customers 24 (looked for: 3)". */
export const indicatorWords = ({ of, measured, expected }: NonNullable<RuleResult['indicators']>[number]): string =>
  `${of} ${measured}${expected === undefined ? '' : ` (looked for: ${expected})`}`;
