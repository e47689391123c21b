import { type Check, inPortfolio } from './check.ts';
import { portfolioTowards, qualification } from './example-qualification.ts';

export const unitOutsideQualification: Check = {
  code: 'unit-outside-qualification',
  severity: 'warning',
  summary: 'A portfolio lists a unit that counts for nothing in its qualification',
  why:
    'A unit in no group of the qualification brings the learner no nearer to it, however well it is done. That may be ' +
    'meant, as an extra; mostly it is found at certification, too late.',
  fix:
    'Take a unit of one of the groups instead, name the pathway whose groups hold the unit, or add it to the ' +
    'qualification where the document lists it.',
  wrong: { ...qualification('unit: B9', 'unit: B8'), ...portfolioTowards('L2-CS') },
  right: { ...qualification(), ...portfolioTowards('L2-CS') },
  *portfolio(resolved) {
    const { portfolio, workspace } = resolved;
    const { units, qualifications } = workspace;
    const combination =
      portfolio.qualification && qualifications.combinationNamed(portfolio.qualification, workspace.units);
    if (combination === undefined) return;
    const { id } = combination.qualification;
    for (const { unit, withdrawn, span } of portfolio.registrations) {
      if (withdrawn !== undefined || units.units.get(unit)?.isStandard || combination.standsFor(unit)) continue;
      // A unit that nobody knows is another fault.
      if (!units.units.has(unit) && qualifications.unit(unit) === undefined) continue;
      const within = combination.pathway === undefined ? id : `${id}, pathway ${combination.pathway}`;
      yield inPortfolio(resolved, span, {
        message: `${unit} stands in no group of ${within}`,
        help: `it counts for nothing there; see ${combination.qualification.path}`,
        ref: unit,
      });
    }
  },
};
