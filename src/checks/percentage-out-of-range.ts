import { countsIn } from '../model/rule.ts';
import type { Check } from './check.ts';
import { asks, spec } from './example.ts';
import { percentOf } from './rule-bounds.ts';
import { inRule, rulesOf } from './spec-rules.ts';

const text = 'Most of the unit is to be observed';

export const percentageOutOfRange: Check = {
  code: 'percentage-out-of-range',
  severity: 'warning',
  lint: true,
  summary: 'A rule names a percentage above 100 %',
  why: 'Such an at-least can never be met, and such an at-most never be broken: the rule says nothing that was meant.',
  fix: 'Write the percentage that the document names, or a whole number if it names one.',
  wrong: spec({ requirements: asks(text, 'count: { of: criteria, where: { direct: true }, at-least: "110%" }') }),
  right: spec({ requirements: asks(text, 'count: { of: criteria, where: { direct: true }, at-least: "70%" }') }),
  *unit(unit, workspace) {
    for (const { rule, requirement } of rulesOf(unit, workspace)) {
      for (const { of, 'at-least': atLeast, 'at-most': atMost } of countsIn(rule)) {
        for (const bound of [atLeast, atMost]) {
          if ((percentOf(bound) ?? 0) <= 100) continue;
          const help = 'a percentage is one of 0% to 100%';
          yield inRule(
            requirement,
            rule,
            { about: `${of} ${bound}`, message: `its rule speaks of ${bound} of the ${of}`, help },
            bound,
          );
        }
      }
    }
  },
};
