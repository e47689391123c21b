import { caseOf } from '../case/case.ts';
import { markdown } from '../document/markdown.ts';
import { concerning } from '../evaluate/assemble-result.ts';
import { toldFaults } from '../report/fault-line.ts';
import type { Look } from '../report/look.ts';
import { sheetDocument } from '../report/sheet/document.ts';
import { sheetMapping } from '../report/sheet/mapping.ts';
import { type Sheet, sheetOf } from '../report/sheet/sheet.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import type { Forms } from './forms.ts';
import { noteErrors, type ReportOptions, report } from './report.ts';
import { type Run, runCheck } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `evid sheet`: the unit record that a centre prints and files, a page for each unit of one portfolio. */
export async function sheet(requested: string, options: ReportOptions, terminal: Terminal): Promise<number> {
  let resolved: ResolvedPortfolio | undefined;
  const onResolved = (own: ResolvedPortfolio) => {
    resolved = own;
  };
  const sheetIn = ({ result, checked, intake, veil }: Run, look: Look): Sheet => {
    const { units } = intake.workspace;
    const errors = toldFaults(checked.diagnostics, true);
    return sheetOf(caseOf(result, result.portfolios[0]!, look), units, (unit) => {
      const own = errors.filter(concerning([unit], units, resolved));
      return veil.show({ portfolios: [], diagnostics: own }).diagnostics;
    });
  };
  const formats: Forms<Run> = {
    markdown: (run, look) => markdown(sheetDocument(sheetIn(run, look))),
    html: async (run, look, base) => {
      const { documentPage } = await import('../document/html.ts');
      return documentPage(sheetDocument(sheetIn(run, look)), { base });
    },
    mapping: (run, look) => markdown(sheetMapping(sheetIn(run, look))),
  };
  const look = () => runCheck([requested], { ...options, onResolved }, terminal);
  const withUnits = (run: Run) => {
    const { units, path } = run.result.portfolios[0]!;
    const absent = options.unit?.find((id) => units.every(({ unit }) => unit !== id));
    if (units.length === 0 || absent !== undefined)
      throw new UsageError(
        `${path} lists no unit${absent === undefined ? '' : ` ${absent}`}`,
        'evid status shows the units of every portfolio; evid check what is wrong in its files',
      );
    return run;
  };
  return noteErrors(await report(formats, options, terminal, look, withUnits), terminal);
}
