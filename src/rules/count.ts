import type { RuleResult } from '../model/result.ts';
import type { CountRule } from '../model/rule.ts';
import type { Leaf } from '../model/unit.ts';
import { describeRule } from './describe.ts';
import { type Instance, within } from './instances.ts';
import { bound, contributing, measure, measured, shortfall } from './measure.ts';
import { nearMisses } from './near-misses.ts';
import { countedItems, type RuleAnswer, type RuleContext } from './rule-context.ts';
import { cellsOf, scopeLeaves } from './scope.ts';
import { matches } from './where.ts';

/** `count`: how many distinct things the evidence must show. */
export function count(rule: CountRule, context: RuleContext): RuleAnswer {
  const cells = cellsOf(context, rule);
  const asksAtLeast = rule['at-least'] !== undefined || rule['at-most'] === undefined;
  const look = (instances: readonly Instance[]) =>
    cells.map(({ name, leaves }) => {
      const inCell = within(instances, leaves);
      const base = () => (rule.of === 'criteria' ? leaves.size : measure(inCell, rule.of, rule.having));
      const value = measured(inCell, rule);
      const atLeast = bound(rule['at-least'] ?? '1', base, 'up');
      const atMost = rule['at-most'] === undefined ? undefined : bound(rule['at-most'], base, 'down');
      return { cell: name, measured: value, atLeast, atMost };
    });
  const accepted = look(context.accepted);
  const claimed = look(context.claimed);
  const enough = (found: typeof accepted) => found.every((cell) => cell.measured >= cell.atLeast);
  // What is undecided may yet be accepted, so too many is asked of everything claimed.
  const overfull = claimed.find((cell) => cell.atMost !== undefined && cell.measured > cell.atMost);
  const tooMany = overfull !== undefined;
  const status = tooMany ? 'gap' : !asksAtLeast || enough(accepted) ? 'met' : enough(claimed) ? 'claimed' : 'gap';

  const scope = new Set(scopeLeaves(context, rule.criteria));
  const asked = (instances: readonly Instance[], leaves: ReadonlySet<Leaf>) =>
    within(instances, leaves).filter((instance) => matches(rule.where, instance));
  const seen = countedItems(context, (instances) =>
    cells.flatMap(({ leaves }) => contributing(asked(instances, leaves), rule)),
  );
  // Of several cells, the one in which the rule is worst off.
  const worstOff = tooMany || !asksAtLeast ? Math.max : Math.min;
  const report = (found: typeof accepted) => ({
    measured: found.length === 0 ? 0 : worstOff(...found.map((cell) => cell.measured)),
    ...(rule.per === undefined || rule.per === 'unit'
      ? {}
      : {
          cells: found.map((cell) => ({
            cell: cell.cell,
            measured: cell.measured,
            ...(asksAtLeast ? { needed: cell.atLeast } : {}),
          })),
        }),
  });
  const needed = Math.max(0, ...claimed.map((cell) => cell.atLeast));
  const atMost = (overfull ?? claimed[0])?.atMost;
  return {
    kind: 'count',
    status,
    what: describeRule({ count: rule }, context.unit),
    accepted: report(accepted),
    claimed: report(claimed),
    ...(asksAtLeast ? { needed } : {}),
    ...(atMost === undefined ? {} : { atMost }),
    ...seen,
    nearMisses: [
      ...nearMisses(context, rule, seen.counted),
      ...shortOf(asked(context.claimed, scope), rule, seen.counted),
    ],
  };
}

/** Items that the filter lets pass and that show nothing of what is counted, or too little of it, each with the reason. */
function shortOf(asked: readonly Instance[], rule: CountRule, counted: readonly string[]): RuleResult['nearMisses'] {
  const found = new Map<string, string>();
  for (const instance of asked) {
    const { id } = instance.item;
    if (counted.includes(id) || found.has(id)) continue;
    const reason = shortfall(instance, asked, rule);
    if (reason !== undefined) found.set(id, reason);
  }
  return [...found].map(([evidence, reason]) => ({ evidence, reason }));
}
