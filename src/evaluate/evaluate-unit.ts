import { isCarriedOver } from '../model/unit-states.ts';
import type { Registration } from '../resolve/portfolio-files.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { judgeUnit } from './judge-unit.ts';
import type { HasErrors, UnitEvaluation } from './unit-evaluation.ts';
import { unitHead } from './unit-head.ts';
import { type UnitFacts, unitStatus } from './unit-status.ts';

/** How one registered unit stands: by its evidence, unless something else settles it or nothing can be known. */
export function evaluateUnit(
  resolved: ResolvedPortfolio,
  registration: Registration,
  hasErrors: HasErrors,
): UnitEvaluation {
  const { portfolio, workspace } = resolved;
  const { units, qualifications, config } = workspace;
  const { unit: id, route } = registration;
  const unit = units.units.get(id);
  // What a qualification says of a unit is all that is known of one without a specification.
  const named = unit === undefined ? qualifications.unit(id) : undefined;
  const isOfQualification = named !== undefined && !units.mayBeUnread(id);
  const facts: UnitFacts = {
    withdrawn: registration.withdrawn !== undefined,
    certificated: registration.certificated !== undefined,
    carriedOver: isCarriedOver(route),
    unread:
      (unit === undefined && !isOfQualification) ||
      config.unreadable ||
      portfolio.unreadEvidence ||
      portfolio.unreadRecord,
    nothingBegun: isOfQualification,
    leaves: [],
    musts: [],
    contested: false,
    hasErrors: false,
    declared: registration.declared !== undefined,
    signedOff: false,
  };
  const head = () => unitHead(registration, unit, named, portfolio);
  if (unit !== undefined && !facts.withdrawn && !facts.certificated && !facts.carriedOver)
    return judgeUnit(resolved, unit, registration, facts, head, hasErrors);
  const status = unitStatus(facts);
  return { standing: { unit: id, status, gaps: [] }, row: () => ({ ...head(), status, ...nothingListed }) };
}

const nothingListed = {
  criteriaMet: 0,
  criteriaClaimed: 0,
  criteriaTotal: 0,
  outcomes: [],
  criteria: [],
  requirements: [],
  gaps: [],
};
