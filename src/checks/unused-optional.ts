import { scopeLeaves } from '../rules/scope.ts';
import { type Check, inFile } from './check.ts';
import { asks, outcome, spec } from './example.ts';
import { rulesOf } from './spec-rules.ts';

const outcomes = outcome(
  '{ id: "1.1", text: Agree who does what }',
  '{ id: "1.2", text: Help by telephone, optional: true }',
  '{ id: "1.3", text: Help in writing, optional: true }',
);

export const unusedOptional: Check = {
  code: 'unused-optional',
  severity: 'info',
  lint: true,
  summary: 'No rule counts an optional criterion',
  why:
    'An optional criterion is one of several of which a requirement asks some. If no rule counts criteria among ' +
    'them, nobody asks for any, and a unit could be complete without them.',
  fix: 'Add the requirement with count: { of: criteria, criteria: […], at-least: … }, or take optional out.',
  wrong: spec({ outcomes }),
  right: spec({
    outcomes,
    requirements: asks('One of 1.2 and 1.3', 'count: { of: criteria, criteria: ["1.2", "1.3"] }'),
  }),
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
    yield inFile(unit, first.span, {
      about: unit.id,
      ref: first.ref,
      message: `no rule counts the optional ${refs.length > 4 ? `${refs.slice(0, 3).join(', ')} and ${refs.length - 3} more` : refs.join(', ')}`,
      help: 'add the requirement that asks some of them, or take optional out',
    });
  },
};
