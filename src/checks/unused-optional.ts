import { scopeLeaves } from '../rules/scope.ts';
import { type Check, inUnit } from './check.ts';
import { rulesOf } from './spec-rules.ts';

export const unusedOptional: Check = {
  code: 'unused-optional',
  severity: 'info',
  lint: true,
  summary: 'No rule counts an optional criterion',
  why:
    'An optional criterion is one of several of which a requirement asks some. If no rule counts criteria among ' +
    'them, nobody asks for any, and a unit could be complete without them.',
  fix: 'Add the requirement with count: { of: criteria, criteria: […], at-least: … }, or take optional out.',
  wrong: example(''),
  right: example(
    'requirements: [ { id: "1", text: One of 2.1 and 2.2, rules: [ count: { of: criteria, criteria: ["2.1", "2.2"] } ] } ]\n',
  ),
  *unit(unit, workspace) {
    const counted = new Set(
      rulesOf(unit, workspace).flatMap(({ rule: { count } }) =>
        count?.of === 'criteria' && count.criteria !== undefined ? scopeLeaves(unit, count.criteria) : [],
      ),
    );
    const idle = unit.leaves.filter((leaf) => leaf.optional && !counted.has(leaf));
    const [first] = idle;
    if (first === undefined) return;
    const refs = idle.map(({ ref }) => ref);
    yield inUnit(this.code, unit, first.span, {
      about: unit.id,
      ref: first.ref,
      message: `no rule counts the optional ${refs.length > 4 ? `${refs.slice(0, 3).join(', ')} and ${refs.length - 3} more` : refs.join(', ')}`,
      help: 'add the requirement that asks some of them, or take optional out',
    });
  },
};

function example(requirements: string) {
  return {
    'specs/B8.unit.yaml': `id: B8
title: Maintain customer service through effective hand over
outcomes:
  - id: "1"
    title: Agree joint responsibilities
    criteria: [ { id: "1.1", text: Agree who does what } ]
  - id: "2"
    title: Offer further help
    criteria: [ { id: "2.1", text: By telephone, optional: true }, { id: "2.2", text: In writing, optional: true } ]
${requirements}`,
  };
}
