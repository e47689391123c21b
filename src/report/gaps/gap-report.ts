import type { Case } from '../../case/case.ts';
import { type Block, type Blocks, flat, heading, list, paragraph, section, type Words } from '../../document/blocks.ts';
import type { ResultStanding } from '../../model/standing.ts';
import { counted } from '../../words/counts.ts';
import { learnerLabels, nameAndId } from '../../words/learners.ts';
import { runTotals } from '../run-totals.ts';
import { type PortfolioStatus, rowsInOrder, statusTable } from '../status.ts';
import { withoutUnits, withoutUnitsWords } from '../without-units.ts';
import { appendix, type QuotedAt } from './appendix.ts';
import { type Audience, arrangements } from './audience.ts';
import { firstPage } from './first-page.ts';
import { legend } from './legend.ts';
import { titled } from './phrases.ts';
import { countersignatures, unitGaps } from './unit-gaps.ts';
import { commonFaults, unknownIn, warnings } from './warnings.ts';

export interface GapReportOptions {
  /** Whose page it is; without it, everybody's. */
  audience?: Audience | undefined;
  /** Without the appendix of what is covered. */
  brief?: boolean | undefined;
  /** Without the appendix, feedback and the words of the report. */
  quiet?: boolean | undefined;
}

/** A learner of the report, and how their units stand. */
export interface LearnerGaps {
  at: Case;
  status: PortfolioStatus;
}

/** What a report of several says of one. */
interface Told<Written> {
  status: PortfolioStatus;
  /** What the learner is called, which hangs on the names of the others: filled in when all are there. */
  label: string[];
  blocks: readonly (Block | Written)[];
}

/**
 * The gap report: a first page with what comes next, then the gaps of all units, then what is covered. One learner is one
 * document; several are one with a summary table first, and what it says of each is written, as far as that can be, when
 * the learner is added: of the learner no more than that is kept.
 */
export class GapReport<Written = never> {
  readonly #options: GapReportOptions;
  readonly #ahead: (blocks: readonly Block[]) => readonly (Block | Written)[];
  /** The first learner, as long as no other is there. */
  #alone: LearnerGaps | undefined;
  readonly #told = new Map<string, Told<Written>>();

  constructor(options: GapReportOptions, ahead: (blocks: readonly Block[]) => readonly (Block | Written)[]) {
    this.#options = options;
    this.#ahead = ahead;
  }

  /** Adds a learner; one who is there already is told of anew. */
  add(learner: LearnerGaps): void {
    const { path } = learner.status;
    const isAlone = this.#told.size === 0 && (this.#alone === undefined || this.#alone.status.path === path);
    if (isAlone) {
      this.#alone = learner;
      return;
    }
    if (this.#alone !== undefined) this.#told.set(this.#alone.status.path, this.#tell(this.#alone));
    this.#alone = undefined;
    this.#told.set(path, this.#tell(learner));
  }

  document(result: ResultStanding, unusable: boolean): { title: string; blocks: (Block | Written)[] } {
    const only = this.#alone;
    if (only !== undefined)
      return {
        title: `Gap report for ${nameAndId(only.status)}, ${result.today}`,
        blocks: flat([
          warnings(unknownIn(only.status), result.diagnostics, { unusable }),
          learnerBlocks(only.at, '', 2, this.#options),
          ending(result, this.#options),
        ]),
      };
    const learners = [...this.#told.values()];
    const portfolios = learners.map(({ status }) => status);
    const labels = learnerLabels(portfolios);
    const labelOf = ({ path }: PortfolioStatus) => labels.get(path)!;
    for (const { status, label } of learners) label.splice(0, 1, labelOf(status));
    return {
      title: `Gap report for ${counted(learners.length, 'portfolio')}, ${result.today}`,
      blocks: [
        ...flat([
          warnings(
            portfolios.flatMap((each) => unknownIn(each, labelOf(each))),
            commonFaults(result),
            { unusable },
          ),
          statusTable(rowsInOrder(portfolios)),
          list(withoutUnits(result).map((each) => `${each.label}: ${withoutUnitsWords[each.status]}`)),
        ]),
        ...learners.flatMap(({ blocks }) => blocks),
        ...flat(ending(result, this.#options)),
      ],
    };
  }

  #tell({ at, status }: LearnerGaps): Told<Written> {
    const label: string[] = [];
    const blocks = [
      heading(2, label, `, ${at.today}`),
      warnings(unknownIn(status), at.faults(), {}),
      learnerBlocks(at, [label, ', '], 3, this.#options),
    ];
    return { status, label, blocks: this.#ahead(flat(blocks)) };
  }
}

function learnerBlocks(
  at: Case,
  of: Words,
  level: 2 | 3,
  { audience, brief, quiet = false }: GapReportOptions,
): Blocks {
  const { groups } = arrangements[audience ?? 'all'];
  const quotes: QuotedAt = new Map();
  const units = (brief ?? quiet) ? [] : at.units.filter(({ isOver }) => !isOver);
  const covered = units.map((unit) => appendix(unit, at, quotes, of, level === 2 ? 3 : 4));
  return [
    firstPage(at, audience, of, level, quiet),
    at.units.map((unit) => unitGaps(unit, at, of, level, groups, audience !== 'learner')),
    section(level, titled(of, 'Records that wait for a countersignature'), countersignatures(at)),
    section(level, titled(of, 'Appendix: what is covered'), covered),
  ];
}

/** The words of the report, and last what a machine would say: what was checked, and what the run was limited to. */
function ending(result: ResultStanding, { audience, quiet }: GapReportOptions): Blocks {
  const { portfolios = [], units = [] } = result.filters;
  const only = [...portfolios.map((path) => `portfolio ${path}`), ...units.map((unit) => `unit ${unit}`)];
  const { errors, warnings: warned, infos } = result.summary;
  return [
    audience !== 'assessor' && !quiet && section(2, 'Words', legend),
    section(
      2,
      'Made by evid',
      paragraph(
        [runTotals(result), errors + warned + infos > 0 && ' See evid check.'],
        only.length > 0 && `Limited to ${only.join(', ')}.`,
      ),
    ),
  ];
}
