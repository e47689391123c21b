import type { RuleResult } from '../model/result.ts';
import type { Indicator, JudgeRule } from '../model/rule.ts';
import { describeRule } from './describe.ts';
import { within } from './instances.ts';
import { bound, measure, measured } from './measure.ts';
import { nearMisses } from './near-misses.ts';
import { itemIds, type RuleAnswer, type RuleContext } from './rule-context.ts';
import { cellsOf } from './scope.ts';

/** `judge`: an assessor decides and says why; the numbers stand beside the judgement and never in its place. */
export function judge(rule: JudgeRule, context: RuleContext): RuleAnswer {
  const { judgement, claimed } = context;
  const holds = judgement !== undefined && !judgement.stale;
  const status = holds ? (judgement.outcome === 'met' ? 'met' : 'gap') : claimed.length > 0 ? 'claimed' : 'gap';
  const counted = itemIds(claimed);
  return {
    kind: 'judge',
    status,
    what: describeRule({ judge: rule }, context.unit),
    indicators: (rule.indicators ?? []).map((indicator) => indicate(indicator, context)),
    ...(judgement === undefined ? {} : { judgement }),
    counted,
    nearMisses: nearMisses(context, {}, counted),
  };
}

/** One number beside a judgement, on the claimed basis: the smallest of its cells. */
function indicate(indicator: Indicator, context: RuleContext): NonNullable<RuleResult['indicators']>[number] {
  const cells = cellsOf(context, indicator).map(({ leaves }) => {
    const inCell = within(context.claimed, leaves);
    const base = () => (indicator.of === 'criteria' ? leaves.size : measure(inCell, indicator.of, indicator.having));
    return { measured: measured(inCell, indicator), expected: expectation(indicator['at-least'], base, context) };
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

function expectation(written: string | undefined, base: () => number, { indicators }: RuleContext): number | undefined {
  if (written === undefined) return undefined;
  if (written.startsWith('policy.')) {
    const name = written.slice('policy.'.length);
    return Object.hasOwn(indicators, name) ? indicators[name] : undefined;
  }
  return bound(written, base, 'up');
}
