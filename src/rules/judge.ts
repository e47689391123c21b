import { naturalOrder } from '../model/natural-order.ts';
import type { RuleResult, RuleStatus } from '../model/result.ts';
import type { Indicator, JudgeRule } from '../model/rule.ts';
import { describeRule } from '../words/rules.ts';
import { within } from './instances.ts';
import { baseOf, bound, groundsOf, measured } from './measure.ts';
import { nearMisses } from './near-misses.ts';
import { itemIds, type RuleContext, type RuleStanding } from './rule-context.ts';
import { cellsOf } from './scope.ts';
import { matches } from './where.ts';

/** `judge`: an assessor decides and says why; the numbers stand beside the judgement and never in its place. */
export function judge(rule: JudgeRule, context: RuleContext): RuleStanding {
  const { judgement, claimed } = context;
  const holds = judgement !== undefined && !judgement.stale;
  const status = holds ? (judgement.outcome === 'met' ? 'met' : 'gap') : claimed.length > 0 ? 'claimed' : 'gap';
  return { kind: 'judge', status, row: () => judgeRow(rule, context, status) };
}

function judgeRow(rule: JudgeRule, context: RuleContext, status: RuleStatus): RuleResult {
  const { judgement, claimed } = context;
  const counted = itemIds(claimed);
  const facets = (rule.indicators ?? []).flatMap(({ facet }) => facet ?? []);
  return {
    kind: 'judge',
    status,
    what: describeRule({ judge: rule }, context.unit),
    indicators: (rule.indicators ?? []).map((indicator) => indicate(indicator, context)),
    ...(facets.length === 0 ? {} : { facets }),
    ...(judgement === undefined ? {} : { judgement }),
    ...behind(rule, context),
    counted,
    nearMisses: nearMisses(context, {}, counted),
  };
}

/** The occasions that some indicator looked at, each with its days, its customers and its items. */
function behind({ indicators = [] }: JudgeRule, context: RuleContext): Pick<RuleResult, 'occasions'> {
  const looked = new Set(
    indicators.flatMap((indicator) =>
      cellsOf(context, indicator).flatMap(({ leaves }) =>
        context.claimed.filter(
          (instance) => instance.claims.some((leaf) => leaves.has(leaf)) && matches(indicator.where, instance),
        ),
      ),
    ),
  );
  const occasions = new Map<string, { dates: Set<string>; customers: Set<string>; evidence: Set<string> }>();
  for (const { occasion, dates, customers, item } of looked) {
    const row = occasions.get(occasion) ?? { dates: new Set(), customers: new Set(), evidence: new Set() };
    for (const date of dates) row.dates.add(date);
    for (const customer of customers) row.customers.add(customer);
    occasions.set(occasion, { ...row, evidence: row.evidence.add(item.id) });
  }
  if (occasions.size === 0) return {};
  const rows = [...occasions].map(([occasion, { dates, customers, evidence }]) => ({
    occasion: occasion.replace(/^(on|event) /, ''),
    dates: [...dates].sort(),
    customers: [...customers].sort(naturalOrder),
    evidence: [...evidence],
  }));
  return { occasions: rows.sort((a, b) => naturalOrder(a.dates[0] ?? '', b.dates[0] ?? '')) };
}

/** One number beside a judgement, on the claimed basis: the smallest of its cells. */
function indicate(indicator: Indicator, context: RuleContext): NonNullable<RuleResult['indicators']>[number] {
  const ground = groundsOf(indicator, context)('claimed', indicator['at-least']);
  const cells = cellsOf(context, indicator).map(({ leaves }) => {
    const inCell = within(context.claimed, leaves);
    const base = () => baseOf(inCell, leaves, indicator, ground, context.unasked);
    return { measured: measured(inCell, indicator, ground), expected: expectation(indicator, base, context) };
  });
  const smallest = cells.reduce(
    (least, cell) => (cell.measured < least.measured ? cell : least),
    cells[0] ?? { measured: 0, expected: undefined },
  );
  return {
    of: indicator.of,
    measured: smallest.measured,
    ...(smallest.expected === undefined ? {} : { expected: smallest.expected }),
  };
}

function expectation(
  { of, 'at-least': written }: Indicator,
  base: () => number,
  { indicators }: RuleContext,
): number | undefined {
  if (written === undefined) return undefined;
  if (written.startsWith('policy.')) {
    const name = written.slice('policy.'.length);
    return Object.hasOwn(indicators, name) ? indicators[name] : undefined;
  }
  return bound(written, of, base, 'up');
}
