import { codeUnitOrder } from '../../model/natural-order.ts';
import type { Person } from '../../model/portfolio.ts';
import type { Result } from '../../model/result.ts';
import { stated } from '../../model/stated.ts';
import type { SamplingPolicy } from '../../resolve/config.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import { choose, stratumOf } from './choose.ts';
import { type Reach, reachOf } from './coverage.ts';
import type { Decided } from './decided.ts';
import { flagsOn } from './flags.ts';
import { riskFrame, risksOf, shareOf } from './risk.ts';
import type { Chosen, Sampleable, Stratum } from './sampleable.ts';

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
  /** How many the verifier is not independent of for another reason, by what they did. */
  involved: { did: Decided['involved'][number]['did']; decided: number }[];
  /** How many of the decided are of units that the verifier does not verify on the day. */
  outside: number;
  /** How many are of units that nobody works on any more: they count, and are not planned. */
  finished: number;
  /** Trainees’ records that no assessor has countersigned: what they decide has no effect yet. */
  awaiting: { portfolio: string; record: string }[];
  /** What was asked beside seed and verifier: without it, the plan would be another. */
  asked: { percent?: number; portfolios?: readonly string[]; units?: readonly string[] };
}

export interface SamplingRequest {
  result: Pick<Result, 'portfolios' | 'today' | 'diagnostics'>;
  /** What was decided in all portfolios, and when. */
  decided: readonly Decided[];
  days: Parameters<typeof riskFrame>[0];
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
 * what has been sampled; then one of every assessor, method, kind of record, unit and site that neither samples nor plan reach.
 */
export function planSampling({
  result,
  decided,
  days,
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
  const rows = new Map(result.portfolios.map((row) => [row.path, row]));
  const everything = decided.map((each): Sampleable => {
    const { learner, workplace } = rows.get(each.portfolio) ?? {};
    return { ...each, learner: learner?.name ?? learner?.id ?? each.portfolio, site: workplace?.name ?? '' };
  });
  const frame = riskFrame(days, { today: result.today, policy, people });
  const isAsked = (path: string) => portfolios?.includes(path) ?? true;
  const inScope = everything.filter((each) => isAsked(each.portfolio) && (units?.includes(each.unit) ?? true));
  const strata = new Map(
    [...listsBy(inScope, stratumOf)].map(([key, own]): [string, Stratum] => {
      const { assessor, unit } = own[0]!;
      const { percent, because } = shareOf(own[0]!, frame);
      const wanted = Math.ceil((percent * own.length) / 100);
      const sampled = own.filter(({ isSampled }) => isSampled).length;
      return [key, { assessor, unit, percent, because, decided: own.length, wanted, sampled, planned: 0 }];
    }),
  );
  const unsampled = inScope.filter((each) => !each.isSampled);
  const involvedIn = (each: Sampleable) =>
    each.assessor === verifier ? undefined : each.involved.find(({ person }) => person === verifier)?.did;
  const open = unsampled.filter(
    (each) => !each.isFinished && each.assessor !== verifier && mayVerify(each.unit) && involvedIn(each) === undefined,
  );
  const touched = new Set(
    everything.filter(({ isTouched }) => isTouched).flatMap(({ portfolio, assessor }) => [portfolio, assessor]),
  );
  const flags = flagsOn(result.portfolios, result.diagnostics);
  const chosen = choose(open, inScope, strata, (each) => risksOf(each, frame, flags(each)), touched, seed);
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
    involved: (['countersigned', 'witnessed', 'observed'] as const).flatMap((did) => {
      const count = unsampled.filter((each) => involvedIn(each) === did).length;
      return count === 0 ? [] : [{ did, decided: count }];
    }),
    finished: unsampled.filter(({ isFinished }) => isFinished).length,
    awaiting: result.portfolios.flatMap(({ path, records }) =>
      records.flatMap(({ id, awaitsCountersignature }) =>
        awaitsCountersignature && isAsked(path) ? [{ portfolio: path, record: id }] : [],
      ),
    ),
    outside: inScope.filter((each) => each.assessor !== verifier && !mayVerify(each.unit)).length,
    asked: stated({ percent: share, portfolios, units }),
  };
}
