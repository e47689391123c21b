import type { Diagnostic, Gap, PortfolioRow, Result, UnitRow } from './result.ts';

/**
 * How things stand, without the rows, reasons and sentences that tell of it: all that a run passes or fails by. A result with its
 * rows is one as well.
 */
export type GapStanding = Pick<Gap, 'ref' | 'layer' | 'status' | 'owner' | 'waived'>;
export type UnitStanding = Pick<UnitRow, 'unit' | 'status' | 'owner' | 'place'> & { gaps: GapStanding[] };
export type PortfolioStanding = Pick<PortfolioRow, 'path' | 'learner' | 'qualification'> & { units: UnitStanding[] };
/** A result with what has been taken of each portfolio in place of its row. */
export type ResultOf<Taken> = Omit<Result, 'portfolios'> & { portfolios: Taken[] };
export type ResultStanding = ResultOf<PortfolioStanding>;

/** What a result says of itself before it is known what was found. */
export type ResultHead = Omit<Result, 'summary' | 'portfolios' | 'diagnostics'>;

/** A portfolio that has just been judged. */
export interface Judged {
  /** The head of the result that it will stand in. */
  head: ResultHead;
  standing: PortfolioStanding;
  /** Its row, which is made when it is first asked for. */
  row: () => PortfolioRow;
  /** The faults in its files, in the order in which they are reported. */
  faults: readonly Diagnostic[];
}
