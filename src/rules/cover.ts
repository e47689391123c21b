import type { CoverRule } from '../model/rule.ts';
import { coveredValues, describeRule } from './describe.ts';
import { type Instance, within } from './instances.ts';
import { onSeparateOccasions } from './matching.ts';
import { nearMisses } from './near-misses.ts';
import { countedItems, type RuleAnswer, type RuleContext } from './rule-context.ts';
import { cellsOf } from './scope.ts';
import { matches } from './where.ts';

/** `cover`: which values of a facet must be seen. */
export function cover(rule: CoverRule, context: RuleContext): RuleAnswer {
  const values = coveredValues(rule, context.unit);
  const atLeast = rule['at-least'] ?? values.length;
  const separate = rule['separate-occasions'] === true;
  const tagOf = (value: string) => `${rule.facet}/${value}`;
  const cells = cellsOf(context, rule.per === undefined ? {} : { per: rule.per });

  const foundIn = (instances: readonly Instance[]): string[] => {
    const shown = instances.filter((instance) => matches(rule.where, instance));
    if (!separate) return values.filter((value) => shown.some((instance) => instance.tags.has(tagOf(value))));
    const occasionsOf = new Map(
      values.map((value) => [
        value,
        new Set(shown.filter((instance) => instance.tags.has(tagOf(value))).map((instance) => instance.occasion)),
      ]),
    );
    return onSeparateOccasions(occasionsOf);
  };
  const look = (instances: readonly Instance[]) =>
    cells.map(({ name, leaves }) => ({ cell: name, found: foundIn(within(instances, leaves)) }));
  const accepted = look(context.accepted);
  const claimed = look(context.claimed);
  // A facet without values, which spec check reports, must not hold by having nothing to show.
  const enough = (found: typeof accepted) => values.length > 0 && found.every((cell) => cell.found.length >= atLeast);
  const status = enough(accepted) ? 'met' : enough(claimed) ? 'claimed' : 'gap';

  const tags = values.map(tagOf);
  const seen = countedItems(context, (instances) =>
    instances.filter((instance) => matches(rule.where, instance) && tags.some((tag) => instance.tags.has(tag))),
  );
  const report = (found: typeof accepted) => ({
    found: values.filter((value) => found.every((cell) => cell.found.includes(value))),
    ...(rule.per === undefined || rule.per === 'unit' ? {} : { cells: found }),
  });
  return {
    kind: 'cover',
    status,
    what: describeRule({ cover: rule }, context.unit),
    accepted: report(accepted),
    claimed: report(claimed),
    needed: values,
    ...(atLeast === values.length ? {} : { atLeast }),
    ...(separate ? { separateOccasions: true as const } : {}),
    ...seen,
    nearMisses: nearMisses(context, { where: rule.where }, seen.counted, tags),
  };
}
