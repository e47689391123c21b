import type { Decided } from './decided.ts';

/**
 * What a sampling plan is to reach: candidates, assessors, methods, evidence, records, assessment sites (CAMERA, the frame that
 * awarding organisations in the United Kingdom teach internal verifiers).
 */
export const dimensions = ['candidates', 'assessors', 'methods', 'evidence', 'records', 'sites'] as const;
export type Dimension = (typeof dimensions)[number];

/** How far the samples so far and the plan reach one value of a dimension. */
export interface Reach {
  dimension: Dimension;
  value: string;
  decided: number;
  sampled: number;
  planned: number;
}

/** The value that something decided has in each dimension; a judgement has no method, a portfolio may name no workplace. */
export function valuesOf(each: Decided): { dimension: Dimension; value: string }[] {
  const { portfolio, assessor, method, evidence, unit, kind, site } = each;
  const found: [Dimension, string | undefined][] = [
    ['candidates', portfolio],
    ['assessors', assessor],
    ['methods', method],
    ['evidence', evidence === undefined ? undefined : unit],
    ['records', kind],
    ['sites', site === '' ? undefined : site],
  ];
  return found.flatMap(([dimension, value]) => (value === undefined ? [] : [{ dimension, value }]));
}

export const keyOf = ({ dimension, value }: { dimension: Dimension; value: string }): string =>
  `${dimension}\u0000${value}`;

/** Every value of every dimension, in the order of the frame and then of the result. */
export function reachOf(decided: readonly Decided[], planned: ReadonlySet<Decided>): Reach[] {
  const reach = new Map<string, Reach>();
  for (const each of decided) {
    for (const at of valuesOf(each)) {
      const row = reach.get(keyOf(at)) ?? { ...at, decided: 0, sampled: 0, planned: 0 };
      row.decided++;
      if (each.samples.length > 0) row.sampled++;
      if (planned.has(each)) row.planned++;
      reach.set(keyOf(at), row);
    }
  }
  return dimensions.flatMap((dimension) => [...reach.values()].filter((row) => row.dimension === dimension));
}
