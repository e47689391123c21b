import type { Case } from '../../case/case.ts';
import { type Block, type Document, heading, list, paragraph, section, type Words } from '../../document/blocks.ts';
import type { Result } from '../../model/result.ts';
import { counted } from '../../words/counts.ts';
import { learnerLabels, nameAndId } from '../../words/learners.ts';
import { runTotals } from '../run-totals.ts';
import { statusRows, statusTable } from '../status.ts';
import { withoutUnits, withoutUnitsWords } from '../without-units.ts';
import { appendix, type QuotedAt } from './appendix.ts';
import { type Audience, arrangements } from './audience.ts';
import { firstPage } from './first-page.ts';
import { legend } from './legend.ts';
import { countersignatures, unitGaps } from './unit-gaps.ts';
import { commonFaults, unknownIn, warnings } from './warnings.ts';

export interface GapReportOptions {
  /** Whose page it is; without it, everybody's. */
  audience?: Audience | undefined;
  /** Without the appendix of what is covered. */
  brief?: boolean | undefined;
  /** Without the appendix, feedback and the words of the report. */
  quiet?: boolean | undefined;
  /** The workspace or a specification cannot be used. */
  unusable?: boolean | undefined;
}

/**
 * The gap report: a first page with what comes next, then the gaps of all units, then what is covered. One learner is one
 * document; several are one with a summary table first.
 */
export function gapReport(result: Result, cases: readonly Case[], options: GapReportOptions): Document {
  const { portfolios, today } = result;
  const [only] = cases;
  if (only !== undefined && cases.length === 1)
    return {
      title: `Gap report for ${nameAndId(only.portfolio)}, ${today}`,
      blocks: [
        ...warnings(unknownIn(only), result.diagnostics, options),
        ...learnerBlocks(only, '', 2, options),
        ...ending(result, options),
      ],
    };
  const labels = learnerLabels(portfolios);
  const label = ({ portfolio }: Case) => labels.get(portfolio.path)!;
  return {
    title: `Gap report for ${counted(cases.length, 'portfolio')}, ${today}`,
    blocks: [
      ...warnings(
        cases.flatMap((each) => unknownIn(each, label(each))),
        commonFaults(result),
        options,
      ),
      statusTable(statusRows(result)),
      list(withoutUnits(result).map((each) => `${each.label}: ${withoutUnitsWords[each.status]}`)),
      ...cases.flatMap((each) => [
        heading(2, `${label(each)}, ${today}`),
        ...warnings(unknownIn(each), each.faults, {}),
        ...learnerBlocks(each, `${label(each)}, `, 3, options),
      ]),
      ...ending(result, options),
    ],
  };
}

function learnerBlocks(
  at: Case,
  of: string,
  level: 2 | 3,
  { audience, brief, quiet = false }: GapReportOptions,
): Block[] {
  const { groups } = arrangements[audience ?? 'all'];
  const quotes: QuotedAt = new Map();
  const units = (brief ?? quiet) ? [] : at.units.filter(({ isOver }) => !isOver);
  const covered = units.flatMap((unit) => appendix(unit, at, quotes, of, level === 2 ? 3 : 4));
  return [
    ...firstPage(at, audience, of, level, quiet),
    ...at.units.flatMap((unit) => unitGaps(unit, at, of, level, groups, audience !== 'learner')),
    ...section(level, `${of}${of === '' ? 'R' : 'r'}ecords that wait for a countersignature`, countersignatures(at)),
    ...section(level, `${of}${of === '' ? 'A' : 'a'}ppendix: what is covered`, ...covered),
  ];
}

/** The words of the report, and last what a machine would say: what was checked, and what the run was limited to. */
function ending(result: Result, { audience, quiet }: GapReportOptions): Block[] {
  const { portfolios = [], units = [] } = result.filters;
  const only = [...portfolios.map((path) => `portfolio ${path}`), ...units.map((unit) => `unit ${unit}`)];
  const { errors, warnings: warned, infos } = result.summary;
  const run: Words[] = [
    [runTotals(result), errors + warned + infos === 0 ? '' : ' See evid check.'],
    ...(only.length === 0 ? [] : [`Limited to ${only.join(', ')}.`]),
  ];
  return [
    ...(audience === 'assessor' || quiet ? [] : section(2, 'Words', legend)),
    ...section(2, 'Made by evid', paragraph(...run)),
  ];
}
