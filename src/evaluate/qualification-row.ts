import { evaluateQualification } from '../combination/evaluate-qualification.ts';
import type { QualificationRow } from '../model/result.ts';
import type { UnitStanding } from '../model/standing.ts';
import { stated } from '../model/stated.ts';
import { isAchieved } from '../model/unit-states.ts';
import type { PortfolioFiles } from '../resolve/portfolio-files.ts';
import type { Workspace } from '../resolve/workspace.ts';

/** How the learner stands with the qualification that the portfolio names; undefined for one that nobody can know. */
export function qualificationRow(
  { qualification: said }: PortfolioFiles,
  units: readonly UnitStanding[],
  workspace: Workspace,
): QualificationRow | undefined {
  if (said === undefined) return undefined;
  const head = { qualification: said.id, ...(said.pathway === undefined ? {} : { pathway: said.pathway }) };
  const { qualifications } = workspace;
  if (!qualifications.byId.has(said.id) && qualifications.someUnreadable)
    return { ...head, status: 'unknown', credits: { achieved: 0, planned: 0 }, rules: [] };
  const combination = qualifications.combinationNamed(said, workspace.units);
  if (combination === undefined) return undefined;
  const achieved = units.filter(({ status }) => isAchieved(status)).map(({ unit }) => unit);
  const planned = units.filter(({ status }) => status !== 'withdrawn').map(({ unit }) => unit);
  const { status, credits, rules } = evaluateQualification(combination, achieved, planned);
  const { needed, ...reached } = credits;
  return {
    ...head,
    title: combination.qualification.title,
    status,
    credits: { ...reached, ...(needed === undefined ? {} : { needed }) },
    rules: rules.map(({ rule, status: stands, needed: least, atMost, ...figures }) => ({
      ref: `${said.id}/${rule.id}`,
      text: rule.text,
      measure: rule['each-of'] !== undefined ? 'groups' : rule.credits !== undefined ? 'credits' : 'units',
      status: stands,
      ...figures,
      ...stated({ needed: least, atMost }),
    })),
  };
}
