import { caseOf } from '../case/case.ts';
import {
  type Blocks,
  code,
  type Document,
  flat,
  heading,
  item,
  list,
  paragraph,
  section,
  strong,
} from '../document/blocks.ts';
import { markdown as asMarkdown } from '../document/markdown.ts';
import type { Diagnostic, Result } from '../model/result.ts';
import { learnerLabels } from '../words/learners.ts';
import { upperFirst } from '../words/sentences.ts';
import { adviceOf, toldFaults } from './fault-line.ts';
import { advice, notes } from './gaps/appendix.ts';
import { arrangements } from './gaps/audience.ts';
import { unitGaps } from './gaps/unit-gaps.ts';
import type { Look } from './look.ts';
import { byFile } from './places.ts';
import { runTotals } from './run-totals.ts';
import { statusRows, statusTable } from './status.ts';

/** The report for a git host, a CI summary or a printer. */
export const markdown = (result: Result, { quiet }: Look): string => asMarkdown(jobSummary(result, quiet));

/** How every unit stands, then the faults by file, then what each unit lacks, in the words of the gap report. */
function jobSummary(result: Result, quiet: boolean): Document {
  const labels = learnerLabels(result.portfolios);
  const cases = result.portfolios.map((portfolio) => caseOf(result, portfolio, { fileText: () => '' }));
  const rows = statusRows(result);
  const gaps = cases.map((at) =>
    at.units.map((unit) => {
      const advised = advice(unit.row);
      return (
        unit.open().length + advised.length > 0 && [
          unitGaps(unit, at, `${labels.get(at.portfolio.path)!}, `, 3, arrangements.all.groups, false),
          listed('Advice, no gap:', advised),
          listed('Notes:', notes(unit.row)),
        ]
      );
    }),
  );
  const orNone = (blocks: Blocks) => (flat(blocks).length === 0 ? paragraph('None.') : blocks);
  return {
    title: `Evidence on ${result.today}`,
    blocks: [
      paragraph(runTotals(result)),
      rows.length > 0 && statusTable(rows),
      section(2, 'Faults in files', orNone(faultBlocks(toldFaults(result.diagnostics, quiet)))),
      !quiet && section(2, 'Gaps', orNone(gaps)),
    ],
  };
}

const listed = (title: string, items: Parameters<typeof list>[0]): Blocks =>
  items.length > 0 && [paragraph(title), list(items)];

const faultBlocks = (diagnostics: readonly Diagnostic[]): Blocks =>
  byFile(diagnostics).map(([file, faults]) => [heading(3, file), list(faults.map(faultItem))]);

const faultItem = (fault: Diagnostic) =>
  item(
    [
      strong(fault.severity),
      ` at ${fault.line}:${fault.column}${fault.waived ? ', waived' : ''}: ${fault.message} (`,
      code(fault.code),
      ')',
    ],
    paragraph(...adviceOf(fault).map(upperFirst)),
  );
