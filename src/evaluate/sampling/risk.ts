import { monthsBefore } from '../../model/months-before.ts';
import type { Person } from '../../model/portfolio.ts';
import type { SamplingPolicy } from '../../resolve/config.ts';
import { counted } from '../../words/counts.ts';
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
}

export function riskFrame(
  days: readonly { assessor: string; unit: string; date: string }[],
  frame: Pick<RiskFrame, 'today' | 'policy' | 'people'>,
): RiskFrame {
  const firstBy = new Map<string, string>();
  const firstOn = new Map<string, string>();
  const note = (first: Map<string, string>, of: string, date: string) => {
    const known = first.get(of);
    if (known === undefined || date < known) first.set(of, date);
  };
  for (const { assessor, unit, date } of days) {
    note(firstBy, assessor, date);
    note(firstOn, unit, date);
  }
  return { ...frame, firstBy, firstOn };
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

/** Why something decided deserves a look. The weights order; they measure nothing. */
export function risksOf(each: Decided, frame: RiskFrame, flags: readonly string[] = []): Risk[] {
  const { isStale, single, shown, date, methods, answers } = each;
  const lag = shown === undefined ? 0 : Math.round((Date.parse(date) - Date.parse(shown)) / 86_400_000);
  const [testimony] = methods.filter((method) => method === 'witness-testimony' || method === 'prior-learning');
  const found: (Risk | false)[] = [
    answers !== undefined && {
      weight: 2 * mustBeSeen,
      reason: `it answers ${answers}, which did not agree with an earlier decision`,
    },
    flags.length > 0 && { weight: mustBeSeen, reason: `a check has flagged it: ${flags.join(', ')}` },
    isStale && { weight: 5, reason: 'the evidence changed after the decision, or a verifier did not agree' },
    isTrainee(each, frame) && { weight: 4, reason: 'a trainee assessor decided' },
    isNewAssessor(each, frame) && !isTrainee(each, frame) && { weight: 4, reason: 'the assessor is new' },
    isNewUnit(each, frame) && { weight: 3, reason: 'the unit is new to the centre' },
    single.length > 0 && {
      weight: 2,
      reason: `${single.join(', ')} ${single.length === 1 ? 'rests' : 'rest'} on it alone`,
    },
    lag > frame.policy.longGapDays && { weight: 2, reason: `decided ${counted(lag, 'day')} after the work` },
    each.isTouched &&
      !each.isSampled &&
      !isStale && { weight: 0, reason: 'a sample has covered only some of its criteria' },
    testimony !== undefined &&
      methods.length === 1 && {
        weight: 1,
        reason: testimony === 'witness-testimony' ? 'it is a testimony' : 'it is prior learning',
      },
  ];
  return found.filter((risk) => risk !== false);
}

/** The weight of what a verifier has asked for, or a check has flagged: it comes before everything else. */
export const mustBeSeen = 100;

/** What is true only until a sample, or the plan itself, has reached the assessor or the learner. */
export function unreachedRisks({ assessor, portfolio }: Decided, hasReached: (name: string) => boolean): Risk[] {
  return [
    ...(hasReached(assessor) ? [] : [{ weight: 3, reason: 'nothing of this assessor has been sampled' }]),
    ...(hasReached(portfolio) ? [] : [{ weight: 3, reason: 'nothing of this learner has been sampled' }]),
  ];
}
