import type { Gap, PortfolioRow, Result, UnitRow } from './result.ts';

/**
 * How things stand, without the rows, reasons and sentences that tell of it: all that a run passes or fails by. A result with its
 * rows is one as well.
 */
export type GapStanding = Pick<Gap, 'ref' | 'layer' | 'status' | 'owner' | 'waived'>;
export type UnitStanding = Pick<UnitRow, 'unit' | 'status' | 'owner' | 'place'> & { gaps: GapStanding[] };
export type PortfolioStanding = Pick<PortfolioRow, 'path' | 'learner' | 'qualification'> & { units: UnitStanding[] };
export type ResultStanding = Omit<Result, 'portfolios'> & { portfolios: PortfolioStanding[] };
