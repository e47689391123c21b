import type { UnitFile } from '../model/specification.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';

/** The last day on which a unit may be decided, if its specification names one. */
export function lastAssessmentOf(id: string, { units }: UnitIndex): string | undefined {
  const file: Partial<UnitFile> | undefined = units.get(id)?.file;
  return file?.['last-assessment'];
}

/** The sign-off in force on a unit. */
export const signOffOf = ({ decisions }: ResolvedPortfolio, unit: string) => decisions.onUnit(unit).inForce;
