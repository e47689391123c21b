import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';

/** The last day on which a unit may be decided, if its specification names one. */
export function lastAssessmentOf(id: string, { units }: UnitIndex): string | undefined {
  const file = units.get(id)?.file;
  return file !== undefined && 'last-assessment' in file ? file['last-assessment'] : undefined;
}

/** The sign-off in force on a unit. */
export const signOffOf = ({ decisions }: ResolvedPortfolio, unit: string) => decisions.onUnit(unit).inForce;

/** What the examples of both checks say of the unit. */
export const datedUnit = (day: string) => ({
  'specs/B8.unit.yaml': `id: B8
title: Maintain customer service through effective hand over
last-assessment: ${day}
outcomes:
  - id: "1"
    title: Agree joint responsibilities
    criteria: [ { id: "1.1", text: Agree who does what } ]
`,
  'portfolios/amira-khan/portfolio.yaml': `learner: { id: L-0231, name: Amira Khan }
units: [B9, B8]
assessor: j-okafor
registered: 2026-01-12
witnesses: { p-sharma: { name: P. Sharma, role: Branch manager } }
`,
});
