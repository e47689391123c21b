import type { NumberBeside } from '../model/numbers-beside.ts';
import type { RuleResult } from '../model/result.ts';
import type { Measured } from '../model/rule.ts';

/** "occasions", "values of style". */
export const measureWords = ({ of, facet }: Pick<Measured, 'of' | 'facet'>): string =>
  facet === undefined ? of : `${of} of ${facet}`;

/** The numbers beside a judgement in a sentence: "measured / expected: customers 24 / 3, occasions 14"; none: nothing. */
export const measuredWords = (indicators: readonly NumberBeside[] = []): string =>
  indicators.length === 0
    ? ''
    : `measured / expected: ${indicators.map(({ measured, expected, ...what }) => `${measureWords(what)} ${measured}${expected === undefined ? '' : ` / ${expected}`}`).join(', ')}`;

/** A number beside a judgement, which decides nothing: "customers 24 (looked for: 3)". */
export const indicatorWords = ({ measured, expected, ...what }: NumberBeside): string =>
  `${measureWords(what)} ${measured}${expected === undefined ? '' : ` (looked for: ${expected})`}`;

const found = (values: readonly string[] = []): string => (values.length === 0 ? 'none' : values.join(' and '));

/** What a count or a cover found and needs: "accepted cooperative; claimed cooperative; needed cooperative and uncooperative". */
export function boundWords(
  rule: Pick<RuleResult, 'accepted' | 'claimed' | 'needed' | 'atLeast' | 'atMost' | 'anyValue'>,
): string {
  const { accepted, claimed, needed, atLeast, atMost, anyValue } = rule;
  if (Array.isArray(needed)) {
    const all = `${atLeast === undefined ? '' : `${atLeast} of `}${needed.join(atLeast === undefined ? ' and ' : ', ')}`;
    const asked = anyValue ? `${atLeast ?? 'all'}, any of the facet` : all;
    return `accepted ${found(accepted?.found)}; claimed ${found(claimed?.found)}; needed ${asked}`;
  }
  const bounds = [
    ...(needed === undefined ? [] : [`needed ${needed}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
  ];
  return [`accepted ${accepted?.measured}`, `claimed ${claimed?.measured}`, ...bounds].join('; ');
}
