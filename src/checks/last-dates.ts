import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';

/** The last day on which a unit may be decided, if its specification names one. */
export function lastAssessmentOf(id: string, { units }: UnitIndex): string | undefined {
  const file = units.get(id)?.file;
  return file !== undefined && 'last-assessment' in file ? file['last-assessment'] : undefined;
}

/** The sign-off in force on a unit. */
export const signOffOf = ({ decisions }: ResolvedPortfolio, unit: string) => decisions.onUnit(unit).inForce;
