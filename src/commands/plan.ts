import { planPortfolio } from '../case/plan/plan.ts';
import { planDocument } from '../report/plan.ts';
import { forms } from './forms.ts';
import { noteUnread, type ReportOptions, report } from './report.ts';
import { type Run, runCheck } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const formats = forms(planDocument, ({ plan: { actions, notes } }) => ({
  actions: actions.map(({ named: _, ...each }) => each),
  notes,
}));

/** `evid plan`: ranked next actions, each with the gaps that it closes and the reason for its rank. */
export async function plan(portfolio: string, options: ReportOptions, terminal: Terminal): Promise<number> {
  const { unit: only } = options;
  // Unfiltered: an item serves one criterion only where it serves none of another unit.
  const look = () => runCheck([portfolio], { ...options, looksAtAll: true }, terminal);
  const planned = ({ result, checked, intake, veil }: Run) => {
    const row = result.portfolios[0]!;
    const listed = row.units.map(({ unit }) => unit);
    const absent = only?.find((unit) => !listed.includes(unit));
    if (absent !== undefined)
      throw new UsageError(`${row.path} does not list unit ${absent}`, `units there: ${listed.join(', ')}`);
    const found = planPortfolio(checked.portfolios[0]!, intake.workspace, only, checked.diagnostics);
    return { plan: veil.show(found), row, only };
  };
  const { unusable } = await report(formats, options, terminal, look, planned);
  return noteUnread(unusable, terminal);
}
