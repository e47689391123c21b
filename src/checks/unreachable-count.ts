import { evaluateQualification } from '../combination/evaluate-qualification.ts';
import { combinationRulesOf } from '../combination/qualification.ts';
import { type CountRule, type CoverRule, countsIn } from '../model/rule.ts';
import type { Unit } from '../model/unit.ts';
import { cellsOf } from '../rules/scope.ts';
import { counted } from '../words/counts.ts';
import { type Check, inFile } from './check.ts';
import { asks, outcome, spec } from './example.ts';
import { inPathways } from './qualification-parts.ts';
import { numberOf, percentOf } from './rule-bounds.ts';
import { inRule, rulesOf } from './spec-rules.ts';

const outcomes = outcome('{ id: "1.1", text: Agree who does what }', '{ id: "1.2", text: Agree when it is due }');
const example = (atLeast: number) => {
  const rule = `count: { of: criteria, where: { direct: true }, at-least: ${atLeast} }`;
  return spec({ outcomes, requirements: asks('Most of the unit is to be observed', rule) });
};

export const unreachableCount: Check = {
  code: 'unreachable-count',
  severity: 'warning',
  lint: true,
  summary: 'A rule asks for more than there can be',
  why: 'Nobody can meet such a rule. The requirement stays a gap in every portfolio, however good the evidence is.',
  fix:
    'Lower at-least to what the unit has, or put right what it counts: the criteria in its scope, the values of ' +
    'the facet, at-most.',
  wrong: example(3),
  right: example(2),
  *unit(unit, workspace) {
    for (const { rule, requirement } of rulesOf(unit, workspace)) {
      const faults = [
        ...countsIn(rule).flatMap((count) => countFaults(count, unit)),
        ...(rule.cover ? coverFaults(rule.cover, unit) : []),
      ];
      for (const message of faults)
        yield inRule(requirement, rule, {
          message,
          help: 'nobody could meet this; compare with the document',
        });
    }
  },
  *qualification(qualification, { qualifications, units }) {
    const gaps = inPathways(qualification, (pathway) => {
      const named = { id: qualification.id, pathway, version: undefined };
      const combination = qualifications.combinationNamed(named, units);
      if (combination === undefined) return [];
      const places = combinationRulesOf(qualification, pathway);
      return evaluateQualification(combination, [], [...combination.units.keys()])
        .rules.map((each, index) => ({ ...each, at: [...places[index]!.path, 'id'] }))
        .filter(({ status }) => status === 'gap');
    });
    for (const { rule, planned, needed, at } of gaps)
      yield inFile(qualification, at, {
        message: `rule ${rule.id} asks for ${needed}, and all units together give ${planned}`,
        help: 'nobody could meet this; compare with the document',
        about: rule.id,
      });
  },
};

function countFaults(count: CountRule, unit: Unit): string[] {
  const { of, 'at-least': atLeast, 'at-most': atMost } = count;
  const faults: string[] = [];
  for (const read of [numberOf, percentOf]) {
    const [low, high] = [read(atLeast), read(atMost)];
    if (low !== undefined && high !== undefined && low > high)
      faults.push(`its rule asks for at least ${atLeast} and at most ${atMost} ${of}`);
  }
  const asked = numberOf(atLeast);
  if (of === 'values' && asked !== undefined) {
    const facet = unit.facets.find(({ id }) => id === count.facet);
    if (facet !== undefined && !facet.open && facet.values.length < asked)
      faults.push(`its rule asks for ${asked} values of ${facet.id}, which has ${facet.values.length}`);
  }
  if (of !== 'criteria' || asked === undefined) return faults;
  const cells = cellsOf({ unit, leaves: unit.leaves, applicable: new Set(unit.leaves), unasked: new Set() }, count);
  const small = cells.find(({ leaves }) => leaves.size < asked);
  if (small === undefined) return faults;
  const where =
    count.per === 'outcome' ? `outcome ${small.name} has` : count.per === 'criterion' ? 'each is' : 'its scope has';
  return [...faults, `its rule asks for ${counted(asked, 'criterion', 'criteria')}, but ${where} ${small.leaves.size}`];
}

function coverFaults({ facet: id, values, 'at-least': atLeast = 0 }: CoverRule, unit: Unit): string[] {
  const facet = unit.facets.find((each) => each.id === id);
  const named = new Set(values ?? facet?.values.map((value) => value.id));
  // A facet that the unit does not have is unknown-name-in-rule.
  if (facet === undefined || atLeast <= named.size || (facet.open && values === undefined)) return [];
  return [`its rule asks for ${atLeast} values of ${id}, but names ${named.size}`];
}
