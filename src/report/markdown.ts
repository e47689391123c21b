import { caseOf } from '../case/case.ts';
import { type Block, code, type Document, heading, item, list, paragraph, strong } from '../document/blocks.ts';
import { markdown as asMarkdown } from '../document/markdown.ts';
import type { Diagnostic, Result } from '../model/result.ts';
import { learnerLabels } from '../words/learners.ts';
import { upperFirst } from '../words/sentences.ts';
import { waivedWords } from '../words/waived.ts';
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
  const cases = result.portfolios.map((portfolio) => caseOf(result, portfolio, { sourceLines: () => [] }));
  const rows = statusRows(result);
  const told = result.diagnostics.filter(
    ({ severity, waived }) => !quiet || (severity === 'error' && waived === undefined),
  );
  const gaps = cases.flatMap((at) =>
    at.units.flatMap((unit) => {
      const advised = advice(unit.row);
      if (unit.open.length + advised.length === 0) return [];
      return [
        ...unitGaps(unit, at, `${labels.get(at.portfolio.path)!}, `, 3, arrangements.all.groups, false),
        ...listed('Advice, no gap:', advised),
        ...listed('Notes:', notes(unit.row)),
      ];
    }),
  );
  const none = paragraph('None.');
  return {
    title: `Evidence on ${result.today}`,
    blocks: [
      paragraph(runTotals(result)),
      ...(rows.length === 0 ? [] : [statusTable(rows)]),
      heading(2, 'Faults in files'),
      ...(told.length === 0 ? [none] : faultBlocks(told)),
      ...(quiet ? [] : [heading(2, 'Gaps'), ...(gaps.length === 0 ? [none] : gaps)]),
    ],
  };
}

const listed = (title: string, items: Parameters<typeof list>[0]): Block[] =>
  items.length === 0 ? [] : [paragraph(title), list(items)];

const faultBlocks = (diagnostics: readonly Diagnostic[]): Block[] =>
  byFile(diagnostics).flatMap(([file, faults]) => [heading(3, file), list(faults.map(faultItem))]);

const faultItem = ({ line, column, severity, code: name, message, help, waived }: Diagnostic) =>
  item(
    [strong(severity), ` at ${line}:${column}${waived ? ', waived' : ''}: ${message} (`, code(name), ')'],
    ...(waived ? [paragraph(upperFirst(waivedWords(waived)))] : help === undefined ? [] : [paragraph(`Help: ${help}`)]),
  );
