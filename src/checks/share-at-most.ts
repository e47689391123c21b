import { type CountRule, countsIn } from '../model/rule.ts';
import type { Check } from './check.ts';
import { asks, spec } from './example.ts';
import { percentOf } from './rule-bounds.ts';
import { inRule, rulesOf } from './spec-rules.ts';

/** An item has one method and one context; of anything else, one thing may be shown both ways. */
const shownOneWay: readonly CountRule['of'][] = ['items', 'methods'];

const text = 'No more than 20 % of the criteria may be shown by witness testimony.';
const example = (where: string) => spec({ requirements: asks(text, `count: { of: criteria, where: ${where} }`) });

export const shareAtMost: Check = {
  code: 'share-at-most',
  severity: 'info',
  lint: true,
  summary: 'A rule limits the share that is shown in one way, where “at least the rest in other ways” may be meant',
  why:
    '“No more than 20 % by testimony” as at-most: 20% is a gap as soon as testimony covers more, even where all of ' +
    'it was observed too: a learner could only mend it by taking evidence away. What documents mean is that ' +
    'enough is shown in other ways.',
  fix:
    'Write at-least with the rest of the percentage, and where: { not: … } round the filter. If the document ' +
    'really wants less of something, say so in a comment.',
  wrong: example('{ methods: [witness-testimony] }, at-most: 20%'),
  right: example('{ not: { methods: [witness-testimony] } }, at-least: 80%'),
  *unit(unit, workspace) {
    for (const { rule, requirement } of rulesOf(unit, workspace)) {
      for (const { of, where, 'at-most': atMost } of countsIn(rule)) {
        const percent = percentOf(atMost);
        if (percent === undefined || percent >= 100 || where === undefined || shownOneWay.includes(of)) continue;
        yield inRule(requirement, rule, {
          about: `${of} ${atMost}`,
          message: `its rule is broken by ${of} shown both ways: at most ${atMost} of them may be shown by what it names`,
          help: `if the rest is to be shown in other ways, write at-least: ${100 - percent}% with where: { not: … }`,
        });
      }
    }
  },
};
