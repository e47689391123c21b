import type { CriterionRow, CriterionStatus, UnitRow } from '../model/result.ts';
import type { GapStanding } from '../model/standing.ts';
import { stated } from '../model/stated.ts';
import type { Leaf, Unit } from '../model/unit.ts';
import { ledByAssessor } from '../model/vocabulary.ts';
import { askedFor } from '../resolve/asked-for.ts';
import type { Registration } from '../resolve/portfolio-files.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { waivedBy } from '../resolve/waivers.ts';
import { contestedGaps } from './contested.ts';
import { criterionRow } from './criterion-rows.ts';
import { gradeOf, leafStatus } from './criterion-status.ts';
import { type EvaluatedRequirement, evaluateRequirement, requirementRow } from './evaluate-requirement.ts';
import { criterionGap, gapRow, isLearners, type OpenGap, requirementGaps } from './gaps.ts';
import { signOffRow } from './sign-off.ts';
import type { HasErrors, UnitEvaluation } from './unit-evaluation.ts';
import { unitEvidence } from './unit-evidence.ts';
import type { unitHead } from './unit-head.ts';
import { type UnitFacts, unitOwner, unitStatus } from './unit-status.ts';

/** How a unit stands by its evidence: criteria, then requirements, then what is open, then whose move it is. */
export function judgeUnit(
  resolved: ResolvedPortfolio,
  unit: Unit,
  { targetGrade }: Registration,
  said: UnitFacts,
  head: () => ReturnType<typeof unitHead>,
  hasErrors: HasErrors,
): UnitEvaluation {
  const { assessed, workspace } = resolved;
  const claims = unit.leaves.flatMap((leaf) => assessed.byLeaf.get(leaf.ref) ?? []);
  const statusOf = new Map(unit.leaves.map((leaf) => [leaf, leafStatus(leaf, assessed)]));
  const asked = askedFor(unit, targetGrade);
  const unasked = new Set(unit.leaves.filter((leaf) => !asked.has(leaf) && statusOf.get(leaf) !== 'met'));
  const evidence = unitEvidence(resolved, unit, claims, unasked);
  const requirements = workspace.units
    .requirementsOf(unit.id)
    .map((requirement) => evaluateRequirement(requirement, evidence, resolved));

  const lacking = waivable(lackingIn(resolved, unit, statusOf, asked, requirements), resolved);
  const contested = contestedGaps(resolved, unit, claims, asked, lacking);
  const gaps = [...lacking, ...contested];
  const signOff = signOffRow(resolved, unit, claims);
  const facts: UnitFacts = {
    ...said,
    nothingBegun: [...statusOf.values()].every((status) => status === 'missing'),
    leaves: [...statusOf].flatMap(([leaf, status]) => (asked.has(leaf) ? [status] : [])),
    musts: requirements.flatMap(({ requirement, status }) => (requirement.force === 'must' ? [status] : [])),
    contested: contested.length > 0,
    hasErrors: hasErrors(claims, unit.id),
    signedOff: signOff?.holds ?? false,
  };
  const status = unitStatus(facts);
  const owners = gaps.filter(({ waived }) => waived === undefined).map((gap) => gap.owner);
  const owner = unitOwner(facts, owners);
  const own = { status, ...(owner === undefined ? {} : { owner }) };
  const row = (): UnitRow => {
    const criteria = unit.criteria.map((criterion) => criterionRow(criterion, statusOf, asked, assessed));
    const grade = gradeOf(unit, statusOf);
    return {
      ...head(),
      ...own,
      ...stated({ signOff, grade }),
      ...countsOf(criteria),
      outcomes: unit.outcomes,
      criteria,
      requirements: requirements.map(requirementRow),
      gaps: gaps.map(gapRow),
    };
  };
  return { standing: { unit: unit.id, ...own, gaps: gaps.map(standingOf) }, row };
}

/** What is lacking: criteria that are asked for, then musts; whose it is hangs on what the learner has still to do. */
function lackingIn(
  resolved: ResolvedPortfolio,
  unit: Unit,
  statusOf: ReadonlyMap<Leaf, CriterionStatus>,
  asked: ReadonlySet<Leaf>,
  requirements: readonly EvaluatedRequirement[],
): OpenGap[] {
  const { assessed, portfolio } = resolved;
  const isWaived = (ref: string) => waiverOf(ref, resolved) !== undefined;
  // What is waived asks nobody to move.
  const learnerBusy = [...asked].some((leaf) => isLearners(statusOf.get(leaf)!) && !isWaived(leaf.ref));
  const musts = requirements.filter(({ requirement }) => requirement.force === 'must');
  const everyMust = musts.flatMap((must) => [must, ...must.parts]).filter((must) => !isWaived(must.requirement.ref));
  const isLed = (id: string) => ledByAssessor.has(portfolio.itemById.get(id)?.item.method);
  const criteria = unit.leaves
    .filter((leaf) => asked.has(leaf))
    .flatMap((leaf) => criterionGap(leaf, statusOf.get(leaf)!, assessed) ?? []);
  return [...criteria, ...musts.flatMap((must) => requirementGaps(must, learnerBusy, everyMust, isLed))];
}

const waiverOf = (ref: string, { workspace, portfolio }: ResolvedPortfolio) =>
  workspace.waivers.ofGap(portfolio.path, ref)[0];

const waivable = (gaps: readonly OpenGap[], resolved: ResolvedPortfolio): OpenGap[] =>
  gaps.map((gap) => {
    const waiver = waiverOf(gap.ref, resolved);
    return waiver === undefined ? gap : { ...gap, waived: waivedBy(waiver) };
  });

const standingOf = ({ ref, layer, status, owner, waived }: OpenGap): GapStanding => ({
  ref,
  layer,
  status,
  owner,
  ...(waived === undefined ? {} : { waived }),
});

/** Of the criteria that are asked for and applicable, and of others once they are met, how many there are and how they stand. */
function countsOf(criteria: readonly CriterionRow[]): Pick<UnitRow, `criteria${'Met' | 'Claimed' | 'Total'}`> {
  const counted = criteria.filter(
    ({ status, asked }) => status !== 'not-applicable' && (asked !== false || status === 'met'),
  );
  return {
    criteriaMet: counted.filter(({ status }) => status === 'met').length,
    criteriaClaimed: counted.filter(({ status }) => status === 'claimed').length,
    criteriaTotal: counted.length,
  };
}
