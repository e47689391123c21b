import { createHash } from 'node:crypto';
import { codeUnitOrder } from '../../model/natural-order.ts';
import type { Person } from '../../model/portfolio.ts';
import type { Result } from '../../model/result.ts';
import type { SamplingPolicy } from '../../resolve/config.ts';
import { keyOf, type Reach, reachOf, valuesOf } from './coverage.ts';
import { type Decided, decidedIn } from './decided.ts';
import { riskFrame, risksOf, shareOf } from './risk.ts';

/** Something to sample: what it is, how it may be taken up, and why it was chosen. */
export interface Chosen {
  rank: number;
  decided: Decided;
  because: string[];
}
/** What one assessor decided on one unit: how much of it is to be sampled, has been and is planned. */
export interface Stratum {
  assessor: string;
  unit: string;
  percent: number;
  because: string;
  decided: number;
  wanted: number;
  sampled: number;
  planned: number;
}
export interface SamplingPlan {
  today: string;
  seed: string;
  verifier?: string;
  policy: SamplingPolicy;
  chosen: Chosen[];
  strata: Stratum[];
  reach: Reach[];
  /** How many of the decided the verifier may not sample, having decided them. */
  own: number;
  /** How many of the decided are of units that the verifier does not verify on the day. */
  outside: number;
  /** What was asked beside seed and verifier: without it, the plan would be another. */
  asked: { percent?: number; portfolios?: readonly string[]; units?: readonly string[] };
}

export interface SamplingRequest {
  result: Pick<Result, 'portfolios' | 'today'>;
  people: ReadonlyMap<string, Person>;
  policy: SamplingPolicy;
  /** Settles what nothing else settles; the same seed and files give the same plan. */
  seed: string;
  /** Who is to sample: not what they decided themselves. */
  verifier?: string | undefined;
  /** Whether the verifier verifies a unit on the day. */
  mayVerify?: (unit: string) => boolean;
  /** A share in place of the centre’s. */
  percent?: number | undefined;
  /** Portfolios and units to choose from; what is known of risk and of earlier samples is of all. */
  portfolios?: readonly string[] | undefined;
  units?: readonly string[] | undefined;
}

/**
 * An internal verifier's plan by the CAMERA frame. First the centre's share of what each assessor decided on each unit, counting
 * what has been sampled; then one of every assessor, method, kind of record, unit and site that neither samples nor plan reach. Among
 * what may be chosen, risk decides, then how many values of the frame it reaches that nothing has reached, then the seed.
 */
export function planSampling({
  result,
  people,
  policy: usual,
  seed,
  verifier,
  mayVerify = () => true,
  percent: share,
  portfolios,
  units,
}: SamplingRequest): SamplingPlan {
  const policy = share === undefined ? usual : { ...usual, percent: share };
  const everything = decidedIn(result);
  const frame = riskFrame(everything, { today: result.today, policy, people });
  const inScope = everything.filter(
    (each) => (portfolios?.includes(each.portfolio) ?? true) && (units?.includes(each.unit) ?? true),
  );
  const strata = new Map<string, Stratum>();
  for (const each of inScope) {
    const known = strata.get(stratumOf(each));
    const { percent, because } = known ?? shareOf(each, frame);
    const row = known ?? {
      assessor: each.assessor,
      unit: each.unit,
      percent,
      because,
      decided: 0,
      wanted: 0,
      sampled: 0,
      planned: 0,
    };
    row.decided++;
    if (each.samples.length > 0) row.sampled++;
    row.wanted = Math.ceil((row.percent * row.decided) / 100);
    strata.set(stratumOf(each), row);
  }

  const open = inScope.filter(
    (each) => each.samples.length === 0 && each.assessor !== verifier && mayVerify(each.unit),
  );
  const chosen = choose(open, inScope, strata, (each) => risksOf(each, frame), seed);
  const planned = new Set(chosen.map(({ decided }) => decided));
  return {
    today: result.today,
    seed,
    ...(verifier === undefined ? {} : { verifier }),
    policy,
    chosen,
    strata: [...strata.values()].sort((a, b) => codeUnitOrder(a.assessor, b.assessor) || codeUnitOrder(a.unit, b.unit)),
    reach: reachOf(inScope, planned),
    own: inScope.filter((each) => each.assessor === verifier).length,
    outside: inScope.filter((each) => each.assessor !== verifier && !mayVerify(each.unit)).length,
    asked: {
      ...(share === undefined ? {} : { percent: share }),
      ...(portfolios === undefined ? {} : { portfolios }),
      ...(units === undefined ? {} : { units }),
    },
  };
}

const stratumOf = ({ assessor, unit }: Pick<Decided, 'assessor' | 'unit'>): string => `${assessor}\u0000${unit}`;

function choose(
  open: readonly Decided[],
  inScope: readonly Decided[],
  strata: ReadonlyMap<string, Stratum>,
  risks: (each: Decided) => ReturnType<typeof risksOf>,
  seed: string,
): Chosen[] {
  const reached = new Set(
    inScope
      .filter(({ samples }) => samples.length > 0)
      .flatMap(valuesOf)
      .map(keyOf),
  );
  const waiting = open
    .map((decided) => {
      const found = risks(decided);
      return {
        decided,
        risks: found,
        weight: found.reduce((sum, { weight }) => sum + weight, 0),
        lot: lotOf(decided, seed),
      };
    })
    // The weightiest first; where nothing else tells two apart, the lot that the seed draws.
    .sort((a, b) => b.weight - a.weight || codeUnitOrder(a.lot, b.lot));
  const chosen: Chosen[] = [];
  const fresh = (each: Decided) => valuesOf(each).filter((at) => !reached.has(keyOf(at)));
  const take = (from: readonly (typeof waiting)[number][], why: (each: Decided) => string) => {
    let best = from[0];
    for (const each of from) {
      if (best === undefined || each.weight < best.weight) break;
      if (fresh(each.decided).length > fresh(best.decided).length) best = each;
    }
    if (best === undefined) return false;
    const because = [why(best.decided), ...best.risks.map(({ reason }) => reason)];
    for (const at of fresh(best.decided)) reached.add(keyOf(at));
    strata.get(stratumOf(best.decided))!.planned++;
    waiting.splice(waiting.indexOf(best), 1);
    chosen.push({ rank: chosen.length + 1, decided: best.decided, because });
    return true;
  };

  const short = ({ decided }: { decided: Decided }) => {
    const { wanted, sampled, planned } = strata.get(stratumOf(decided))!;
    return sampled + planned < wanted;
  };
  const share = (each: Decided) =>
    `${strata.get(stratumOf(each))!.percent} % of what ${each.assessor} decided on ${each.unit}`;
  while (take(waiting.filter(short), share));
  // A plan that had to reach every candidate would be as long as the centre is large: candidates weigh, but do not bind.
  const binding = (each: Decided) => fresh(each).filter(({ dimension }) => dimension !== 'candidates');
  const reaches = (each: Decided) =>
    `reaches ${binding(each)
      .map(({ dimension, value }) => `${dimension}: ${value}`)
      .join(', ')}`;
  while (
    take(
      waiting.filter(({ decided }) => binding(decided).length > 0),
      reaches,
    )
  );
  return chosen;
}

/** A lot drawn for one thing decided: the SHA-256 of the seed and of what it is, so that anybody can draw it again. */
function lotOf({ portfolio, record, unit, evidence = '', requirement = '' }: Decided, seed: string): string {
  return createHash('sha256').update([seed, portfolio, record, unit, evidence, requirement].join('\n')).digest('hex');
}
