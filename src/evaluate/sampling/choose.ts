import { createHash } from 'node:crypto';
import { codeUnitOrder } from '../../model/natural-order.ts';
import { type Dimension, keyOf, valuesOf } from './coverage.ts';
import { mustBeSeen, type Risk, unreachedRisks } from './risk.ts';
import type { Chosen, Sampleable, Stratum } from './sampleable.ts';

/** What can be chosen, with what no choice changes. */
interface Open {
  decided: Sampleable;
  stratum: Stratum;
  values: readonly { dimension: Dimension; value: string }[];
  /** Of the values, as they are kept. */
  keys: readonly string[];
  risks: Risk[];
  weight: number;
  /** The lot that the seed drew for it. */
  lot: string;
}

/**
 * Chooses first what the shares ask for, then what reaches something that nothing has reached. Each time it takes, of what a verifier
 * has asked for or else of the learners from whom the plan takes least, the weightiest; then what reaches most; then the lot decides.
 */
export function choose(
  open: readonly Sampleable[],
  inScope: readonly Sampleable[],
  strata: ReadonlyMap<string, Stratum>,
  risks: (each: Sampleable) => Risk[],
  touched: ReadonlySet<string>,
  seed: string,
): Chosen[] {
  const reached = new Set(
    inScope
      .filter(({ isTouched }) => isTouched)
      .flatMap(valuesOf)
      .map(keyOf),
  );
  const names = new Set(touched);
  const hasReached = (name: string) => names.has(name);
  const picks = new Map<string, number>();
  const picksOf = ({ decided }: Open) => picks.get(decided.portfolio) ?? 0;
  const waiting = open
    .map((decided): Open => {
      const found = risks(decided);
      const values = valuesOf(decided);
      return {
        decided,
        stratum: strata.get(stratumOf(decided))!,
        values,
        keys: values.map(keyOf),
        risks: found,
        weight: weightOf(found),
        lot: lotOf(decided, seed),
      };
    })
    .sort((a, b) => codeUnitOrder(a.lot, b.lot));
  const chosen: Chosen[] = [];
  const weightNow = ({ decided, weight }: Open) => weight + weightOf(unreachedRisks(decided, hasReached));
  const freshOf = ({ keys }: Open) => keys.filter((key) => !reached.has(key)).length;
  const comesBefore = (a: Open, b: Open): boolean => {
    const asked = Number(a.weight >= mustBeSeen) - Number(b.weight >= mustBeSeen);
    return (asked || picksOf(b) - picksOf(a) || weightNow(a) - weightNow(b) || freshOf(a) - freshOf(b)) > 0;
  };
  const take = (isEligible: (each: Open) => boolean, why: (each: Open) => string) => {
    let best: Open | undefined;
    for (const each of waiting) if (isEligible(each) && (best === undefined || comesBefore(each, best))) best = each;
    if (best === undefined) return false;
    const { decided, keys, stratum } = best;
    const found = [...best.risks, ...unreachedRisks(decided, hasReached)].sort((a, b) => b.weight - a.weight);
    chosen.push({ rank: chosen.length + 1, decided, because: [why(best), ...found.map(({ reason }) => reason)] });
    for (const key of keys) reached.add(key);
    names.add(decided.assessor).add(decided.portfolio);
    picks.set(decided.portfolio, picksOf(best) + 1);
    stratum.planned++;
    waiting.splice(waiting.indexOf(best), 1);
    return true;
  };

  const isShort = ({ stratum: { wanted, sampled, planned } }: Open) => sampled + planned < wanted;
  while (
    take(isShort, ({ stratum: { percent, assessor, unit } }) => `${percent} % of what ${assessor} decided on ${unit}`)
  );
  // A plan that had to reach every candidate would be as long as the centre is large: candidates weigh, but do not bind.
  const binding = ({ values, keys }: Open) =>
    values.filter(({ dimension }, index) => dimension !== 'candidates' && !reached.has(keys[index]!));
  const brings = (each: Open) =>
    `nothing else brings in ${binding(each)
      .map(({ dimension, value }) => `${dimensionWords[dimension]} ${value}`)
      .join(', ')}`;
  while (take((each) => binding(each).length > 0, brings));
  return chosen;
}

const weightOf = (risks: readonly Risk[]): number => risks.reduce((sum, { weight }) => sum + weight, 0);

/** A dimension, as it is said of one value. */
export const dimensionWords: Readonly<Record<Dimension, string>> = {
  candidates: 'learner',
  assessors: 'assessor',
  methods: 'method',
  evidence: 'evidence for',
  records: 'kind of record',
  sites: 'site',
};

export const stratumOf = ({ assessor, unit }: Pick<Sampleable, 'assessor' | 'unit'>): string =>
  `${assessor}\u0000${unit}`;

/** A lot drawn for one thing decided: the SHA-256 of the seed and of what it is, so that anybody can draw it again. */
function lotOf({ portfolio, record, unit, evidence, requirement = '', kind }: Sampleable, seed: string): string {
  const items = kind === 'decision' ? evidence.join(' ') : '';
  return createHash('sha256').update([seed, portfolio, record, unit, items, requirement].join('\n')).digest('hex');
}
