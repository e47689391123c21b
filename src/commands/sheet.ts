import { caseOf } from '../case/case.ts';
import { markdown } from '../document/markdown.ts';
import { sheetDocument } from '../report/sheet/document.ts';
import { sheetHtml } from '../report/sheet/html.ts';
import { sheetMapping } from '../report/sheet/mapping.ts';
import type { Sheet } from '../report/sheet/sheet.ts';
import { sheetOf } from '../report/sheet/unit-sheet.ts';
import { noteErrors } from './note-errors.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type SheetOptions = WorkspaceOptions & LookOptions & FormatOptions;

const formats: Readonly<Record<string, (sheet: Sheet, base: string) => string>> = {
  markdown: (sheet) => markdown(sheetDocument(sheet)),
  html: sheetHtml,
  mapping: (sheet) => markdown(sheetMapping(sheet)),
};

/** `evid sheet`: the unit record that a centre prints and files, a page for each unit of one portfolio. */
export async function sheet(requested: string, options: SheetOptions, terminal: Terminal): Promise<number> {
  const { unit: only } = options;
  const targets = readTargets(options, formats);
  const run = await runCheck([requested], options, terminal);
  const portfolio = run.result.portfolios[0]!;
  const absent = only?.find((id) => portfolio.units.every(({ unit }) => unit !== id));
  if (portfolio.units.length === 0 || absent !== undefined) {
    throw new UsageError(
      `${portfolio.path} lists no unit${absent === undefined ? '' : ` ${absent}`}`,
      'evid status shows the units of every portfolio; evid check what is wrong in its files',
    );
  }
  await writeReports(targets, run, options, terminal, (format, look, base) =>
    format(sheetOf(run.result, caseOf(run.result, portfolio, look), run.intake.workspace.units), base),
  );
  return noteErrors(run, terminal);
}
