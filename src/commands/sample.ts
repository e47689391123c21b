import { type Decided, decidedIn, decidingDays } from '../evaluate/sampling/decided.ts';
import { planSampling, type SamplingPlan } from '../evaluate/sampling/sampling-plan.ts';
import { sampleCsv, sampleDocument } from '../report/sample.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Forms, forms } from './forms.ts';
import { holdersOf } from './people-choices.ts';
import { noteErrors, type ReportOptions, report } from './report.ts';
import { findRequested } from './requested-portfolios.ts';
import { type Run, runCheck } from './run-check.ts';
import type { Flags } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf } from './usage-error.ts';

export type SampleOptions = ReportOptions & Flags<'seed' | 'by'> & Flags<'percent', number>;

const formats: Forms<SamplingPlan> = {
  ...forms(sampleDocument, (plan: SamplingPlan) => plan),
  csv: sampleCsv,
};

/** `evid sample`: what an internal verifier is to look at next, and why that. */
export async function sample(
  requested: readonly string[],
  options: SampleOptions,
  terminal: Terminal,
): Promise<number> {
  // Risk and earlier samples are the whole centre's; portfolios and units only say what to choose from.
  const decided: Decided[] = [];
  const days: ReturnType<typeof decidingDays> = [];
  const onResolved = (resolved: ResolvedPortfolio) => {
    decided.push(...decidedIn(resolved));
    days.push(...decidingDays(resolved));
  };
  const look = () => runCheck([], { ...options, looksAtAll: true, onResolved }, terminal);
  const planned = ({ result, checked, open, intake, veil }: Run) => {
    const { config, people } = intake.workspace;
    const { by, percent, unit: units, seed = open.today } = options;
    const verifiers = holdersOf(['verifier'], intake.workspace).map(({ name }) => name);
    if (by !== undefined) requireOneOf(by, verifiers, `${by} is no verifier in ${config.people}`, 'verifiers:');
    const plan = planSampling({
      ...{ result: checked, decided, days, percent, seed, units },
      people: people.entries,
      policy: config.sampling,
      verifier: by,
      ...(by === undefined ? {} : { mayVerify: (unit) => people.holds(by, 'verifier', unit, result.today) }),
      portfolios: findRequested(requested, open, config, terminal),
    });
    return veil.show(plan);
  };
  return noteErrors(await report(formats, options, terminal, look, planned), terminal);
}
