import { bringsTo, unitsOf } from '../combination/evaluate-qualification.ts';
import { combinationRulesOf } from '../combination/qualification.ts';
import type { PortfolioRow, QualificationRow, UnitStatus } from '../model/result.ts';
import { stated } from '../model/stated.ts';
import type { Workspace } from '../resolve/workspace.ts';

/** A rule of combination for one learner: what each unit that it speaks of brings to it. */
export interface CombinationExplanation {
  about: 'combination';
  row: QualificationRow['rules'][number];
  units: {
    unit: string;
    title: string;
    group: string;
    /** Units, or credits, that it adds to the rule. */
    adds: number;
    /** How it stands; left out for a unit that the portfolio does not list. */
    status?: UnitStatus;
    /** The listed units of which at most one counts beside it. */
    notBeside: string[];
  }[];
}

/** Undefined for a reference that is no rule of the qualification which the portfolio names. */
export function explainCombination(
  ref: string,
  row: PortfolioRow,
  { qualifications, units }: Workspace,
): CombinationExplanation | undefined {
  const { qualification } = row;
  const found = qualification?.rules.find((rule) => rule.ref === ref);
  if (qualification === undefined || found === undefined) return undefined;
  const { qualification: id, pathway } = qualification;
  const combination = qualifications.combinationNamed({ id, pathway, version: undefined }, units);
  if (combination === undefined) return undefined;
  const rule = combinationRulesOf(combination.qualification, pathway).find(
    (each) => `${id}/${each.rule.id}` === ref,
  )?.rule;
  if (rule === undefined) return undefined;
  const listed = new Map(row.units.map((unit) => [unit.unit, unit.status]));
  const all = unitsOf(combination, [...combination.units.keys(), ...listed.keys()]);
  return {
    about: 'combination',
    row: found,
    units: all
      .map((unit) => ({ unit, adds: bringsTo(rule, unit) }))
      .filter(({ adds }) => adds > 0)
      .map(({ unit, adds }) => {
        return {
          unit: unit.id,
          title: units.units.get(unit.id)?.title ?? qualifications.unit(unit.id)?.title ?? '',
          group: unit.group,
          adds,
          ...stated({ status: listed.get(unit.id) }),
          notBeside: [...listed.keys()].filter((other) => combination.excludes({ id: other }, unit)),
        };
      }),
  };
}
