import { oneLine } from '../document/safe-text.ts';
import type { PortfolioRow } from '../model/result.ts';
import type { ResultStanding } from '../model/standing.ts';
import { learnerLabels } from '../words/learners.ts';
import { statusWords } from '../words/statuses.ts';

/** A portfolio of which no row of a unit tells, and why. */
export interface WithoutUnits {
  portfolio: string;
  learner: PortfolioRow['learner'];
  label: string;
  /** `unknown`: its portfolio.yaml cannot be read. */
  status: 'unknown' | 'no unit';
}

/** What a list of units says of such a portfolio. */
export const withoutUnitsWords: Record<WithoutUnits['status'], string> = {
  unknown: statusWords.unknown,
  'no unit': 'no unit to show',
};

/** Whether the filters leave no unit of any portfolio, so that a check has no gap to find. */
export const looksAtNoUnit = ({ portfolios, filters }: Pick<ResultStanding, 'portfolios' | 'filters'>): boolean =>
  filters.units !== undefined && portfolios.length > 0 && portfolios.every(({ units }) => units.length === 0);

/** What is then to be said. */
export const noUnitWords = ({ portfolios, filters }: Pick<ResultStanding, 'portfolios' | 'filters'>): string =>
  `${portfolios.length === 1 ? 'this portfolio does not list' : 'no portfolio here lists'} ${oneLine(filters.units!.join(' or '))}`;

/** Whether something of a unit cannot be read, so that nobody knows what gaps it has. */
export const hidesGaps = ({ portfolios }: Pick<ResultStanding, 'portfolios'>): boolean =>
  portfolios.some(({ units }) => units.some(({ status }) => status === 'unknown'));
/** "no gaps", where that is known. */
export const noGapsWords = (result: Pick<ResultStanding, 'portfolios'>): string =>
  hidesGaps(result) ? 'gaps not known, for something cannot be read' : 'no gaps';

/**
 * The portfolios that list no unit. A report with a row for each unit names them too, so that a portfolio that cannot be read
 * is not simply absent. With --unit, those whose units are only filtered away are none of these.
 */
export function withoutUnits({ portfolios, filters }: Pick<ResultStanding, 'portfolios' | 'filters'>): WithoutUnits[] {
  const labels = learnerLabels(portfolios);
  return portfolios
    .filter(({ units }) => units.length === 0)
    .map(({ path, learner }): WithoutUnits => {
      const status = learner.id === undefined ? 'unknown' : 'no unit';
      return { portfolio: path, learner, label: labels.get(path)!, status };
    })
    .filter(({ status }) => status === 'unknown' || filters.units === undefined);
}
