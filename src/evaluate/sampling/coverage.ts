import type { Sampleable } from './sampleable.ts';

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

/** The values that something decided has in each dimension; a judgement has no method, a portfolio may name no workplace. */
export function valuesOf(each: Sampleable): { dimension: Dimension; value: string }[] {
  const { portfolio, assessor, methods, unit, kind, site } = each;
  return [
    { dimension: 'candidates', value: portfolio },
    { dimension: 'assessors', value: assessor },
    ...methods.map((value) => ({ dimension: 'methods' as const, value })),
    ...(kind === 'decision' ? [{ dimension: 'evidence' as const, value: unit }] : []),
    { dimension: 'records', value: kind },
    ...(site === '' ? [] : [{ dimension: 'sites' as const, value: site }]),
  ];
}

export const keyOf = ({ dimension, value }: { dimension: Dimension; value: string }): string =>
  `${dimension}\u0000${value}`;

/** Every value of every dimension, in the order of the frame and then of the portfolios. */
export function reachOf(decided: readonly Sampleable[], planned: ReadonlySet<Sampleable>): Reach[] {
  const reach = new Map<string, Reach>();
  for (const each of decided) {
    for (const at of valuesOf(each)) {
      const row = reach.get(keyOf(at)) ?? { ...at, decided: 0, sampled: 0, planned: 0 };
      row.decided++;
      if (each.isTouched) row.sampled++;
      if (planned.has(each)) row.planned++;
      reach.set(keyOf(at), row);
    }
  }
  return dimensions.flatMap((dimension) => [...reach.values()].filter((row) => row.dimension === dimension));
}
