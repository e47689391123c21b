import { once } from '../model/once.ts';
import type { Miss } from '../model/reason.ts';
import type { RuleResult, RuleStatus } from '../model/result.ts';
import type { CountRule } from '../model/rule.ts';
import type { Leaf } from '../model/unit.ts';
import { describeRule } from '../words/rules.ts';
import { type Instance, within } from './instances.ts';
import { baseOf, bound, contributing, type Ground, groundsOf, isShare, measured, shortfall } from './measure.ts';
import { nearMisses, nearMissRows } from './near-misses.ts';
import { type Basis, countedItems, type RuleContext, type RuleStanding } from './rule-context.ts';
import { cellsOf, scopeLeaves } from './scope.ts';
import { matches } from './where.ts';

/** `count`: how many distinct things the evidence must show. */
export function count(rule: CountRule, context: RuleContext): RuleStanding {
  const figures = figuresOf(rule, context);
  const { status } = figures;
  return { kind: 'count', status, row: () => countRow(rule, context, figures) };
}

/** What is measured in each cell on each basis, against which bounds, and whether it is enough and not too much. */
function figuresOf(rule: CountRule, context: RuleContext) {
  const cells = cellsOf(context, rule);
  const asksAtLeast = rule['at-least'] !== undefined || rule['at-most'] === undefined;
  const grounds = groundsOf(rule, context);
  const look = (instances: readonly Instance[], basis: Basis) =>
    cells.map(({ name, leaves }) => {
      const inCell = within(instances, leaves);
      const against = (written: string | undefined, round: 'up' | 'down') => {
        const ground = grounds(basis, written);
        const base = () => baseOf(inCell, leaves, rule, ground, context.unasked);
        return {
          measured: measured(inCell, rule, ground),
          bound: written === undefined ? undefined : bound(written, rule.of, base, round),
        };
      };
      return { cell: name, low: against(rule['at-least'] ?? '1', 'up'), high: against(rule['at-most'], 'down') };
    });
  const accepted = look(context.accepted, 'accepted');
  const claimed = once(() => look(context.claimed, 'claimed'));
  // A share of no hours at all is none; of other things, at least one is asked for anyway.
  const least = rule.of === 'hours' && isShare(rule['at-least']) ? Number.MIN_VALUE : 0;
  const enough = (found: typeof accepted) => found.every(({ low }) => low.measured >= Math.max(low.bound!, least));
  // What is undecided may yet be accepted, so too many is asked of everything claimed.
  const isOverfull = ({ high }: (typeof accepted)[number]) => high.bound !== undefined && high.measured > high.bound;
  const overfull = rule['at-most'] === undefined ? undefined : claimed().find(isOverfull);
  const tooMany = overfull !== undefined;
  const status: RuleStatus = tooMany
    ? 'gap'
    : !asksAtLeast || enough(accepted)
      ? 'met'
      : enough(claimed())
        ? 'claimed'
        : 'gap';
  return { status, cells, accepted, claimed, overfull, asksAtLeast };
}

function countRow(rule: CountRule, context: RuleContext, figures: ReturnType<typeof figuresOf>): RuleResult {
  const { status, cells, accepted, overfull, asksAtLeast } = figures;
  const claimed = figures.claimed();
  const grounds = groundsOf(rule, context);
  const tooMany = overfull !== undefined;
  const scope = new Set(scopeLeaves(context, rule.criteria));
  const written = asksAtLeast ? rule['at-least'] : rule['at-most'];
  const asked = (instances: readonly Instance[], leaves: ReadonlySet<Leaf>) =>
    within(instances, leaves).filter((instance) => matches(rule.where, instance));
  const seen = countedItems(context, (instances, basis) =>
    cells.flatMap(({ leaves }) => contributing(asked(instances, leaves), rule, grounds(basis, written))),
  );
  // Of several cells, the one in which the rule is worst off.
  const worstOff = tooMany || !asksAtLeast ? Math.max : Math.min;
  const side = tooMany || !asksAtLeast ? 'high' : 'low';
  const report = (found: typeof accepted) => ({
    measured: found.length === 0 ? 0 : worstOff(...found.map((cell) => cell[side].measured)),
    ...(rule.per === undefined || rule.per === 'unit'
      ? {}
      : {
          cells: found.map((cell) => ({
            cell: cell.cell,
            measured: cell[side].measured,
            ...(asksAtLeast ? { needed: cell.low.bound! } : {}),
          })),
        }),
  });
  const needed = Math.max(0, ...claimed.map(({ low }) => low.bound!));
  const atMost = (overfull ?? claimed[0])?.high.bound;
  return {
    kind: 'count',
    status,
    what: describeRule({ count: rule }, context.unit),
    of: rule.of,
    ...(rule.facet === undefined ? {} : { facet: rule.facet }),
    accepted: report(accepted),
    claimed: report(claimed),
    ...(asksAtLeast ? { needed } : {}),
    ...(atMost === undefined ? {} : { atMost }),
    ...seen,
    nearMisses: [
      ...nearMisses(context, rule, seen.counted),
      ...nearMissRows(shortOf(asked(context.claimed, scope), rule, seen.counted, grounds('claimed', written))),
    ],
  };
}

/** Items that the filter lets pass and that show nothing of what is counted, or too little of it, each with the reason. */
function shortOf(
  asked: readonly Instance[],
  rule: CountRule,
  counted: readonly string[],
  ground: Ground,
): ReadonlyMap<string, Miss> {
  const found = new Map<string, Miss>();
  for (const instance of asked) {
    const { id } = instance.item;
    if (counted.includes(id) || found.has(id)) continue;
    const reason = shortfall(instance, asked, rule, ground);
    if (reason !== undefined) found.set(id, reason);
  }
  return found;
}
