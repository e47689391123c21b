import { planPortfolio } from '../evaluate/plan/plan.ts';
import { planDocument } from '../report/plan.ts';
import { forms } from './forms.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runCheck } from './run-check.ts';
import { checkUnitFilter, type LookOptions, type WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type PlanOptions = WorkspaceOptions & LookOptions & FormatOptions;

const formats = forms(planDocument, ({ plan: { actions, notes } }) => ({
  actions: actions.map(({ named: _, ...each }) => each),
  notes,
}));

/** `evid plan`: ranked next actions, each with the gaps that it closes and the reason for its rank. */
export async function plan(portfolio: string, options: PlanOptions, terminal: Terminal): Promise<number> {
  const { unit: only, ...others } = options;
  const targets = readTargets(options, formats);
  // Unfiltered: an item serves one criterion only where it serves none of another unit.
  const run = await runCheck([portfolio], others, terminal);
  const row = run.result.portfolios[0]!;
  const { workspace } = run.intake;
  checkUnitFilter(only, [...workspace.units.units.keys()], workspace.units.someUnreadable);
  const listed = row.units.map(({ unit }) => unit);
  const absent = only?.find((unit) => !listed.includes(unit));
  if (absent !== undefined)
    throw new UsageError(`${row.path} does not list unit ${absent}`, `units there: ${listed.join(', ')}`);
  const planned = run.veil.show(planPortfolio(run.checked.portfolios[0]!, workspace, only));
  await writeReports(targets, run, options, terminal, (format, look, base) =>
    format({ plan: planned, row, only }, look, base),
  );
  if (run.unusable) terminal.stderr.write('evid: some files cannot be read; see evid check\n');
  return run.unusable ? 2 : 0;
}
