import type { RuleResult } from '../model/result.ts';

export type Indicators = NonNullable<RuleResult['indicators']>;

/**
 * The numbers that stand beside a judge rule: those that the assessor saw where a judgement is in force, for today's were none of
 * its reasons; today's where one is still to be made, or to be made anew. Every report asks here.
 */
export const numbersBeside = ({
  judgement,
  indicators = [],
}: Pick<RuleResult, 'judgement' | 'indicators'>): Indicators =>
  judgement === undefined || judgement.stale ? indicators : (judgement.shown ?? []);

/** The numbers beside a judgement in a sentence: "measured / expected: customers 24 / 3, occasions 14"; none: nothing. */
export const measuredWords = (indicators: Indicators = []): string =>
  indicators.length === 0
    ? ''
    : `measured / expected: ${indicators.map(({ of, measured, expected }) => `${of} ${measured}${expected === undefined ? '' : ` / ${expected}`}`).join(', ')}`;

/** A number beside a judgement, which decides nothing: "customers 24 (looked for: 3)". */
export const indicatorWords = ({ of, measured, expected }: Indicators[number]): string =>
  `${of} ${measured}${expected === undefined ? '' : ` (looked for: ${expected})`}`;
