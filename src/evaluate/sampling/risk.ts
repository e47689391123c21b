import type { Person } from '../../model/portfolio.ts';
import type { SamplingPolicy } from '../../resolve/config.ts';
import type { Decided } from './decided.ts';

/** One reason to look at something rather than at something else. */
export interface Risk {
  weight: number;
  reason: string;
}

/** What the risks of everything decided are measured against. */
export interface RiskFrame {
  today: string;
  policy: SamplingPolicy;
  people: ReadonlyMap<string, Person>;
  /** First day on which each assessor, and on which anybody for each unit, decided anything. */
  firstBy: ReadonlyMap<string, string>;
  firstOn: ReadonlyMap<string, string>;
  /** Portfolios and assessors of which something has been sampled. */
  sampled: ReadonlySet<string>;
}

export function riskFrame(
  decided: readonly Decided[],
  frame: Pick<RiskFrame, 'today' | 'policy' | 'people'>,
): RiskFrame {
  const earliest = (of: (each: Decided) => string) => {
    const first = new Map<string, string>();
    for (const each of decided) {
      const known = first.get(of(each));
      if (known === undefined || each.date < known) first.set(of(each), each.date);
    }
    return first;
  };
  const sampled = decided.filter(({ samples }) => samples.length > 0);
  return {
    ...frame,
    firstBy: earliest(({ assessor }) => assessor),
    firstOn: earliest(({ unit }) => unit),
    sampled: new Set(sampled.flatMap(({ portfolio, assessor }) => [portfolio, assessor])),
  };
}

/** The day a number of months before another; where the month is shorter, its last day. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

const isTrainee = ({ assessor }: Decided, { people }: RiskFrame): boolean => {
  const roles = people.get(assessor)?.roles ?? [];
  return roles.includes('trainee-assessor') && !roles.includes('assessor');
};
/** New: in the register, or deciding, only since the centre's number of months. */
const isNewAssessor = ({ assessor }: Decided, frame: RiskFrame): boolean => {
  const since = frame.people.get(assessor)?.from ?? frame.firstBy.get(assessor) ?? '';
  return since > monthsBefore(frame.today, frame.policy.newForMonths);
};
const isNewUnit = ({ unit }: Decided, { today, policy, firstOn }: RiskFrame): boolean =>
  (firstOn.get(unit) ?? '') > monthsBefore(today, policy.newForMonths);

/** The share of what this assessor decided on this unit that is to be sampled, in per cent, and why. */
export function shareOf(each: Decided, frame: RiskFrame): { percent: number; because: string } {
  const { percent, newAssessor, newUnit } = frame.policy;
  const shares = [
    { percent, because: 'the usual share' },
    ...(isTrainee(each, frame) ? [{ percent: newAssessor, because: 'a trainee assessor' }] : []),
    ...(isNewAssessor(each, frame) ? [{ percent: newAssessor, because: 'a new assessor' }] : []),
    ...(isNewUnit(each, frame) ? [{ percent: newUnit, because: 'a unit new to the centre' }] : []),
  ];
  return shares.reduce((most, share) => (share.percent > most.percent ? share : most));
}

/** Why something decided deserves a look, the weightiest reason first. The weights order; they measure nothing. */
export function risksOf(each: Decided, frame: RiskFrame): Risk[] {
  const { isStale, single, shown, date, method, portfolio, assessor } = each;
  const lag = shown === undefined ? 0 : Math.round((Date.parse(date) - Date.parse(shown)) / 86_400_000);
  const found: (Risk | false)[] = [
    isStale && { weight: 5, reason: 'the evidence changed after the decision, or a verifier did not agree' },
    isTrainee(each, frame) && { weight: 4, reason: 'a trainee assessor decided' },
    isNewAssessor(each, frame) && !isTrainee(each, frame) && { weight: 4, reason: 'the assessor is new' },
    isNewUnit(each, frame) && { weight: 3, reason: 'the unit is new to the centre' },
    !frame.sampled.has(assessor) && { weight: 3, reason: 'nothing of this assessor has been sampled' },
    !frame.sampled.has(portfolio) && { weight: 3, reason: 'nothing of this learner has been sampled' },
    single.length > 0 && {
      weight: 2,
      reason: `${single.join(', ')} ${single.length === 1 ? 'rests' : 'rest'} on it alone`,
    },
    lag > frame.policy.longGapDays && { weight: 2, reason: `decided ${lag} days after the work` },
    (method === 'witness-testimony' || method === 'prior-learning') && {
      weight: 1,
      reason: method === 'witness-testimony' ? 'it is a testimony' : 'it is prior learning',
    },
  ];
  return found.filter((risk) => risk !== false).sort((a, b) => b.weight - a.weight);
}
