import { takesAnyValue } from '../model/covered-values.ts';
import type { Check } from './check.ts';
import { asks, outcome, spec } from './example.ts';
import { inRule, rulesOf } from './spec-rules.ts';

const example = (rule: string) =>
  spec({
    id: 'HD2',
    outcomes: outcome('{ id: "1.1", text: Style hair to the agreed look }'),
    facets: '\n  style: { title: The style is, open: true }',
    requirements: asks('You must produce different styles.', rule),
  });

export const openFacetInRule: Check = {
  code: 'open-facet-in-rule',
  severity: 'error',
  summary: 'A cover rule asks for all values of an open facet',
  why:
    'The list of an open facet has no end: learners may add values to it. A rule that asks for all of them could ' +
    'never be met, so it has to say which it wants, or how many.',
  fix: 'Name the values that the document names, or write at-least with the number that it asks for.',
  wrong: example('cover: { facet: style }'),
  right: example('cover: { facet: style, at-least: 5 }'),
  *unit(unit, workspace) {
    for (const { rule, requirement } of rulesOf(unit, workspace)) {
      const { cover } = rule;
      if (cover === undefined || cover['at-least'] !== undefined || !takesAnyValue(cover, unit)) continue;
      yield inRule(requirement, rule, {
        about: cover.facet,
        message: `its rule covers the open facet ${cover.facet} without values or at-least`,
        help: 'name the values that are wanted, or write at-least: and how many',
      });
    }
  },
};
