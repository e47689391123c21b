import type { Diagnostic, Owner, PortfolioRow } from '../../model/result.ts';
import { isFinished } from '../../model/unit-states.ts';
import type { Workspace } from '../../resolve/workspace.ts';
import { upperFirst } from '../../words/sentences.ts';
import { openIn } from '../open.ts';
import type { Action, Plan, PlanCase, Proposal } from './action.ts';
import { planDecisions } from './assessor.ts';
import { Allowances } from './candidate.ts';
import { planEnd, planJudgements, planMending } from './closing-steps.ts';
import { planCountersignatures } from './countersignatures.ts';
import { planDrafts } from './drafts.ts';
import { askedBy } from './needs.ts';
import { planItems } from './new-items.ts';
import { planNotes } from './notes.ts';
import { planCorrections, planRework } from './rework.ts';
import { planUnits } from './units-to-take.ts';

/**
 * What to do next about a portfolio, ranked: what a unit without evidence begins with, the learner's actions by how many gaps they close, then the assessor's,
 * countersignatures before what is stale before what is undecided before what is planned before judgements, then what ends a unit. Every gap is closed by at least one action.
 */
export function planPortfolio(
  row: PortfolioRow,
  workspace: Workspace,
  only?: readonly string[],
  faults: readonly Diagnostic[] = [],
): Plan {
  const plan = planCase(row, workspace, only);
  const asked = plan.units.map((each) => askedBy(each.row, each.unit, workspace.units, row.evidence));
  const allowances = new Allowances(
    plan.units.map(({ unit }) => unit),
    workspace.units,
  );
  const drafts = planDrafts(
    plan,
    asked.flatMap(({ needs }) => needs),
    allowances,
  );
  const rework = planRework(plan, drafts.left);
  const { begins, items } = planItems(plan, rework.left, allowances);
  const { stale, undecided } = planDecisions(plan);
  const { due, later } = planJudgements(plan);
  const finished = (by: Owner) => drafts.proposals.filter(({ owner }) => owner === by);
  const learners = [...finished('learner'), ...items, ...rework.proposals, ...planCorrections(asked)];
  const assessors = [...planCountersignatures(plan), ...stale, ...undecided, ...finished('assessor'), ...due];
  const others = remaining(plan, [...begins, ...learners, ...assessors, ...later]);
  const ranked = [
    ...begins,
    ...byGapsClosed([...learners, ...others.filter(({ owner }) => owner === 'learner'), ...planMending(plan)]),
    ...assessors,
    ...others.filter(({ owner }) => owner === 'assessor'),
    ...later,
    ...planEnd(plan),
    ...(only === undefined ? planUnits(row, workspace) : []),
  ];
  return {
    actions: ranked.map((proposal, index): Action => ({ rank: index + 1, ...proposal })),
    notes: planNotes(plan, faults),
  };
}

function planCase(row: PortfolioRow, workspace: Workspace, only: readonly string[] | undefined): PlanCase {
  const asked = row.units.filter(({ unit }) => only === undefined || only.includes(unit));
  const units = asked.flatMap((unitRow) => {
    const unit = workspace.units.units.get(unitRow.unit);
    if (unit === undefined || isFinished(unitRow.status)) return [];
    // Nobody is asked to do anything about what is waived.
    const gaps = unitRow.gaps.filter(({ waived }) => waived === undefined);
    const open = openIn(unitRow, row).filter(({ waived }) => waived === undefined);
    return [{ row: { ...unitRow, gaps }, unit, waived: unitRow.gaps.length - gaps.length, open }];
  });
  const unread = asked.filter(({ status }) => status === 'unknown').map(({ unit }) => unit);
  const name = (id: string | undefined) =>
    id === undefined ? 'The assessor' : (workspace.people.entries.get(id)?.name ?? id);
  return { row, units, unread, workspace, name };
}

const byGapsClosed = (proposals: readonly Proposal[]) =>
  proposals.toSorted((a, b) => b.closes.length - a.closes.length);

/** Gaps that no other action closes, such as rules that cannot be read: each with the next step that the gap itself names. */
function remaining({ units }: PlanCase, proposals: readonly Proposal[]): Proposal[] {
  const closed = new Set(proposals.flatMap(({ closes }) => closes));
  return units.flatMap(({ row }) =>
    row.gaps
      .filter(({ ref }) => !closed.has(ref))
      .map(({ ref, why, next, owner }) => ({
        what: `${upperFirst(next)}: ${ref}`,
        owner,
        closes: [ref],
        named: [ref],
        because: why,
      })),
  );
}
