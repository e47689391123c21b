import { offer } from '../diagnostics/nearest.ts';
import { type Decided, decidedIn, decidingDays } from '../evaluate/sampling/decided.ts';
import { planSampling, type SamplingPlan } from '../evaluate/sampling/sampling-plan.ts';
import { sampleCsv, sampleDocument } from '../report/sample.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Form, forms } from './forms.ts';
import { noteErrors } from './note-errors.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { findRequested } from './requested-portfolios.ts';
import { runCheck } from './run-check.ts';
import { checkUnitFilter, type LookOptions, type WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface SampleOptions extends WorkspaceOptions, LookOptions, FormatOptions {
  seed?: string | undefined;
  by?: string | undefined;
  percent?: number | undefined;
}

const formats: Record<string, Form<SamplingPlan>> = {
  ...forms(sampleDocument, (plan: SamplingPlan) => plan),
  csv: sampleCsv,
};

/** `evid sample`: what an internal verifier is to look at next, and why that. */
export async function sample(
  requested: readonly string[],
  options: SampleOptions,
  terminal: Terminal,
): Promise<number> {
  const { by, percent, unit } = options;
  const targets = readTargets(options, formats);
  // Risk and earlier samples are the whole centre's; portfolios and units only say what to choose from.
  const decided: Decided[] = [];
  const days: ReturnType<typeof decidingDays> = [];
  const onResolved = (resolved: ResolvedPortfolio) => {
    decided.push(...decidedIn(resolved));
    days.push(...decidingDays(resolved));
  };
  const run = await runCheck([], { ...options, unit: undefined, onResolved }, terminal);
  const { config, people, units } = run.intake.workspace;
  checkUnitFilter(unit, [...units.units.keys()], units.someUnreadable);
  if (by !== undefined && !people.entries.get(by)?.roles.includes('verifier')) {
    const verifiers = [...people.entries].filter(([, { roles }]) => roles.includes('verifier')).map(([id]) => id);
    throw new UsageError(`${by} is no verifier in ${config.people}`, offer(by, verifiers, 'verifiers:'));
  }
  const plan = planSampling({
    result: run.checked,
    decided,
    days,
    people: people.entries,
    policy: config.sampling,
    percent,
    seed: options.seed ?? run.open.today,
    verifier: by,
    ...(by === undefined ? {} : { mayVerify: (unit) => people.holds(by, 'verifier', unit, run.result.today) }),
    portfolios: findRequested(requested, run.open, config, terminal),
    units: unit,
  });
  await writeReports(targets, run, options, terminal, (format, look, base) => format(run.veil.show(plan), look, base));
  return noteErrors(run, terminal);
}
