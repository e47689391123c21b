import { caseOf } from '../../src/case/case.ts';
import type { FileText } from '../../src/case/file-text.ts';
import { planPortfolio } from '../../src/case/plan/plan.ts';
import { wholeMarkdown, writtenAhead } from '../../src/document/markdown.ts';
import type { Result } from '../../src/model/result.ts';
import { GapReport, type GapReportOptions } from '../../src/report/gaps/gap-report.ts';
import { statusOf } from '../../src/report/status.ts';
import type { Workspace } from '../../src/resolve/workspace.ts';

/** The gap report of a result as Markdown, as the command makes it. */
export function gapMarkdown(
  result: Result,
  fileText: FileText = () => '',
  workspace?: Workspace,
  options: GapReportOptions = {},
): string {
  const report = new GapReport(options, writtenAhead);
  for (const portfolio of result.portfolios) {
    const at = caseOf(result, portfolio, {
      fileText,
      ...(workspace === undefined ? {} : { plan: () => planPortfolio(portfolio, workspace, result.filters.units) }),
    });
    report.add({ at, status: statusOf({ head: result, standing: portfolio, row: () => portfolio }) });
  }
  const { title, blocks } = report.document(result, false);
  return wholeMarkdown(title, blocks);
}

/** "B9/1.1, 1.2 and 2.1": the references of an entry. */
export function refsIn(words: string): string[] {
  const written = words.replaceAll('\\', '').split(/, | and /);
  const unit = written[0]!.slice(0, written[0]!.indexOf('/') + 1);
  return written.map((ref, index) => (index === 0 || ref.includes('/') ? ref : `${unit}${ref}`));
}
