import type { Result } from '../../model/result.ts';
import { withoutUnits, withoutUnitsWords } from '../without-units.ts';
import type { Matrix } from './matrix.ts';

/** For each portfolio that lists no unit a matrix without rows that says why, so that it is not simply absent. */
export const matricesWithoutUnits = (result: Pick<Result, 'portfolios' | 'filters'>): Matrix[] =>
  withoutUnits(result).map(({ portfolio, learner: { id, name }, status }) => ({
    columnsAre: 'evidence',
    portfolio,
    learner: { id, name },
    ...(status === 'unknown' ? { status } : {}),
    columns: [],
    rows: [],
    totals: {
      ...{ met: 0, claimed: 0, total: 0, requirementsMet: 0, requirements: 0, gaps: 0 },
      facts: [withoutUnitsWords[status]],
    },
  }));
