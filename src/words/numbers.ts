import type { NumberBeside } from '../model/numbers-beside.ts';
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
