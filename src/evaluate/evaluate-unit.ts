import { unitOfRef } from '../model/refs.ts';
import type { ClaimRow, CriterionPartRow, CriterionRow, Gap, UnitRow } from '../model/result.ts';
import type { Criterion, Leaf, Unit } from '../model/unit.ts';
import { ledByAssessor } from '../model/vocabulary.ts';
import { askedFor } from '../resolve/asked-for.ts';
import type { AssessedClaim } from '../resolve/assess-claims.ts';

import { listsBy } from '../resolve/lists-by.ts';
import type { Registration } from '../resolve/portfolio-case.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { waivedBy } from '../resolve/waivers.ts';
import type { Workspace } from '../resolve/workspace.ts';
import type { RuleContext } from '../rules/rule-context.ts';
import { idleWords } from '../words/reasons.ts';
import { buildInstances } from './build-instances.ts';
import { contestedGaps } from './contested.ts';
import { leafStatus, wholeStatus } from './criterion-status.ts';
import { decisionRow, sampledRows } from './decision-row.ts';
import { evaluateRequirement } from './evaluate-requirement.ts';
import { criterionGap, isLearners, requirementGaps } from './gaps.ts';
import { unitOwner, unitStatus } from './unit-status.ts';

/** The row of one registered unit. `hasErrors` says whether errors keep it from being complete. */
export function evaluateUnit(
  resolved: ResolvedPortfolio,
  registration: Registration,
  workspace: Workspace,
  hasErrors: (claims: readonly AssessedClaim[], unit: string) => boolean,
): UnitRow {
  const { portfolio, decisions, assessed } = resolved;
  const unit = workspace.units.units.get(registration.unit);
  const { route, assessor, verifier, registered, target, targetGrade, declared, withdrawn, certificated, certificate } =
    registration;
  const signOff = decisions.onUnit(registration.unit).inForce;
  const carriedOver = route === 'credit-transfer' || route === 'exemption';
  // What a qualification says of a unit is all that is known of one without a specification.
  const named = unit === undefined ? workspace.qualifications.unit(registration.unit) : undefined;
  const isOfQualification = named !== undefined && !workspace.units.mayBeUnread(registration.unit);
  const facts = {
    withdrawn: withdrawn !== undefined,
    certificated: certificated !== undefined,
    carriedOver,
    unread:
      (unit === undefined && !isOfQualification) ||
      workspace.config.unreadable ||
      portfolio.unreadEvidence ||
      portfolio.unreadRecord,
    nothingBegun: isOfQualification,
    leaves: [],
    musts: [],
    contested: false,
    hasErrors: false,
    declared: declared !== undefined,
    signedOff: false,
  };
  const head = {
    unit: registration.unit,
    title: unit?.title ?? named?.title ?? '',
    ...(unit === undefined ? {} : published(unit)),
    ...(named?.level === undefined ? {} : { level: named.level }),
    ...(named?.credit === undefined ? {} : { credit: named.credit }),
    place: { file: `${portfolio.path}/portfolio.yaml`, ...registration.span },
    route,
    ...(assessor === undefined ? {} : { assessor }),
    ...(verifier === undefined ? {} : { verifier }),
    ...(registered === undefined ? {} : { registered }),
    ...(target === undefined ? {} : { target }),
    ...(targetGrade === undefined ? {} : { targetGrade }),
    ...(declared === undefined ? {} : { declared }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(certificated === undefined ? {} : { certificated }),
    ...(certificate === undefined ? {} : { certificate }),
  };
  const empty = {
    criteriaMet: 0,
    criteriaClaimed: 0,
    criteriaTotal: 0,
    outcomes: [],
    criteria: [],
    requirements: [],
    gaps: [],
  };
  if (unit === undefined || facts.withdrawn || facts.certificated || carriedOver) {
    return { ...head, status: unitStatus(facts), ...empty };
  }

  const claims = unit.leaves.flatMap((leaf) => assessed.byLeaf.get(leaf.ref) ?? []);
  const statusOf = new Map(unit.leaves.map((leaf) => [leaf, leafStatus(leaf, assessed)]));
  const asked = askedFor(unit, targetGrade);
  const unasked = new Set(unit.leaves.filter((leaf) => !asked.has(leaf) && statusOf.get(leaf) !== 'met'));
  const context = ruleContext(resolved, unit, claims, workspace, unasked);
  const evaluated = workspace.units
    .requirementsOf(unit.id)
    .map((requirement) => evaluateRequirement(requirement, context, decisions, assessed));
  const criteria = unit.criteria.map((criterion) => criterionRow(criterion, statusOf, asked, resolved));
  const leaves = [...statusOf].flatMap(([leaf, status]) => (asked.has(leaf) ? [status] : []));
  const musts = evaluated.filter(({ requirement }) => requirement.force === 'must');
  // What is waived asks nobody to move.
  const waiverOf = (ref: string) => workspace.waivers.ofGap(portfolio.path, ref)[0];
  const learnerBusy = [...asked].some((leaf) => isLearners(statusOf.get(leaf)!) && !waiverOf(leaf.ref));
  const everyMust = musts.flatMap((must) => [must, ...must.parts]).filter((must) => !waiverOf(must.requirement.ref));
  const isLed = (id: string) => ledByAssessor.has(resolved.portfolio.itemById.get(id)?.item.method);
  const others = [
    ...unit.criteria.flatMap((criterion) =>
      criterion.leaves
        .filter((leaf) => asked.has(leaf))
        .flatMap(
          (leaf) =>
            criterionGap(
              leaf,
              statusOf.get(leaf)!,
              assessed,
              criterion.hasParts ? `${criterion.text} ${leaf.text}`.trim() : leaf.text,
            ) ?? [],
        ),
    ),
    ...musts.flatMap((must) => requirementGaps(must, learnerBusy, everyMust, isLed)),
  ].map((gap): Gap => {
    const waiver = waiverOf(gap.ref);
    return waiver === undefined ? gap : { ...gap, waived: waivedBy(waiver) };
  });
  const contested = contestedGaps(resolved, unit, claims, asked, others);
  const gaps = [...others, ...contested];
  const signOffHolds =
    signOff !== undefined &&
    !decisions.samples.isContested(signOff.target) &&
    signOff.record.date >= lastDecision(resolved, unit, claims);
  const all = {
    ...facts,
    nothingBegun: [...statusOf.values()].every((status) => status === 'missing'),
    leaves,
    musts: musts.map((must) => must.row.status),
    contested: contested.length > 0,
    hasErrors: hasErrors(claims, unit.id),
    signedOff: signOffHolds,
  };
  const owner = unitOwner(
    all,
    gaps.filter(({ waived }) => waived === undefined).map((gap) => gap.owner),
  );
  const grade = gradeOf(unit, statusOf);
  const counted = criteria.filter(
    ({ status, asked: isAsked }) => status !== 'not-applicable' && (isAsked !== false || status === 'met'),
  );
  return {
    ...head,
    status: unitStatus(all),
    ...(owner === undefined ? {} : { owner }),
    ...(signOff === undefined
      ? {}
      : {
          signOff: {
            record: signOff.record.id,
            date: signOff.record.date,
            holds: signOffHolds,
            ...sampledRows(decisions.samples.on(signOff.target)),
          },
        }),
    ...(grade === undefined ? {} : { grade }),
    criteriaMet: counted.filter((row) => row.status === 'met').length,
    criteriaClaimed: counted.filter((row) => row.status === 'claimed').length,
    criteriaTotal: counted.length,
    outcomes: unit.outcomes,
    criteria,
    requirements: evaluated.map((each) => each.row as UnitRow['requirements'][number]),
    gaps,
  };
}

/** The highest grade of which, and of all below it, everything is met or not applicable that is not optional. */
function gradeOf({ leaves, grades }: Unit, statusOf: ReadonlyMap<Leaf, CriterionRow['status']>): string | undefined {
  const isReached = (grade: string) => {
    const binding = leaves.filter((leaf) => leaf.grade === grade && !leaf.optional);
    const isDone = (leaf: Leaf) => ['met', 'not-applicable'].includes(statusOf.get(leaf)!);
    // A grade that asks for nothing, which is reported, is nobody's.
    return binding.length > 0 && binding.every(isDone);
  };
  const next = grades.findIndex((grade) => !isReached(grade));
  return grades[(next === -1 ? grades.length : next) - 1];
}

/** What the awarding organisation says of the size of the unit. */
function published({ file }: Unit): Pick<UnitRow, 'level' | 'credit' | 'guidedLearningHours' | 'awardingOrganisation'> {
  if (!('outcomes' in file)) return {};
  const {
    level,
    credit,
    'guided-learning-hours': guidedLearningHours,
    'awarding-organisation': awardingOrganisation,
  } = file;
  return {
    ...(level === undefined ? {} : { level }),
    ...(credit === undefined ? {} : { credit }),
    ...(guidedLearningHours === undefined ? {} : { guidedLearningHours }),
    ...(awardingOrganisation === undefined ? {} : { awardingOrganisation }),
  };
}

/** The date of the latest decision in force or judgement of a unit: a sign-off must not be older. */
function lastDecision(
  { decisions, assessed }: ResolvedPortfolio,
  unit: Unit,
  claims: readonly AssessedClaim[],
): string {
  const dates = [
    ...claims.filter((claim) => claim.counts).map((claim) => claim.ruling?.decision.record.date ?? ''),
    ...unit.leaves.map((leaf) => assessed.notApplicable.get(leaf.ref)?.decision.record.date ?? ''),
    ...decisions.judgements
      .filter((each) => each.standing === 'effective' && unitOfRef(each.requirement) === unit.id)
      .map((each) => each.record.date),
  ];
  return dates.reduce((latest, date) => (date > latest ? date : latest), '');
}

function ruleContext(
  { assessed }: ResolvedPortfolio,
  unit: Unit,
  claims: readonly AssessedClaim[],
  workspace: Workspace,
  unasked: ReadonlySet<Leaf>,
): Omit<RuleContext, 'judgement'> {
  const byItem = listsBy(claims, (claim) => claim.item.path);
  const instances = (basis: 'accepted' | 'claimed' | 'potential') =>
    buildInstances(assessed, claims, unit, workspace.units, basis);
  return {
    unit,
    leaves: unit.leaves,
    applicable: new Set(unit.leaves.filter((leaf) => !assessed.notApplicable.has(leaf.ref))),
    unasked,
    accepted: instances('accepted'),
    claimed: instances('claimed'),
    potential: instances('potential'),
    whyNot: (item, leaves) => {
      const relevant = (byItem.get(item.path) ?? []).filter((claim) => leaves.includes(claim.leaf));
      return relevant.some((claim) => claim.counts) ? undefined : relevant[0]?.idle;
    },
    whyNotTag: (item, tag) => {
      const { state, ruling } = assessed.tagState(item, tag);
      if (state !== 'not-yet') return undefined;
      return { kind: 'situation-not-yet', situation: tag, record: ruling?.decision.record.id ?? '' };
    },
    indicators: workspace.config.indicators,
  };
}

function criterionRow(
  criterion: Criterion,
  statusOf: ReadonlyMap<Leaf, CriterionRow['status']>,
  asked: ReadonlySet<Leaf>,
  resolved: ResolvedPortfolio,
): CriterionRow {
  const { ref, outcome, kind, text, optional, grade, leaves } = criterion;
  const head = { ref, outcome, kind, text, ...(grade === undefined ? {} : { grade }) };
  if (!criterion.hasParts) return { ...head, ...leafRow(leaves[0]!, statusOf, asked, resolved) };
  const parts = leaves.map(
    (leaf): CriterionPartRow => ({
      ref: leaf.ref,
      text: leaf.text,
      kind: leaf.kind,
      ...leafRow(leaf, statusOf, asked, resolved),
    }),
  );
  return {
    ...head,
    ...(optional ? { optional: true as const } : {}),
    ...(leaves.some((leaf) => asked.has(leaf)) ? {} : { asked: false as const }),
    status: wholeStatus(leaves, statusOf, asked),
    parts,
  };
}

function leafRow(
  leaf: Leaf,
  statusOf: ReadonlyMap<Leaf, CriterionRow['status']>,
  asked: ReadonlySet<Leaf>,
  { assessed }: ResolvedPortfolio,
) {
  const ruling = assessed.notApplicable.get(leaf.ref);
  return {
    ...(leaf.conditional ? { conditional: true as const } : {}),
    ...(leaf.optional ? { optional: true as const } : {}),
    ...(asked.has(leaf) ? {} : { asked: false as const }),
    status: statusOf.get(leaf)!,
    ...(ruling === undefined
      ? {}
      : {
          record: ruling.decision.record.id,
          ...(ruling.decision.reason === undefined ? {} : { reason: ruling.decision.reason }),
        }),
    claims: (assessed.byLeaf.get(leaf.ref) ?? []).map(claimRow),
  };
}

function claimRow(claim: AssessedClaim): ClaimRow {
  const { item, by, state, counts, idle, resubmitted, contested, places, ruling, samples, unconfirmed, disagreement } =
    claim;
  const decision = ruling?.decision;
  return {
    evidence: item.id,
    by,
    state,
    counts,
    ...(idle === undefined ? {} : { why: idleWords(idle), idle }),
    ...(resubmitted ? { resubmitted: true as const } : {}),
    ...(contested ? { contested: true as const } : {}),
    places,
    ...(decision === undefined ? {} : { decision: decisionRow(decision, item.id, samples) }),
    ...(unconfirmed === undefined ? {} : { unconfirmed: decisionRow(unconfirmed.decision, item.id, []) }),
    ...(disagreement === undefined ? {} : { disagreement: disagreement.record.id }),
  };
}
