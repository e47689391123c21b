import type { RuleResult } from './result.ts';

export type Indicators = NonNullable<RuleResult['indicators']>;

/** A number beside a judgement, with the facet whose values it counts. */
export type NumberBeside = Indicators[number] & { facet?: string | undefined };

/**
 * The numbers that stand beside a judge rule: those that the assessor saw where a judgement is in force, for today's were none of
 * its reasons; today's where one is still to be made, or to be made anew. Every report asks here.
 */
export function numbersBeside({
  judgement,
  indicators = [],
  facets = [],
}: Pick<RuleResult, 'judgement' | 'indicators' | 'facets'>): NumberBeside[] {
  const numbers = judgement === undefined || judgement.stale ? indicators : (judgement.shown ?? []);
  const values = numbers.filter(({ of }) => of === 'values');
  // What was shown then may have been the values of other facets.
  if (values.length !== facets.length) return numbers;
  return numbers.map((each) => (each.of === 'values' ? { ...each, facet: facets[values.indexOf(each)] } : each));
}
